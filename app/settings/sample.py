"""A settings file to begin with: every key, what it means, commented out."""

from app.settings.layers import machine_file, user_file
from app.settings.names import SETTINGS


def sample() -> str:
    """Valid TOML as it is, and with any line that holds a key uncommented."""
    head = (
        "# FirstOut: settings of a person or a machine, in TOML.\n"
        f"# A person's own file:      {user_file()}\n"
        f"# For the whole machine:    {machine_file()}\n"
        "# What stands higher wins: command line, environment, person, machine, default;\n"
        "# over all of them what the machine's file locks (see the end).\n"
    )
    parts = [
        "\n".join(f"## {line}" for line in name.meaning.splitlines())
        + f"\n## Environment: {name.variable}\n# {name.key} = {name.example}\n"
        for name in SETTINGS
    ]
    return "\n".join([head, *parts, _LOCKING])


_LOCKING = """\
## In the machine's file only, and at its end, for everything below belongs to it: what nobody
## on this machine may change. These values win over everything else; a file or variable that
## says otherwise is passed over, an argument that does is refused, and the window shows them
## with the reason. Any of the settings above can be locked; of a database's server and name
## both or none.
#[locked]
#theme = "dark"
#language = "es"
"""
