"""What people call each setting."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def locked_name(key: str) -> str:
    """The same of one that is locked: no longer only what a person begins with."""
    return {
        "language": translate("SettingNames", "Language"),
        "theme": translate("SettingNames", "Theme"),
        "font_percent": translate("SettingNames", "Text size"),
    }.get(key) or setting_name(key)


def setting_name(key: str) -> str:
    """The setting of this key in the language in use."""
    return {
        "database_url": translate("SettingNames", "Database"),
        "postgres_server": translate("SettingNames", "Server"),
        "postgres_port": translate("SettingNames", "Port of the server"),
        "postgres_user": translate("SettingNames", "User at the server"),
        "postgres_password": translate("SettingNames", "Password at the server"),
        "postgres_db": translate("SettingNames", "Database on the server"),
        "log_level": translate("SettingNames", "Detail of the log"),
        "pool_size": translate("SettingNames", "Connections kept open"),
        "connect_timeout": translate("SettingNames", "Wait for the server, in seconds"),
        "statement_timeout": translate("SettingNames", "Longest statement, in seconds"),
        "lock_timeout": translate("SettingNames", "Wait for a lock, in seconds"),
        "language": translate("SettingNames", "First language"),
        "theme": translate("SettingNames", "First theme"),
        "font_percent": translate("SettingNames", "First text size, in percent"),
        "scanner_gap": translate("SettingNames", "Scanner: milliseconds between keys"),
        "scanner_ending": translate("SettingNames", "Scanner: end of a code"),
        "operator": translate("SettingNames", "Operator"),
        "workstation": translate("SettingNames", "Workstation"),
        "backup_folder": translate("SettingNames", "Folder of the backups"),
        "backup_schedule": translate("SettingNames", "Backups: every so many hours, 0 for never"),
        "business_date": translate("SettingNames", "Fixed business date"),
        "site_name": translate("SettingNames", "Name of a new site"),
        "site_timezone": translate("SettingNames", "Time zone of a new site"),
        "site_currency": translate("SettingNames", "Currency of a new site"),
    }[key]
