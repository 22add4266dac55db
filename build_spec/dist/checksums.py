"""The sums by which people check what they got, and the signature over them."""

import hashlib
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from build_spec.stop import Stop

NAME: Final = "SHA256SUMS"


def write(files: Iterable[Path]) -> Path:
    """Write the sums beside the files, as `sha256sum --check` reads them."""
    ordered = sorted(files, key=lambda file: file.name)
    sums = ordered[0].with_name(NAME)
    lines = [f"{sum_of(file)}  {file.name}\n" for file in ordered]
    sums.write_text("".join(lines), encoding="utf-8")
    return sums


def sum_of(file: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def differences(one: Path, other: Path) -> list[str]:
    """The names that two files of sums do not have in common with the same sum."""
    lines = [set(file.read_text(encoding="utf-8").splitlines()) for file in (one, other)]
    return sorted({line.partition("  ")[2] for line in lines[0] ^ lines[1]})


def sign(sums: Path, key: str) -> Path:
    """Sign the sums with a key of the user's own keyring, beside them. Raises Stop."""
    signature = sums.with_name(f"{NAME}.asc")
    signature.unlink(missing_ok=True)
    options = ["--batch", "--local-user", key, "--armor", "--detach-sign"]
    command = ["gpg", *options, "--output", str(signature), str(sums)]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise Stop("gpg, which signs, is not installed.", 1) from None
    except subprocess.CalledProcessError as failed:
        raise Stop(f"gpg did not sign with {key}: {failed.stderr.strip()}", 1) from None
    return signature
