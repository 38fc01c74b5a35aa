"""The mark of a row that a space owns: by it the wall knows which tables to stand around."""

from typing import ClassVar


class Owned:
    """A model whose rows belong to a space each, named by ``space_column``.

    ``also_visible`` is a further SQL condition under which a row may be read; it widens the wall, so a guard
    lists every use of it. ``public_rows`` is an SQL condition under which the role of the public site reads a row: for
    what is published, and for nothing else; a guard lists these too.
    """

    space_column: ClassVar[str] = "space_id"
    also_visible: ClassVar[str] = ""
    public_rows: ClassVar[str] = ""
