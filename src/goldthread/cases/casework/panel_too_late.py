"""Those who may recommend in the place of a panel are told that it meets too late: by when, and nothing of the case."""

from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.models import Came, Case, CaseRecord
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.panel_in_time import missed, misses, panel_here, waiting_clocks, without_word
from goldthread.cases.casework.panels import Panel
from goldthread.cases.casework.recording import WHEN_RECORDED
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.standing import Standing, standing_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.grants.queries import hidden_by_conflict
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.groups.sitting import seats_of
from goldthread.foundation.messages.sending import Letter, queue_messages
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind

HEADING = "What you may recommend because a panel meets too late"
KIND = "panel that meets too late"
SUBJECT = "The {panel} meets too late"
WORDS = """Hello

{what}

{instead}

Sign in to see what waits for you:

    {link}

You get this message because you hold a seat, or deputise on one, that is told of this in {space}.

Goldthread for {space}
"""


def for_partners(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """What is due in cases that they need not see, what is due first in front."""
    for rules in PATHWAYS.values():
        if (panel := rules.panel) is None or not panel.tells:
            continue
        seats = seats_of(standing).filter(role__in=panel.tells).order_by()
        spaces = {one.pk: one for one in Space.objects.filter(pk__in=seats.values("space"))}
        hidden = hidden_by_conflict(standing, CASE_KIND)
        panels = {space: panel_here(space, rules.code, at) for space in spaces}
        late = reduce(or_, (missed(rules, space, one) for space, one in panels.items()), Q(pk__in=[]))
        clocks = without_word(Clock.objects.filter(late)).exclude(subject_id__in=hidden)
        for clock in clocks.order_by("due_at", "pk")[: SHOWN + 1] if spaces else ():
            space, meets = spaces[clock.space_id], panels[clock.space_id]
            told = f"{space} · {panel.they_may}"
            yield Waiting(misses(clock, meets, panel.title), _where(space, meets), told, "Too late")


def _where(space: Space, panel: Panel | None) -> str:
    return panel.group.get_absolute_url() if panel else reverse("groups", args=[space.slug])


def tell_partners(case: Case, step: Step, record: CaseRecord, at: datetime) -> None:
    """By a letter, once something began for which the panel meets too late. What came from a file is told to nobody."""
    panel = case.rules.panel
    if panel is None or not panel.tells or record.came in (Came.IMPORTED, Came.SIMULATED) or case.is_closed:
        return
    if step.code not in _beginning(case.rules):
        return
    meets = panel_here(case.space_id, case.pathway, at)
    clocks = waiting_clocks(case.space_id, case.pk).order_by("due_at")
    told = [words for clock in clocks if (words := misses(clock, meets, panel.title))]
    if not told:
        return
    words = WORDS.format(
        what="\n".join(told),
        instead=panel.they_may,
        link=f"{settings.ADDRESS.rstrip('/')}{reverse('your_work')}",
        space=case.space.name,
    )
    subject = SUBJECT.format(panel=panel.title)
    letters = [Letter(one.email, subject, words, is_private=True) for one in _who_is_told(case, panel.tells, at)]
    queue_messages(space=case.space, letters=letters, kind=KIND, at=at)


def _beginning(rules: Pathway) -> set[str]:
    """The steps that may begin what the panel is to meet for."""
    assert rules.panel is not None
    clocks = (clock for clock in rules.clocks if clock.id in rules.panel.in_time)
    return {fact.step for clock in clocks for fact in (*clock.starts, *clock.may_start)}


def _who_is_told(case: Case, roles: tuple[str, ...], at: datetime) -> list[User]:
    """Holders of such seats and their deputies, without those from whom a conflict of interest hides the case."""
    today = timezone.localdate(at)
    seats = Seat.objects.filter(space_id=case.space_id, role__in=roles).in_force(today).order_by("pk")
    pairs = ((seat.holder, seat.deputy) for seat in seats.select_related("holder", "deputy"))
    people = {one.pk: one for pair in pairs for one in pair if one is not None and one.is_active}
    return [
        one
        for one in people.values()
        if not hidden_by_conflict(standing_of(one, today, at), CASE_KIND).filter(about_id=case.pk).exists()
    ]


def register() -> None:
    """Called when the program starts."""
    WHEN_RECORDED.append(tell_partners)
    register_kind(Kind(HEADING, "Whoever runs the panel knows of the others.", for_partners))
