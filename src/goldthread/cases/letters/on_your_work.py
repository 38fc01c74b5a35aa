"""Letters that are owed and not made yet, on the first page of whoever may make them."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseEvent, CaseQuerySet
from goldthread.cases.casework.models.cases import BY_NOBODY, by_lead
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.who_left import SEES_IT_NO_MORE, kept_from_its_lead, running, who_left
from goldthread.cases.declaring.letters import Letter
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.letters.owing import OWES, way_to, with_owed
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.among import among
from goldthread.foundation.ui.words import date
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind


def to_be_made(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """In cases that they lead and in those that nobody leads, or whose lead sees them no more, open or closed: in those
    that began first, the oldest record in front. Each is asked for until it was made, or somebody said why it will not
    be.

    Pathway by pathway, in four statements for each that has such letters. Of all cases that were ever closed only
    those are looked at in which one is owed (``Case.left_open``), which have an index of their own. A
    restricted case that they did not open is not told: that a letter is owed tells what was recorded.
    """
    found = [one for pathway in PATHWAYS.values() for one in _of_pathway(pathway, standing, at)]
    yield from (waiting for _, _, waiting in sorted(found, key=lambda one: one[:2])[: SHOWN + 1])


def _of_pathway(pathway: Pathway, standing: Standing, at: datetime) -> Iterator[tuple[datetime, int, Waiting]]:
    letters = [one for one in pathway.letters_owed if _spaces_of(pathway, one, standing)]
    if not letters:
        return
    spaces = set[int]().union(*(_spaces_of(pathway, one, standing) for one in letters))
    rows = _cases_of(pathway, letters, spaces, standing, at)
    cases = {one.pk: one for some in (rows.open(), rows.filter(left_open=True)) for one in some[: SHOWN + 1]}
    if not cases:
        return
    events = with_owed(CaseEvent.objects.filter(space_id__in=spaces, case_id__in=cases), pathway, letters)
    for event in events.order_by("happened_at", "pk"):
        case, step = cases[event.case_id], pathway.step(event.step)
        for letter in letters:
            owes = getattr(event, OWES.format(code=letter.code))
            if owes and (way := way_to(case, step, event, letter, standing)):
                told = f"{case.reference} · {step.done} on {date(event.happened_at)} · {case.space}"
                mark = SEES_IT_NO_MORE if case.lead_id not in (None, standing.account) else ""
                yield event.happened_at, event.pk, Waiting(letter.title, way, told, mark)


def _spaces_of(pathway: Pathway, letter: Letter, standing: Standing) -> set[int]:
    """Where somebody may make it in every case. What an agency owes of its own it finds on the case."""
    return set[int]().union(*(whole_spaces_of(pathway, standing, pathway.step(one).by) for one in letter.steps))


def _cases_of(
    pathway: Pathway, letters: list[Letter], spaces: set[int], standing: Standing, at: datetime
) -> CaseQuerySet:
    """Those that owe any. Asked once of open cases and once of closed ones: an index has the open ones by lead, another
    the closed ones in which a letter is owed. Those who lead no more are few, and looked up first.
    """
    of_case = CaseEvent.objects.filter(space_id=OuterRef("space_id"), case_id=OuterRef("pk"))
    owing = Exists(with_owed(of_case, pathway, letters))
    rows = Case.objects.read_by(standing).of(pathway).filter(space_id__in=spaces).with_names()
    today, mine = timezone.localdate(at), [BY_NOBODY, standing.account or BY_NOBODY]
    runs_it = running(pathway, spaces, today).filter(space_id=OuterRef("space_id"), user_id=OuterRef("lead_id"))
    kept_away = Q(pk__in=kept_from_its_lead(spaces, at))
    looked_for = among("its_lead", who_left(pathway, spaces, today), besides=mine) | kept_away
    nobody_else = Q(its_lead__in=mine) | ~Q(Exists(runs_it)) | kept_away
    rows = rows.annotate(its_lead=by_lead()).filter(looked_for, nobody_else)
    return rows.filter(owing).order_by("opened_at", "pk")


def register() -> None:
    """Called when the program starts."""
    register_kind(Kind("Letters to be made", "The pages of your cases show them all.", to_be_made))
