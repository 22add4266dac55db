"""Where a database file may lie: not on a network share, not in a synchronised folder."""

import ctypes
import os
from contextlib import suppress
from pathlib import Path

NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "fuse.sshfs", "fuse.rclone"}
)
SYNCHRONISED_FOLDERS = frozenset(
    {"dropbox", "onedrive", "google drive", "googledrive", "icloud drive", "nextcloud"}
)
_DRIVE_REMOTE = 4


def unsuitable(file: Path) -> str | None:
    """Say what is wrong with the folder of a database file, or None.

    SQLite's locks and its shared memory do not hold across a network (sqlite.org/wal.html),
    and a synchroniser copies half-written files.
    """
    folder = Path(os.path.realpath(file.parent))
    if any(part.casefold() in SYNCHRONISED_FOLDERS for part in folder.parts):
        return "synchronised folder"
    if os.name == "nt":
        return _windows_share(folder)
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return None
    kind = _file_system(folder, mounts.read_text(encoding="utf-8", errors="replace"))
    return f"network file system {kind}" if kind in NETWORK_FILE_SYSTEMS else None


def _file_system(folder: Path, mounts: str) -> str:
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        point = fields[1].replace("\\040", " ")
        if len(point) >= len(best) and folder.is_relative_to(point):
            best, kind = point, fields[2]
    return kind


def _windows_share(folder: Path) -> str | None:
    if folder.drive.startswith("\\\\"):
        return "network share"
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only Windows has it
    remote = kernel.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE
    return "network drive" if remote else None


def make_private(file: Path) -> None:
    """Create the file empty, 0600 from birth, or 0660 in a folder that its group may write.

    What root makes belongs to whom the folder belongs to, as SQLite does with its journals: else
    its owner could not open it. A file that is there stays as it is.
    """
    folder = file.parent.stat()
    with suppress(FileExistsError):
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        try:
            if hasattr(os, "geteuid") and os.geteuid() == 0:
                os.fchown(descriptor, folder.st_uid, folder.st_gid)
            if folder.st_mode & 0o020 and hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o660)
        finally:
            os.close(descriptor)
