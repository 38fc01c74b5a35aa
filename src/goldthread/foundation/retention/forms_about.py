"""The forms of retention, by the names under which their drafts are kept: what was typed there goes with its record."""

from collections.abc import Sequence
from enum import StrEnum

from goldthread.foundation.retention.kinds.declaring import Kind
from goldthread.foundation.retention.models import Decision, Hold


class OfRecord(StrEnum):
    """Forms about one record of any kind."""

    PROPOSE = "propose-destruction"
    KEEP = "keep-longer"
    HOLD = "place-hold"

    def step(self, kind: Kind, pk: int) -> str:
        return f"{self}-{kind.code}-{pk}"


def turning_down(decision: int) -> str:
    return f"turn-down-destruction-{decision}"


def lifting(hold: int) -> str:
    return f"lift-hold-{hold}"


def steps_of(kind: Kind, roots: Sequence[int]) -> list[str]:
    """Of the forms about some records, and about what was decided on them and the holds that they were under."""
    about = {"kind": kind.code, "object_id__in": roots}
    decisions = Decision.objects.filter(**about).values_list("pk", flat=True)
    holds = Hold.objects.filter(**about).values_list("pk", flat=True)
    return [
        *(form.step(kind, root) for form in OfRecord for root in roots),
        *map(turning_down, decisions),
        *map(lifting, holds),
    ]
