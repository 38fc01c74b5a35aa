"""Records as a person may see them, by their addresses, and where the pages about them stand."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.retention.due import Due
from goldthread.foundation.retention.kinds.declaring import KINDS, Kind


def visible_record(request: DeskRequest, code: str, pk: int) -> tuple[Kind, Any]:
    """A record of a kind that can be held. Raise Http404 for what the person may not see."""
    kind = KINDS.get(code)
    if kind is None:
        raise Http404
    return kind, get_object_or_404(seen(request, kind).select_related("space", *kind.beside), pk=pk)


def record_to_decide(request: DeskRequest, code: str, pk: int) -> tuple[Kind, Any]:
    """A record of a kind that people decide on. Raise Http404 for what goes by itself."""
    kind, record = visible_record(request, code, pk)
    if not kind.of_class.reviewed_only:
        raise Http404
    return kind, record


def seen(request: DeskRequest, kind: Kind) -> Any:
    """Records of a kind in this space that the person may see, and reads without saying what for."""
    rows: Any = kind.root._default_manager.all()
    if kind.seen_with and not request.standing.may(kind.seen_with, request.space.pk):
        return rows.none()
    if kind.read_by:
        return kind.read_by(request.standing).filter(space=request.space)
    visible = rows.visible_to(request.standing) if hasattr(rows, "visible_to") else rows
    return visible.filter(space=request.space)


@dataclass(frozen=True)
class ToReview:
    """Records whose period is over that somebody decides on: those that a person sees, and how many they do not, by
    the role whose holders give sight of them.
    """

    seen: list[Due]
    hidden: Counter[str]


def to_review(request: DeskRequest, due: Iterable[Due]) -> ToReview:
    """Of what is due. Only these few are looked for, not all that the person sees."""
    reviewed = [one for one in due if one.kind.of_class.reviewed_only]
    in_sight = _in_sight(request, reviewed)
    seen = [one for one in reviewed if (one.kind.code, one.record.pk) in in_sight]
    hidden = (one for one in reviewed if (one.kind.code, one.record.pk) not in in_sight)
    return ToReview(seen, Counter(one.kind.sight_from(one.record) if one.kind.sight_from else "" for one in hidden))


def _in_sight(request: DeskRequest, due: list[Due]) -> set[tuple[str, int]]:
    numbers: dict[str, list[int]] = {}
    for one in due:
        numbers.setdefault(one.kind.code, []).append(one.record.pk)
    return {
        (code, pk)
        for code, few in numbers.items()
        for pk in seen(request, KINDS[code]).filter(pk__in=few).values_list("pk", flat=True)
    }


def crumbs(request: DeskRequest, *more: tuple[str, str]) -> list[dict[str, str]]:
    """The way down: the partnership, the schedule, and pages between."""
    space = request.space
    way = [
        (space.name, reverse("partnership", args=[space.slug])),
        ("Retention", reverse("retention_schedule", args=[space.slug])),
        *more,
    ]
    return [{"text": text, "href": href} for text, href in way]


def place_of(request: DeskRequest, kind: Kind, record: Any) -> dict[str, Any]:
    """Where a form about a record stands, and where it leads back."""
    here = reverse("retention_record", args=[request.space.slug, kind.code, record.pk])
    return {"caption": str(record), "back": here, "crumbs": crumbs(request, all_of(request, kind), (str(record), here))}


def all_of(request: DeskRequest, kind: Kind) -> tuple[str, str]:
    """The list of every record of a kind, for the way down."""
    return kind.of_class.title, reverse("retention_records", args=[request.space.slug, kind.code])
