"""How a record is found by its words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Searchable:
    """What of a record is searched, as SQL over its row (``r``).

    ``kind`` says on the page what a hit is. ``title`` is what a hit shows, ``words`` what else it is found
    by, ``needs`` the name of the permission that a person must hold in the space to find it at all (a further
    check, on the record itself, follows). The database keeps the index in step, so that bulk changes and
    raw SQL count. ``beside`` names what telling a hit and its address needs of other records.
    """

    kind: str
    title: str
    words: str
    needs: str
    beside: tuple[str, ...] = ()
