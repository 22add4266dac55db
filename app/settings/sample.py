"""A settings file to begin with: every key, what it means, commented out."""

from app.settings.layers import machine_file, user_file
from app.settings.names import SETTINGS


def sample() -> str:
    """Valid TOML as it is, and with any line that holds a key uncommented."""
    head = (
        "# FirstOut: settings of a person or a machine, in TOML.\n"
        f"# A person's own file:      {user_file()}\n"
        f"# For the whole machine:    {machine_file()}\n"
        "# What stands higher wins: command line, environment, person, machine, default.\n"
    )
    parts = [
        "\n".join(f"## {line}" for line in name.meaning.splitlines())
        + f"\n## Environment: {name.variable}\n# {name.key} = {name.example}\n"
        for name in SETTINGS
    ]
    return "\n".join([head, *parts])
