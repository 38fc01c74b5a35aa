"""Which record, grant or conflict an address means, for those who may do there what the page does."""

from typing import Any

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.grants.models import ConflictOfInterest, Grant
from goldthread.foundation.grants.opening import check_purpose
from goldthread.foundation.grants.queries import is_hidden
from goldthread.foundation.grants.registry import KINDS, kind_of
from goldthread.foundation.grants.reviewing import stands_in
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.ui.words import sentence


def record_known(request: DeskRequest, kind: str, pk: int) -> Any:
    """The record of a kind and number that the person may see, in this space, whether or not they opened it. Raise
    Http404. For pages that print its reference alone.
    """
    of_kind = KINDS.get(kind)
    record = of_kind.find(request.standing, pk) if of_kind else None
    if record is None or record.space_id != request.space.pk or is_hidden(request.standing, record):
        raise Http404
    return record


def record_seen(request: DeskRequest, kind: str, pk: int) -> Any:
    """The same, once they said what they open it for, where that is asked."""
    record = record_known(request, kind, pk)
    check_purpose(request, record)
    return record


def record_opened(request: DeskRequest, kind: str, pk: int) -> Any:
    """One that the person's role shows, so that they may say for what they open it. Raise Http404."""
    record = record_known(request, kind, pk)
    if not kind_of(record).allows(request.standing, record, Can.VIEW_CASES):
        raise Http404
    return record


def record_run(request: DeskRequest, kind: str, pk: int) -> Any:
    """One of which the person may give sight. Raise Http404."""
    record = record_seen(request, kind, pk)
    of_kind = kind_of(record)
    if not of_kind.allows(request.standing, record, of_kind.may_give):
        raise Http404
    return record


def grant_to_end(request: DeskRequest, kind: str, pk: int, grant: int) -> Grant:
    """One's own, or any by whoever may give it. Raise Http404."""
    found = _grant_of(record_seen(request, kind, pk), grant)
    return found if found.account_id == request.user.pk else _grant_of(record_run(request, kind, pk), grant)


def grant_to_review(request: DeskRequest, kind: str, pk: int, grant: int) -> Grant:
    """An emergency opening of somebody else, by whoever may review it. Raise Http404.

    Whoever stands in reads who opened it and why, of a record that they do not see: that is kept in the log.
    """
    if unseen := _opening_to_stand_in_for(request, kind, pk, grant):
        note_read(unseen, "emergency opening by its reason")
        return unseen
    record = record_seen(request, kind, pk)
    of_kind, found = kind_of(record), _grant_of(record, grant)
    is_theirs = of_kind.allows(request.standing, record, of_kind.may_review) and found.account_id != request.user.pk
    if not is_theirs or found.standing_as != Grant.As.BREAK_GLASS:
        raise Http404
    return found


def _opening_to_stand_in_for(request: DeskRequest, kind: str, pk: int, grant: int) -> Grant | None:
    """What they reviewed themselves is found when it is sent again: that ends as it did the first time."""
    of_kind = KINDS.get(kind)
    record = of_kind.model._default_manager.filter(space=request.space, pk=pk).first() if of_kind else None
    which = Q(reviewed_at=None)
    if request.method == "POST":
        which |= Q(reviewed_by=request.user.pk)
    openings = Grant.objects.about(record).filter(which, standing_as=Grant.As.BREAK_GLASS) if record else None
    opening = openings.filter(pk=grant).first() if openings is not None else None
    if of_kind and opening and stands_in(request.standing, of_kind, record, opening, request.now):
        return opening
    return None


def about_reviewed(request: DeskRequest, grant: Grant) -> dict[str, Any]:
    """Its record, which whoever stands in for those who review it does not see."""
    return {"about": KINDS[grant.about_kind].model._default_manager.get(pk=grant.about_id)}


def place_of_review(request: DeskRequest, grant: Grant) -> dict[str, Any]:
    """As of any other grant; to whoever does not see the record no link leads there."""
    kind = KINDS[grant.about_kind]
    if kind.find(request.standing, grant.about_id) is not None:
        return place_of_one(request, grant)
    record, home = about_reviewed(request, grant)["about"], reverse("partnership", args=[request.space.slug])
    caption = f"{caption_of(record)}, {grant.whose.name}"
    return {"caption": caption, "back": home, "crumbs": [{"text": request.space.name, "href": home}]}


def conflict_run(request: DeskRequest, kind: str, pk: int, conflict: int) -> ConflictOfInterest:
    """Raise Http404 unless the person may end it."""
    record = record_run(request, kind, pk)
    rows = ConflictOfInterest.objects.about(record).select_related("account", "agency")
    found: ConflictOfInterest = get_object_or_404(rows, pk=conflict)
    return found


def _grant_of(record: Any, pk: int) -> Grant:
    found: Grant = get_object_or_404(Grant.objects.about(record).select_related("account", "agency"), pk=pk)
    return found


def crumbs_to(record: Any) -> list[dict[str, str]]:
    """The way down: the record, and who may see it."""
    kind = kind_of(record)
    return [
        {"text": sentence(kind.words(record)), "href": kind.href(record)},
        {"text": "Who may see this", "href": page_of(record)},
    ]


def place(request: DeskRequest, record: Any) -> dict[str, Any]:
    return {"caption": caption_of(record), "back": page_of(record), "crumbs": crumbs_to(record)}


def place_of_one(request: DeskRequest, one: Any) -> dict[str, Any]:
    """Where the form about a grant or a conflict stands: whose it is, and about which record."""
    record = about_of(request, one)["about"]
    whom = one.whose.name if one.account else f"whoever holds a role for {one.whose.name}"
    return {**place(request, record), "caption": f"{caption_of(record)}, {whom}"}


def about_of(request: DeskRequest, one: Any) -> dict[str, Any]:
    return {"about": record_seen(request, one.about_kind, one.about_id)}


def caption_of(record: Any) -> str:
    return sentence(kind_of(record).words(record))


def page_of(record: Any) -> str:
    return reverse("who_may_see", args=[record.space.slug, record._meta.db_table, record.pk])
