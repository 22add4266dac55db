"""Roles on PostgreSQL: their triggers come with the guards, which every upgrade renews."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """No table changes."""
