"""What is late, counted: each figure leads to exactly the actions that it counts."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.db.models import Q
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import booleans, composite, integers, lists, none, one_of, sampled_from, sets

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.actions.origins import ELSE_IN_WORDS
from goldthread.foundation.actions.plan import actions_in, plan_of
from goldthread.foundation.actions.sections import ORIGINS, Origin
from goldthread.foundation.actions.seeing import SEEN_EARLY_BY_ORIGIN
from goldthread.foundation.actions.tests.test_pages_actions import LONG_AGO, an_action, imported, page
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.models import Escalation
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.groups.models import Group
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.progress.late import Figure, Late, Row, late_in
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

LATE = "/p/northborough/actions/late/"
TODAY = timezone.localdate
READERS = ("the program", "partnership_manager", "board_member")
SOURCES = {("meeting", 1): "Board of May", ("meeting", 2): "Board of June", ("audit", 1): "Audit of calls"}
OFTEN = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@dataclass(frozen=True)
class Planned:
    """One action of a plan: by how many days it is late, if it has a day, and what is known of it."""

    days: int | None
    owners: frozenset[int]
    source: tuple[str, int | None]
    asked: bool
    escalated: bool
    imported: bool
    restricted: bool
    status: str

    def is_late_to(self, standing: Standing, space: Space) -> bool:
        """As the rules say it. What was brought in today had fallen due before: it is late where more was asked."""
        is_seen_early = standing.is_system or (self.source[0] == "audit" and sees_all(standing, space))
        in_sight = not self.restricted or is_seen_early
        is_past = self.status in Action.OPEN_STATUSES and (self.days or 0) > 0
        return in_sight and is_past and (self.asked or not self.imported)

    def source_to(self, standing: Standing, space: Space) -> str:
        """Its name, if there is such a source and the reader may see it."""
        is_hidden = self.source[0] == "audit" and not sees_all(standing, space)
        return ELSE_IN_WORDS if is_hidden else SOURCES.get(self.source, ELSE_IN_WORDS)


def sees_all(standing: Standing, space: Space) -> bool:
    return standing.may(Can.VIEW_UNPUBLISHED_REVIEWS, space.pk)


@composite
def planned(draw: Any) -> Planned:
    return Planned(
        draw(one_of(none(), integers(-2, 4))),
        draw(sets(integers(0, 3), max_size=3).map(frozenset)),
        draw(sampled_from([*SOURCES, ("meeting", None), ("meeting", 3), ("letter", 1)])),
        draw(booleans()),
        draw(booleans()),
        draw(booleans()),
        draw(booleans()),
        draw(sampled_from(["open", "in_progress", "closed", "complete_pending_evidence"])),
    )


def made(space: Space, owners: list[Any], plan: list[Planned]) -> None:
    """These actions and no others; the first owners are agencies, the last two are groups."""
    Escalation.objects.all().delete()
    Action.objects.all().delete()
    today = TODAY()
    file, _ = Load.objects.get_or_create(
        space=space, kind="actions", title="Plan", defaults={"sha256": "0", "loaded_at": timezone.now()}
    )
    for number, one in enumerate(plan):
        day = today - timedelta(days=one.days) if one.days is not None else None
        action = Action.objects.create(
            space=space,
            reference=str(number),
            title=f"Action {number}",
            status=one.status,
            due_on=day,
            due_by=day,
            answer_by=day if one.asked else None,
            origin=one.source[0],
            origin_id=one.source[1],
            load=file if one.imported else None,
            is_restricted=one.restricted,
        )
        for owner in sorted(one.owners):
            by = {"agency": owners[owner]} if owner < 2 else {"group": owners[owner]}
            ActionOwner.objects.create(space=space, action=action, **by)
            if one.escalated:
                Escalation.objects.create(space=space, action=action, since=today, escalated_on=today, **by)


def rows_of(late: Late) -> list[Row]:
    alone = [row for row in (late.in_all, late.unowned) if row]
    return [*alone, *late.agencies, *late.groups, *late.sources]


def listed(space: Space, standing: Standing, figure: Figure) -> list[Any]:
    """The actions in the list to which a figure leads."""
    request = RequestFactory().get(figure.href)
    listing = plan_of(space, standing, TODAY(), address=str).answer(request, actions_in(space, standing, TODAY()))
    assert not listing.notes, "the list did not understand the address"
    return [line.row for line in listing.lines]


def standing(reader: str, space: Space) -> Standing:
    if reader == "the program":
        return Standing(is_system=True)
    return Standing((Holding(space=space, role=reader, starts_on=date(2020, 1, 1)),))


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """Meetings that everybody sees, and an audit for those only who see what is not published.

    What is restricted and comes from a meeting nobody sees: only audits say who sees theirs early.
    """

    def kept(code: str) -> list[tuple[int, str, str]]:
        return [(number, name, f"/{of}/{number}/") for (of, number), name in SOURCES.items() if of == code]

    def audits(standing: Standing, space: Space) -> list[tuple[int, str, str]]:
        return kept("audit") if sees_all(standing, space) else []

    monkeypatch.setitem(ORIGINS, "meeting", Origin("meeting", "meeting", lambda standing, space: kept("meeting")))
    monkeypatch.setitem(ORIGINS, "audit", Origin("audit", "audit", audits))
    monkeypatch.setitem(SEEN_EARLY_BY_ORIGIN, "audit", lambda standing: Q(origin="audit"))


@OFTEN
@given(plan=lists(planned(), max_size=12), reader=sampled_from(READERS))
@pytest.mark.usefixtures("sources")
def test_every_figure_is_the_number_of_actions_in_the_list_to_which_it_leads(
    partnership: Space, plan: Any, reader: str
) -> None:
    seen_by = standing(reader, partnership)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        owners = _owners(partnership)
        made(partnership, owners, plan)
        late = late_in(partnership, seen_by, TODAY())

        for row in rows_of(late):
            for figure in (row.late, *row.waiting):
                assert len(listed(partnership, seen_by, figure)) == figure.number
            oldest = listed(partnership, seen_by, row.oldest)
            assert oldest
            assert {(TODAY() - action.wanted_by).days for action in oldest} == {row.oldest.number}

    are_late = [one for one in plan if one.is_late_to(seen_by, partnership)]
    assert (late.in_all.late.number if late.in_all else 0) == len(are_late)
    by_source = Counter(one.source_to(seen_by, partnership) for one in are_late)
    assert {row.name: row.late.number for row in late.sources} == by_source
    assert sum(row.late.number for row in [*late.agencies, *late.groups]) == sum(len(one.owners) for one in are_late)
    assert (late.unowned.late.number if late.unowned else 0) == sum(not one.owners for one in are_late)


def _owners(space: Space) -> list[Any]:
    """Two agencies and two groups, made once."""
    if not Agency.objects.filter(space=space).exists():
        for name in ("Council", "Police"):
            Agency.objects.create(space=space, name=name, kind="police_territorial")
        for name in ("Board", "Panel"):
            Group.objects.create(space=space, name=name, kind="board", starts_on=TODAY())
    return [*Agency.objects.filter(space=space).order_by("pk"), *Group.objects.filter(space=space).order_by("pk")]


def test_each_figure_on_the_page_leads_to_a_list_that_says_as_many(partnership: Space) -> None:
    police, board = an_agency(partnership), a_group(partnership)
    an_action(partnership, "1", [police], due=LONG_AGO)
    an_action(partnership, "2", due=LONG_AGO)
    owed = an_action(partnership, "3", [police], due=LONG_AGO)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        ActionOwner.objects.create(space=partnership, action=owed, group=board)
    manager = visitor("partnership_manager", partnership)

    links = re.findall(r'href="([^"]*late=overdue[^"]*)">(\d+)<', page(manager, LATE))

    assert [int(number) for _, number in links] == [3, 1, 2, 1, 3]
    for href, number in links:
        words = "1 action" if number == "1" else f"{number} actions"
        assert re.search(rf">{words}[,.]", page(manager, unescape(href)))


def test_imported_history_is_not_late_and_an_empty_plan_says_so(partnership: Space) -> None:
    imported(partnership, an_action(partnership, "1", due=LONG_AGO))

    assert "Nothing is late" in page(visitor("partnership_manager", partnership), LATE)


@pytest.mark.parametrize("role", ["coordinator", "independent_scrutineer", "board_member"])
def test_who_sees_the_whole_plan_sees_what_is_late_and_is_told_of_no_judgement(role: str, partnership: Space) -> None:
    an_action(partnership, "1", [an_agency(partnership)], due=LONG_AGO)

    shown = page(visitor(role, partnership), LATE)

    assert "Northborough Police" in shown
    assert "Waiting for you" not in shown


def test_a_lead_and_a_stranger_find_no_such_page_and_no_link_to_it(partnership: Space) -> None:
    police = an_agency(partnership)
    an_action(partnership, "1", [police], due=LONG_AGO)
    lead = visitor("agency_lead", partnership, police)

    assert lead.get(LATE).status_code == 404
    assert "What is late" not in page(lead, "/p/northborough/actions/")
    assert visitor("stranger", partnership).get(LATE).status_code == 404


def test_who_may_not_see_what_is_not_published_is_not_told_how_much_of_it_is_late(
    partnership: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = an_action(partnership, "1", [an_agency(partnership)], due=LONG_AGO)
    monkeypatch.setitem(SEEN_EARLY_BY_ORIGIN, hidden.origin, lambda standing: Q(pk=hidden.pk))
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Action.objects.filter(pk=hidden.pk).update(is_restricted=True)

    assert "Nothing is late" in page(visitor("board_member", partnership), LATE)
    assert "Northborough Police" in page(visitor("partnership_manager", partnership), LATE)


def test_the_page_asks_as_often_of_many_as_of_few(partnership: Space) -> None:
    manager, places = visitor("partnership_manager", partnership), iter(range(1000))

    def make(number: int) -> None:
        for _ in range(number):
            place = str(next(places))
            an_action(partnership, place, [an_agency(partnership, f"Agency {place}")], due=LONG_AGO)

    assert assert_flat(lambda: manager.get(LATE), make, few=3, many=30) <= 16
