"""How long a reply to a kind of matter may take, in a partnership."""

from goldthread.partnership.matters.kinds import KINDS, MatterKind
from goldthread.partnership.matters.models import ReplyTime


def reply_days(space_id: int, kind: MatterKind) -> int:
    """Days that the partnership set; otherwise the local default."""
    said = ReplyTime.objects.filter(space_id=space_id, kind=kind.code).values_list("days", flat=True).first()
    return said or kind.days


def reply_times(space_id: int) -> dict[str, int]:
    """The days of every kind, by its code. One query."""
    said = dict(ReplyTime.objects.filter(space_id=space_id).values_list("kind", "days"))
    return {code: said.get(code, kind.days) for code, kind in KINDS.items()}
