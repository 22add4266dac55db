"""What an export of everything says of itself."""

from typing import Final, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, NonNegativeInt

NAME: Final = "manifest.json"
FORMAT: Final = "firstout-everything"
VERSION: Final = 1
MOST_BYTES: Final = 1024 * 1024


class Member(BaseModel):
    """One table's file: its size and SHA-256 as it unpacks, and its rows without the header."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    rows: NonNegativeInt
    bytes: NonNegativeInt
    sha256: str


class Manifest(BaseModel):
    """The first thing to be read, and the last to be written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["firstout-everything"] = FORMAT
    version: int = VERSION
    schema_revision: int
    program: str
    site: str
    moment: AwareDatetime
    """When it was read, on the site's clock."""
    members: tuple[Member, ...]

    @property
    def rows(self) -> int:
        return sum(each.rows for each in self.members)
