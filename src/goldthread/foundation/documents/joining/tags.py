"""The tags of several PDFs as those of one.

A tagged PDF has a tree of what its content is, and a table by which each page finds its place in that tree, under a
number that the page carries. Joined, the trees stand one after another below one root, and the numbers of each file are
moved up so that none is there twice (ISO 32000-1, 14.7).
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf

from goldthread.foundation.documents.joining.strange import STRANGE

LARGEST = 10_000_000
"""Numbers of a file above this are a mistake, and would leave none for the files behind it."""


@dataclass
class Read:
    """The tags of one PDF, ready to be hung below the root: all of them could be read."""

    children: list[Any] = field(default_factory=list)
    roles: list[tuple[str, Any]] = field(default_factory=list)
    numbers: list[tuple[int, Any]] = field(default_factory=list)
    moved: list[tuple[Object, str, int]] = field(default_factory=list)


class Tags:
    """Takes the pages of one PDF after another into ``whole``, with their tags."""

    def __init__(self, whole: Pdf) -> None:
        self.whole = whole
        self.root = whole.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root))
        self.children = Array()
        self.numbers = Array()
        self.roles = Dictionary()
        self.next_number = 0
        self.all_tagged = True

    def take_pages(self, pdf: Pdf) -> None:
        """Append the pages of a PDF. Those of one without tags, or with tags that cannot be read, come without."""
        before = len(self.whole.pages)
        self.whole.pages.extend(pdf.pages)
        pages = self.whole.pages[before:]
        read = self._read(pdf, pages)
        if read is None:
            self.all_tagged = False
            _forget(pages)
        else:
            self._take(read)

    def _read(self, pdf: Pdf, pages: list[Any]) -> Read | None:
        """Everything is read before anything is taken: half of the tags of a file would mislead."""
        try:
            if "/K" not in pdf.Root.StructTreeRoot:
                return None
            copied = self.whole.copy_foreign(pdf.make_indirect(pdf.Root.StructTreeRoot))
            return Read(
                children=[one for one in _several(copied.K) if getattr(one, "_type_name", "") == "dictionary"],
                roles=list(copied.get("/RoleMap", Dictionary()).items()),
                numbers=list(_numbers_of(copied.get("/ParentTree", Dictionary()), set())),
                moved=list(_carried(pages)),
            )
        except STRANGE:
            return None

    def _take(self, read: Read) -> None:
        """Hang them in their place, every number moved up behind those that are there."""
        for child in read.children:
            child.P = self.document
            self.children.append(child)
        for name, meaning in read.roles:
            # What one file means by a tag of its own. Of two meanings the first stays: nothing is drawn by it.
            if name not in self.roles:
                self.roles[name] = meaning
        for number, place in read.numbers:
            self.numbers.append(number + self.next_number)
            self.numbers.append(place)
        for carrier, key, number in read.moved:
            carrier[key] = number + self.next_number
        given = [number for number, _ in read.numbers] + [number for _, _, number in read.moved]
        self.next_number += 1 + max(given, default=0)

    def finish(self) -> None:
        """Hang the trees below one root."""
        self.document.K = self.children
        self.root.K = Array([self.document])
        self.root.ParentTree = self.whole.make_indirect(Dictionary(Nums=self.numbers))
        self.root.ParentTreeNextKey = self.next_number
        if self.roles:
            self.root.RoleMap = self.roles
        self.whole.Root.StructTreeRoot = self.root
        self.whole.Root.MarkInfo = Dictionary(Marked=self.all_tagged)


def _numbers_of(tree: Object, seen: set[tuple[int, int]]) -> Iterator[tuple[int, Any]]:
    """The table of a file. A large one is a tree of tables; one that leads back into itself is read once."""
    if tree.is_indirect:
        if tree.objgen in seen:
            return
        seen.add(tree.objgen)
    for branch in tree.get("/Kids", ()):
        yield from _numbers_of(branch, seen)
    pairs = list(tree.get("/Nums", ()))
    for number, place in zip(pairs[::2], pairs[1::2], strict=False):
        yield _within_reach(int(number)), place


def _carried(pages: list[Any]) -> Iterator[tuple[Object, str, int]]:
    """The numbers that pages and their links carry."""
    for page in pages:
        for carrier, key in _carriers(page):
            if key in carrier and int(carrier[key]) >= 0:
                yield carrier, key, _within_reach(int(carrier[key]))


def _carriers(page: Any) -> list[tuple[Object, str]]:
    notes = [note for note in page.obj.get("/Annots", ()) if getattr(note, "_type_name", "") == "dictionary"]
    return [(page.obj, "/StructParents"), *((note, "/StructParent") for note in notes)]


def _within_reach(number: int) -> int:
    if not 0 <= number <= LARGEST:
        raise ValueError("No file has so many parts.")
    return number


def _forget(pages: list[Any]) -> None:
    """Without its tags, a page would find those of another file under the number that it carries."""
    for page in pages:
        with suppress(*STRANGE):
            for carrier, key in _carriers(page):
                if key in carrier:
                    del carrier[key]


def _several(value: Object) -> list[Any]:
    return list(value) if getattr(value, "_type_name", "") == "array" else [value]
