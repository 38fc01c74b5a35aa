"""Take in a file that somebody sends: what it is, how large, without what it should not tell."""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from goldthread.foundation.files import storage
from goldthread.foundation.files.kinds import ANY, KINDS, Taken
from goldthread.foundation.files.pictures import without_metadata
from goldthread.foundation.files.problems import FileRefused
from goldthread.foundation.files.sniffing import kind_of
from goldthread.foundation.records.file_names import file_name

SALT = "goldthread.files.received"
SMALLER = "Save it smaller, for example as a PDF, or send a link to where it is kept."


@dataclass(frozen=True)
class Received:
    """A file that was found good and lies in the store, known to no record yet."""

    name: str
    kind: str
    size: int
    sha256: str
    place: str

    @property
    def ticket(self) -> str:
        """What a form carries for a file that need not be sent again; nobody but the program can make one."""
        return signing.dumps([self.name, self.kind, self.size, self.sha256, self.place], salt=SALT)

    @property
    def words(self) -> str:
        """ "minutes.pdf (a PDF, 1.2 MB)"."""
        return f"{self.name} ({KINDS[self.kind].title}, {filesizeformat(self.size)})"


def receive(upload: UploadedFile, taken: Taken = ANY) -> Received:
    """Look at a file and keep its bytes. Raise FileRefused, with nothing kept, also for what is not ``taken``."""
    name = _plain_name(upload.name or "file")
    most = settings.FILE_BYTES
    if (upload.size or 0) > most:
        smaller = SMALLER if "pdf" in taken.codes else f"Send {taken.words}, in several parts if need be."
        raise FileRefused(
            f"“{name}” is {filesizeformat(upload.size or 0)}, and {filesizeformat(most)} is the most that is taken."
            f" {smaller}"
        )
    data = upload.read()
    kind = kind_of(data, name, taken)
    kept = without_metadata(data, kind) if kind.is_image else data
    return stored(name, kind.code, kept)


def stored(name: str, kind: str, data: bytes) -> Received:
    """What the program made itself, or has looked at, put into the store."""
    return Received(name, kind, len(data), sha256(data).hexdigest(), storage.put(data))


def received_before(ticket: str) -> Received | None:
    """The file that a form carries, if the ticket is ours and its bytes still wait."""
    try:
        name, kind, size, digest, place = signing.loads(ticket, salt=SALT, max_age=storage.A_FORM_MAY_TAKE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Received(name, kind, size, digest, place) if storage.lies_at(place) else None


def _plain_name(name: str) -> str:
    """The name without folders, as every system can keep it."""
    return file_name(name.replace("\\", "/").rpartition("/")[2])
