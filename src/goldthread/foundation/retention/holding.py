"""What stands under a hold."""

from collections.abc import Iterable, Sequence

from goldthread.foundation.retention.kinds.declaring import Kind
from goldthread.foundation.retention.models import Hold


def holds_in(space_id: int) -> list[Hold]:
    return list(Hold.objects.filter(space=space_id).standing().order_by("pk"))


def holds_on_everything(space_id: int) -> list[Hold]:
    """Those that stand on all of a space, and so on what goes by jobs of its own too."""
    return [one for one in holds_in(space_id) if one.scope == Hold.Scope.SPACE]


def holds_on(holds: Iterable[Hold], kind: Kind, root: int) -> list[Hold]:
    """Of the holds that stand, those that a record of a kind is under: its own, its class's, the space's."""
    return [one for one in holds if _is_about(one, kind, root)]


def _is_about(hold: Hold, kind: Kind, root: int) -> bool:
    if hold.scope == Hold.Scope.RECORD:
        return (hold.kind, hold.object_id) == (kind.code, root)
    return hold.scope == Hold.Scope.SPACE or hold.retention_class == kind.class_code


def words_of(holds: Sequence[Hold]) -> str:
    """Why nothing is destroyed, as a sentence."""
    grounds = ", ".join(dict.fromkeys(one.get_ground_display().lower() for one in holds))
    return f"It is under a hold ({grounds}). Nothing of it is destroyed until the hold is lifted."
