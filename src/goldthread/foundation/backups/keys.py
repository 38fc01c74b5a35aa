"""The two halves of a backup's key, in the format of age (https://age-encryption.org), so that its own tool opens them.

The public half closes archives and lies in the settings. The private half opens them and lies nowhere on this
machine but where its holder puts it: a machine that makes backups cannot read the old ones.
"""

from collections.abc import Iterable
from pathlib import Path

from pyrage import IdentityError, RecipientError
from pyrage.x25519 import Identity, Recipient

from goldthread.foundation.backups.refusing import CannotBackUp, CannotRestore
from goldthread.foundation.disk.whole_files import make_file, make_folder


def make_key(path: Path) -> str:
    """Write a new private key to a file that only its owner reads, never over another; give its public half."""
    made = Identity.generate()
    public = str(made.to_public())
    try:
        make_folder(path.parent)
        make_file(path, f"# Opens backups of Goldthread that were closed with {public}\n{made}\n".encode())
    except FileExistsError:
        raise CannotBackUp(f"There is a file {path} already, and it may open archives. Name another.") from None
    except OSError as problem:
        raise CannotBackUp(f"{path} cannot be written: {problem.strerror}.") from None
    return public


def private_keys(path: Path) -> list[Identity]:
    """The keys in a file that opens archives."""
    try:
        lines = path.read_text().splitlines()
        keys = [Identity.from_str(line.strip()) for line in lines if line.strip() and not line.startswith("#")]
    except OSError as problem:
        raise CannotRestore(f"{path} cannot be read: {problem.strerror}.") from None
    except (IdentityError, UnicodeDecodeError):
        keys = []
    if not keys:
        raise CannotRestore(f"{path} holds no key that opens backups. It begins with AGE-SECRET-KEY-1.")
    return keys


def public_keys(written: Iterable[str]) -> list[Recipient]:
    """The public halves as the settings name them: any one of their holders opens the archive."""
    keys = list(written)
    if not keys:
        raise CannotBackUp(
            "There is no key to close the archive with. Make one with goldthread keys make-backup-key, and set"
            " GOLDTHREAD_BACKUP_KEY to the public half that it prints."
        )
    try:
        return [Recipient.from_str(key) for key in keys]
    except RecipientError:
        raise CannotBackUp("GOLDTHREAD_BACKUP_KEY is no public key of backups. It begins with age1.") from None
