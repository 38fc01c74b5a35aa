"""What kinds of file are taken, and how each is known by what it holds, whatever its name says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileKind:
    """One kind: its name in a sentence, the endings that its names may have, and how it is served."""

    code: str
    title: str
    endings: tuple[str, ...]
    content_type: str
    is_image: bool = False
    is_package: bool = False
    """A zip archive with parts in it: Office and OpenDocument files."""


OFFICE = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"

KINDS = {
    kind.code: kind
    for kind in (
        FileKind("pdf", "a PDF", ("pdf",), "application/pdf"),
        FileKind("docx", "a Word document", ("docx",), f"{OFFICE}.wordprocessingml.document", is_package=True),
        FileKind("xlsx", "an Excel workbook", ("xlsx",), f"{OFFICE}.spreadsheetml.sheet", is_package=True),
        FileKind(
            "pptx", "a PowerPoint presentation", ("pptx",), f"{OFFICE}.presentationml.presentation", is_package=True
        ),
        FileKind("odt", "an OpenDocument text", ("odt",), f"{ODF}.text", is_package=True),
        FileKind("ods", "an OpenDocument spreadsheet", ("ods",), f"{ODF}.spreadsheet", is_package=True),
        FileKind("odp", "an OpenDocument presentation", ("odp",), f"{ODF}.presentation", is_package=True),
        FileKind("jpeg", "a JPEG picture", ("jpg", "jpeg"), "image/jpeg", is_image=True),
        FileKind("png", "a PNG picture", ("png",), "image/png", is_image=True),
        FileKind("webp", "a WebP picture", ("webp",), "image/webp", is_image=True),
        FileKind("txt", "a plain text", ("txt", "csv"), "text/plain; charset=utf-8"),
    )
}


@dataclass(frozen=True)
class Taken:
    """The kinds that a form takes, and how a sentence calls them for whoever sent another."""

    codes: tuple[str, ...]
    words: str

    @property
    def accept(self) -> str:
        """What a browser offers to choose from."""
        return ",".join(f".{ending}" for code in self.codes for ending in KINDS[code].endings)

    @property
    def office(self) -> tuple[str, ...]:
        """Endings of those that Office programs write."""
        return tuple(f".{code}" for code in self.codes if KINDS[code].content_type.startswith(OFFICE))


ANY = Taken(
    tuple(KINDS),
    "a PDF, a Word, Excel, PowerPoint or OpenDocument file, a picture (JPEG, PNG or WebP) or a plain text",
)


def kind_of_ending(ending: str) -> FileKind | None:
    """The kind that a name with this ending claims to be."""
    return next((kind for kind in KINDS.values() if ending.lower() in kind.endings), None)
