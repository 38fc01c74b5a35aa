"""The kinds of file that can be loaded, in the order in which a new partnership needs them."""

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.imports.declaring import LoadKind
from goldthread.foundation.imports.kinds.actions import Actions
from goldthread.foundation.imports.kinds.agencies import Agencies
from goldthread.foundation.imports.kinds.groups import Groups
from goldthread.foundation.imports.kinds.people import People

KINDS: dict[str, LoadKind] = {kind.code: kind for kind in (Agencies(), Groups(), People(), Actions())}


def kinds_for(standing: Standing, space_id: int) -> list[LoadKind]:
    """The kinds that a person may load in a space."""
    return [kind for kind in KINDS.values() if standing.may(kind.needs, space_id)]
