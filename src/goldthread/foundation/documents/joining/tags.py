"""The tags of several PDFs as those of one.

A tagged PDF has a tree of what its content is, and a table by which each page finds its place in that tree, under a
number that the page carries. Joined, the trees stand one after another below one root, and the numbers of each file are
moved up so that none is there twice (ISO 32000-1, 14.7).
"""

from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf


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
        """Append the pages of a PDF. Those of one without tags come as they are."""
        before = len(self.whole.pages)
        self.whole.pages.extend(pdf.pages)
        tree = pdf.Root.get("/StructTreeRoot")
        if tree is None or "/K" not in tree:
            self.all_tagged = False
            return
        copied = self.whole.copy_foreign(pdf.make_indirect(tree))
        self._take_children(copied.K)
        self._take_roles(copied.get("/RoleMap"))
        if "/ParentTree" in copied:
            self._take_numbers(copied.ParentTree)
        highest = self._move_up(self.whole.pages[before:])
        self.next_number = max(self.next_number + 1, highest + 1)

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

    def _take_children(self, children: Object) -> None:
        for child in _several(children):
            if getattr(child, "_type_name", "") == "dictionary":
                child.P = self.document
                self.children.append(child)

    def _take_roles(self, roles: Any) -> None:
        """What one file means by a tag of its own. Of two meanings the first stays: nothing is drawn by it."""
        for name, meaning in roles.items() if roles is not None else ():
            if name not in self.roles:
                self.roles[name] = meaning

    def _take_numbers(self, tree: Object) -> None:
        """The table of a file, its numbers moved up. A large one is a tree of tables."""
        for branch in tree.get("/Kids", ()):
            self._take_numbers(branch)
        pairs = list(tree.get("/Nums", ()))
        for number, place in zip(pairs[::2], pairs[1::2], strict=False):
            self.numbers.append(int(number) + self.next_number)
            self.numbers.append(place)

    def _move_up(self, pages: list[Any]) -> int:
        """The numbers that pages and their links carry. Gives the highest there is now."""
        highest = self.next_number
        for page in pages:
            highest = max(highest, self._moved(page.obj, "/StructParents"))
            for note in page.obj.get("/Annots", ()):
                highest = max(highest, self._moved(note, "/StructParent"))
        return highest

    def _moved(self, carrier: Object, key: str) -> int:
        if key not in carrier:
            return 0
        number = int(carrier[key]) + self.next_number
        carrier[key] = number
        return number


def _several(value: Object) -> list[Any]:
    return list(value) if getattr(value, "_type_name", "") == "array" else [value]
