"""A thread as plain data, for ``goldthread thread … --json``: each record with source, section and line."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Any

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.sources.models import TYPED_HERE, Basis, SourceOddity
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.letters_json import letters_of
from goldthread.partnership.learning.loose_ends import loose_ends_of
from goldthread.partnership.learning.models import (
    ActionNote,
    BoardResponse,
    ElsewhereDecision,
    Finding,
    OutcomeStatement,
    Recommendation,
    Review,
    ReviewEvent,
)
from goldthread.partnership.learning.parts import Parts, parts_of
from goldthread.partnership.learning.telling import Telling, all_told, tests_told

Tellings = Mapping[str, Telling]


class NoSuchReview(Refused):
    """No space has a review of that reference."""


def thread_as_data(reference: str, on: date, space: Space | None = None) -> dict[str, Any]:
    """The whole thread of a review as it stands on a day, as the program itself sees it.

    Raise NoSuchReview, or Refused if several spaces have one and none was named.
    """
    spaces = [space] if space else every_space()
    with opened(actor=SYSTEM_ACTOR, reading=[one.pk for one in spaces]):
        review = the_one(reference, spaces)
        parts = parts_of(review, Standing(is_system=True))
        tellings = all_told(parts, on)
        return {
            "review": _review(review),
            "timeline": [_event(event) for event in _events(review)],
            "findings": [_finding(finding, parts, tellings) for finding in parts.findings],
            "actions": _actions(parts),
            "outcomes": [_outcome(outcome, parts, tellings) for outcome in parts.outcomes],
            "assurance": [
                {**_place(method), "code": method.code, "method": method.method, "about": method.about}
                for method in parts.methods
            ],
            "letters": letters_of(review, on),
            "loose_ends": _loose_ends(parts, tests_told(tellings)),
            "oddities": [{**_place(one), "oddity": one.oddity} for one in _oddities(review)],
        }


def the_one(reference: str, spaces: Iterable[Space]) -> Review:
    """The review of that reference. Raise NoSuchReview, or Refused if several of the spaces have one."""
    found = list(
        Review.objects.filter(reference=reference, space__in=[one.pk for one in spaces])
        .select_related("space")
        .order_by("space__name")
    )
    if not found:
        raise NoSuchReview(f"There is no review “{reference}”.")
    if len(found) > 1:
        slugs = ", ".join(review.space.slug for review in found)
        raise Refused(f"More than one partnership has a review “{reference}”: {slugs}. Name one of them.")
    return found[0]


def _place(record: Any) -> dict[str, Any]:
    return {"source": record.source, "locator": record.locator, "line": record.line}


def _events(review: Review) -> Iterable[ReviewEvent]:
    return ReviewEvent.objects.filter(review=review).order_by("happened_on", "pk")


def _oddities(review: Review) -> Iterable[SourceOddity]:
    """What is odd in the file that the review was loaded from."""
    if review.load_id is None:
        return []
    return SourceOddity.objects.filter(load_id=review.load_id).order_by("pk")


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _review(review: Review) -> dict[str, Any]:
    return {
        **_place(review),
        "reference": review.reference,
        "title": str(review),
        "space": review.space.slug,
        "partnership": review.space.name,
        "pseudonym": review.pseudonym,
        "kind": review.kind,
        "kind_in_words": review.get_kind_display(),
        "board": review.board_as_printed or review.space.name,
        "incident": review.incident,
        "incident_on": _day(review.incident_on),
        "child_age": review.child_age,
        "theme": review.theme,
        "commenced": review.commenced.isoformat() if review.commenced else None,
        "approved_on": _day(review.approved_on),
        "approved_by": review.approved_by,
        "is_published": review.is_published,
        "published_on": _day(review.published_on),
        "published_as_printed": review.published_as_printed,
        "delay_reason": review.delay_reason,
    }


def _event(event: ReviewEvent) -> dict[str, Any]:
    return {
        **_place(event),
        "date": event.date.isoformat(),
        "precision": event.precision,
        "what": event.what,
        "planned": event.is_planned,
        "year_inferred": event.year_inferred,
        "computed": event.computed,
        "delay_reason": event.delay_reason,
    }


def _finding(finding: Finding, parts: Parts, tellings: Tellings) -> dict[str, Any]:
    leads = parts.leads.get(finding.pk, [])
    learned: ElsewhereDecision | None = getattr(finding, "learned_from", None)
    return {
        **_place(finding),
        "number": finding.number,
        "subject": finding.subject,
        "leads": [lead.as_printed for lead in leads],
        "leads_matched": {lead.as_printed: str(lead.agency) if lead.agency else None for lead in leads},
        "response_type": finding.response_type,
        "response_type_basis": finding.response_type_basis,
        "response_type_as_printed": finding.response_type_as_printed,
        "asks": finding.asks,
        "note": finding.note,
        "learned_from": learned.as_data() if learned else None,
        **_told(f"finding-{finding.pk}", tellings),
        "recommendations": [_recommendation(one, tellings) for one in parts.recommendations.get(finding.pk, [])],
        "responses": [_response(one) for one in parts.responses.get(finding.pk, [])],
    }


def _recommendation(one: Recommendation, tellings: Tellings) -> dict[str, Any]:
    return {
        **_place(one),
        "words": one.words,
        "shown": one.shown,
        "addressed_to": one.addressed_to,
        "scope": one.scope,
        "scope_basis": one.scope_basis,
        **_told(f"recommendation-{one.pk}", tellings),
    }


def _response(one: BoardResponse) -> dict[str, Any]:
    place = _place(one if one.is_of_source else TYPED_HERE)
    return {**place, "answer": one.answer, "reason": one.reason, "answered_on": _day(one.answered_on)}


def _actions(parts: Parts) -> list[dict[str, Any]]:
    numbers = {finding.pk: finding.number for finding in parts.findings}
    served: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for link in parts.served:
        served[link.action_id].append((numbers[link.finding_id], link.basis))
    said: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for note in ActionNote.objects.filter(action__in=parts.actions).order_by("pk"):
        said[note.action_id][note.kind].append(note.words)
    return [
        {**_action(action, parts), **_served(served[action.pk]), "particulars": said[action.pk]}
        for action in parts.actions
    ]


def _action(action: Action, parts: Parts) -> dict[str, Any]:
    owners = parts.owners.get(action.pk, [])
    return {
        **_place(action),
        "ref": action.reference,
        "title": action.title,
        "what": action.what,
        "cross_cutting": action.is_cross_cutting,
        "owner": action.owner_as_printed or None,
        "owners_matched": [{"name": str(owner), "basis": owner.basis} for owner in owners],
        "status": action.status,
        "status_in_words": action.status_in_words,
        "status_as_printed": action.status_as_printed,
        "due": action.due_as_printed or _day(action.due_on),
        "due_by": _day(action.due_by),
        "imported": action.is_imported,
        "notes": action.notes,
    }


def _served(served: list[tuple[int, str]]) -> dict[str, Any]:
    """The findings that an action serves; ``inferred`` if no source states any of the links."""
    bases = {basis for _, basis in served}
    return {
        "findings": sorted(number for number, _ in served),
        "findings_basis": {str(number): basis for number, basis in sorted(served)},
        "inferred": bool(bases) and bases == {Basis.INFERRED},
    }


def _outcome(outcome: OutcomeStatement, parts: Parts, tellings: Tellings) -> dict[str, Any]:
    shown = [link for link in parts.shown_by if link.outcome_id == outcome.pk]
    numbers = {finding.pk: finding.number for finding in parts.findings}
    return {
        **_place(outcome),
        "id": outcome.code,
        "outcome": outcome.words,
        "direction": outcome.direction,
        "measure": outcome.measure or None,
        "routes": outcome.routes,
        **_told(f"outcome-{outcome.pk}", tellings),
        "findings": sorted(numbers[link.finding_id] for link in shown),
        "inferred": bool(shown) and all(link.basis == Basis.INFERRED for link in shown),
    }


def _told(key: str, tellings: Tellings) -> dict[str, Any]:
    """What each part above says of one thing, under the part's name."""
    return {
        name: {"state": told.state, "why": told.why}
        for name, telling in tellings.items()
        if (told := telling.by_key.get(key))
    }


def _loose_ends(parts: Parts, tested: Container[int]) -> list[dict[str, Any]]:
    """Each with the place of the record that it is about."""
    records: dict[str, Any] = {f"finding-{one.pk}": one for one in parts.findings}
    records |= {f"action-{one.pk}": one for one in parts.actions}
    records |= {f"outcome-{one.pk}": one for one in parts.outcomes}
    return [
        {**_place(records[end.node_key]), "kind": end.kind, "words": end.words, "softer": end.is_softer}
        for end in loose_ends_of(parts, tested)
    ]
