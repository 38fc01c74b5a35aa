"""The kinds of file that can be loaded, in the order in which a new partnership needs them."""

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.imports.declaring import LoadKind
from goldthread.foundation.imports.kinds.actions import Actions
from goldthread.foundation.imports.kinds.agencies import Agencies
from goldthread.foundation.imports.kinds.groups import Groups
from goldthread.foundation.imports.kinds.people import People
from goldthread.foundation.imports.kinds.progress import Progress

KINDS: dict[str, LoadKind] = {kind.code: kind for kind in (Agencies(), Groups(), People(), Actions(), Progress())}
BRINGING = (*dict.fromkeys(kind.opened_by for kind in KINDS.values()), Can.RECORD_CASES)
"""The permissions that let somebody bring files of some kind: those of the kinds of here, and of cases."""


def register(kind: LoadKind) -> None:
    """A part that stands higher makes its own kind of file known, when the program starts."""
    KINDS[kind.code] = kind


def kind_of(code: str) -> LoadKind:
    """The kind of a load by its code. Facts that an operator loaded have none of their own and read like any."""
    return KINDS.get(code) or LoadKind()


def may_bring(kind: LoadKind, standing: Standing, space_id: int) -> bool:
    """Whether a person may bring files of a kind to a space."""
    return kind.may_be_brought(standing, space_id)


def kinds_for(standing: Standing, space_id: int) -> list[LoadKind]:
    """The kinds of which a person may bring files to a space."""
    return [kind for kind in KINDS.values() if may_bring(kind, standing, space_id)]
