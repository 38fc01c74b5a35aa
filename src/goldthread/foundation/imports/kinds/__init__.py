"""The kinds of file that can be loaded, in the order in which a new partnership needs them."""

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.imports.declaring import LoadKind
from goldthread.foundation.imports.kinds.actions import Actions
from goldthread.foundation.imports.kinds.agencies import Agencies
from goldthread.foundation.imports.kinds.groups import Groups
from goldthread.foundation.imports.kinds.people import People

KINDS: dict[str, LoadKind] = {kind.code: kind for kind in (Agencies(), Groups(), People(), Actions())}


def undone_words(kind: str) -> str:
    """What is told of a load that was undone, by the code of its kind; facts from a file have none of these kinds."""
    return KINDS[kind].undone if kind in KINDS else LoadKind.undone


def kinds_for(standing: Standing, space_id: int) -> list[LoadKind]:
    """The kinds that a person may load in a space."""
    return [kind for kind in KINDS.values() if standing.may(kind.needs, space_id)]
