"""The national schools register's own export, read as it is downloaded and narrowed to the schools of an area.

The whole of England has some fifty thousand lines of 140 columns. They are read one by one; what is kept is a small
file with the headings of ``kind``, which goes the way of every file that somebody brings.
"""

import codecs
import csv
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO

from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spreadsheets import write_csv
from goldthread.foundation.spreadsheets.problems import MEGABYTE, in_megabytes
from goldthread.partnership.engagement.models import Phase, Status
from goldthread.partnership.engagement.postcodes import PartsOfPostcodes
from goldthread.partnership.engagement.register.kind import LABELS

LARGEST = 200 * MEGABYTE
MOST_LINES = 200_000
"""Several times what the register holds, closed schools and all."""
UNREADABLE = "This file could not be read. Download it again and send it as it is."

COLUMNS = {
    "number": ("urn",),
    "name": ("establishmentname", "name"),
    "postcode": ("postcode",),
    "town": ("town",),
    "authority": ("la (code)",),
    "type": ("typeofestablishment (code)",),
    "registered_as": ("typeofestablishment (name)",),
    "group": ("establishmenttypegroup (code)",),
    "status": ("establishmentstatus (code)",),
    "closed_on": ("closedate",),
    "phase": ("phaseofeducation (name)",),
}
"""What is read, and the headings under which the register's exports have it. The first three are needed.

Who heads a school is not read: names would stay here long after they have changed there.
"""
NEEDED = {"number": "URN", "name": "EstablishmentName", "postcode": "Postcode"}

KIND_OF_TYPE = {
    "14": AgencyKind.ALTERNATIVE_PROVISION,
    "38": AgencyKind.ALTERNATIVE_PROVISION,
    "42": AgencyKind.ALTERNATIVE_PROVISION,
    "43": AgencyKind.ALTERNATIVE_PROVISION,
    "15": AgencyKind.EARLY_YEARS,
    "47": AgencyKind.EARLY_YEARS,
    "24": AgencyKind.SECURE,
}
KIND_OF_GROUP = {
    "1": AgencyKind.COLLEGE,
    "2": AgencyKind.COLLEGE,
    "3": AgencyKind.INDEPENDENT_SCHOOL,
    "4": AgencyKind.SCHOOL_MAINTAINED,
    "5": AgencyKind.SCHOOL_MAINTAINED,
    "10": AgencyKind.ACADEMY,
    "11": AgencyKind.ACADEMY,
}
"""By the register's codes; a type that says more closely what it is goes before its group."""
STATUSES = {"1": Status.OPEN, "2": Status.CLOSED, "3": Status.CLOSING, "4": Status.PROPOSED}


@dataclass(frozen=True)
class Area:
    """Whose schools are wanted: those of one local authority, by its three digits, or those with certain postcodes."""

    authority: str = ""
    postcodes: PartsOfPostcodes | None = None

    def has(self, said: Mapping[str, str]) -> bool:
        if self.authority:
            return said["authority"].lstrip("0") == self.authority.lstrip("0")
        return self.postcodes is not None and self.postcodes.have(said["postcode"])

    @property
    def words(self) -> str:
        return f"local authority {self.authority}" if self.authority else "those postcodes"


@dataclass
class Narrowed:
    """What came of an export: the small file, how many lines were read and how many of them are of the area."""

    data: bytes
    read: int
    kept: int


@dataclass
class _Export:
    """An export being read: the place of each column that it has."""

    places: dict[str, int]
    authorities: set[str] = field(default_factory=set)
    read: int = 0

    def said(self, cells: list[str]) -> dict[str, str]:
        """What a line says, by name of ours; nothing for columns that the file has not."""
        told = {name: cells[place].strip() for name, place in self.places.items() if place < len(cells)}
        return dict.fromkeys(COLUMNS, "") | told


def narrowed(file: IO[bytes], area: Area) -> Narrowed:
    """Read an export, or the ZIP file it comes in, and keep an area's schools. Raise Refused with a sentence."""
    try:
        lines = csv.reader(_text(_opening(file)))
        export = _Export(_places(next(lines, [])))
        _check(export, area)
        rows = list(_rows(lines, export, area))
    except (csv.Error, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        raise Refused(UNREADABLE, "file") from None
    if not rows:
        raise Refused(_none_found(export, area), "authority" if area.authority else "postcodes")
    return Narrowed(write_csv("Settings", list(LABELS.values()), rows), export.read, len(rows))


def _opening(file: IO[bytes]) -> Callable[[], IO[bytes]]:
    """How to read it from its beginning: the file itself, or the one CSV file in what was downloaded."""
    file.seek(0)
    if file.read(4) != b"PK\x03\x04":
        return lambda: _from_beginning(file)
    archive = zipfile.ZipFile(file)
    inside = [one for one in archive.infolist() if one.filename.lower().endswith(".csv")]
    if len(inside) != 1:
        raise Refused(f"There are {len(inside)} CSV files in this file. Send the one with the schools.", "file")
    if inside[0].file_size > LARGEST:
        raise Refused(f"The file unpacks to more than {in_megabytes(LARGEST)}: the schools register does not.", "file")
    return lambda: archive.open(inside[0])


def _from_beginning(file: IO[bytes]) -> IO[bytes]:
    file.seek(0)
    return file


def _text(opening: Callable[[], IO[bytes]]) -> Iterator[str]:
    """Its lines as text. The register writes Windows letters; newer copies may be UTF-8, which shows in their bytes."""
    encoding = "utf-8" if _is_utf8(opening()) else "cp1252"
    return (line.decode(encoding, "replace") for line in opening())


def _is_utf8(file: IO[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(MEGABYTE):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _places(headings: list[str]) -> dict[str, int]:
    known = {heading.strip().lower().lstrip("\ufeff"): place for place, heading in enumerate(headings)}
    found = {name: next((known[one] for one in names if one in known), None) for name, names in COLUMNS.items()}
    return {name: place for name, place in found.items() if place is not None}


def _check(export: _Export, area: Area) -> None:
    missing = [heading for name, heading in NEEDED.items() if name not in export.places]
    if missing:
        raise Refused(
            f"This is not an export of the schools register: it has no column “{missing[0]}”. Download “all"
            " establishment data” from Get Information about Schools as CSV, and send that file as it is.",
            "file",
        )
    if area.authority and "authority" not in export.places:
        raise Refused("This file does not say which authority a school is in. Choose by postcodes.", "authority")


def _rows(lines: Iterator[list[str]], export: _Export, area: Area) -> Iterator[list[str]]:
    for number, cells in enumerate(lines, start=2):
        if number > MOST_LINES:
            raise Refused(f"The file has more than {MOST_LINES:,} lines: the schools register has not.", "file")
        if not any(cells):
            continue
        export.read += 1
        said = export.said(cells)
        export.authorities.add(said["authority"])
        if area.has(said):
            yield _row(said, number)


def _row(said: dict[str, str], line: int) -> list[str]:
    """One line of the small file, under our headings."""
    kind = KIND_OF_TYPE.get(said["type"]) or KIND_OF_GROUP.get(said["group"])
    kind = kind or (AgencyKind.OTHER if said["group"] else AgencyKind.SCHOOL)
    status = STATUSES.get(said["status"], Status.OPEN)
    phases = {phase.label.lower(): phase.label for phase in Phase}
    words = {
        **{name: said[name] for name in ("number", "name", "registered_as", "postcode", "town")},
        "register": "URN",
        "kind": kind.label,
        "status": status.label,
        "closed_on": said["closed_on"] if status == Status.CLOSED else "",
        "phase": phases.get(said["phase"].lower(), ""),
        "register_line": str(line),
    }
    return [words.get(key, "") for key in LABELS]


def _none_found(export: _Export, area: Area) -> str:
    if not export.read:
        return "The file has headings and no schools."
    of = ""
    if area.authority:
        codes = sorted(export.authorities - {""})
        few = ", ".join(codes[:5]) + (" and others" if len(codes) > 5 else "")
        of = f" It has schools of {few}." if codes else ""
    return f"None of the {export.read:,} schools in this file is in {area.words}.{of}"
