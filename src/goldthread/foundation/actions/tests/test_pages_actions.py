"""The list of actions and the page of each."""

from csv import DictReader
from datetime import date
from io import StringIO
from itertools import islice
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import lists, sampled_from, tuples

from goldthread.foundation.access.standing import Standing, System
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.actions.commands import ActionDetails, Origin, add_action, change_action
from goldthread.foundation.actions.history import history_of
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.plan import actions_in, plan_of
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets import read
from goldthread.foundation.trail.openings import openings_of
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

LIST = "/p/northborough/actions/"
LONG_AGO = PartialDate(2020, 1, 31)
TODAY = date(2026, 1, 31)


def an_action(space: Space, reference: str = "1", owners: Any = (), **details: Any) -> Action:
    said = ActionDetails(**{"title": f"Action {reference}", **details})
    return add_action(
        space=space,
        reference=reference,
        details=said,
        origin=Origin("meeting", 1),
        agencies=owners,
        by=System("tests"),
        at=timezone.now(),
    )


def imported(space: Space, action: Action, **printed: Any) -> None:
    """The action came from a file."""
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        load = Load.objects.create(
            space=space, kind="actions", title="Plan", file_name="plan.xlsx", sha256="0", loaded_at=timezone.now()
        )
        said = {"source": "plan.xlsx", "locator": "Sheet 1", "line": 7, **printed}
        Action.objects.filter(pk=action.pk).update(load=load, **said)


def page(client: DeskClient, address: str = LIST) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_stranger_finds_nothing(partnership: Space) -> None:
    action = an_action(partnership)
    stranger = visitor("stranger", partnership)

    assert stranger.get(LIST).status_code == 404
    assert stranger.get(f"{LIST}{action.pk}/").status_code == 404


def test_the_actions_of_another_partnership_are_not_here(partnership: Space, neighbour: Space) -> None:
    theirs = an_action(neighbour, "77")
    manager = visitor("partnership_manager", partnership)

    assert "Action 77" not in page(manager)
    assert manager.get(f"{LIST}{theirs.pk}/").status_code == 404


def test_an_agency_lead_sees_own_actions_only_and_takes_away_no_more(partnership: Space) -> None:
    police, council = an_agency(partnership), an_agency(partnership, "Northborough Council")
    an_action(partnership, "1", [police])
    an_action(partnership, "2", [council])
    an_action(partnership, "3")
    lead = visitor("agency_lead", partnership, police)

    shown, taken = page(lead), lead.get(f"{LIST}?format=csv").content.decode()

    for words in (shown, taken):
        assert "Action 1" in words
        assert "Action 2" not in words
        assert "Action 3" not in words


def test_who_may_not_take_lists_away_gets_no_file(partnership: Space) -> None:
    an_action(partnership)
    member = visitor("board_member", partnership)

    assert member.get(f"{LIST}?format=csv").status_code == 403
    assert "Download" not in page(member)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("late=overdue", {"1"}),
        ("late=coming", {"2"}),
        ("late=none", {"3", "4"}),
        ("status=in_progress", {"2"}),
        ("words=action+3", {"3"}),
        ("owned=no", {"2", "3", "4"}),
        ("imported=yes", {"4"}),
        ("due_from=1/1/2020&due_to=1/2/2020", {"1"}),
    ],
)
def test_the_list_narrows(asked: str, found: set[str], partnership: Space) -> None:
    an_action(partnership, "1", [an_agency(partnership)], due=LONG_AGO)
    an_action(partnership, "2", due=PartialDate(timezone.localdate().year + 5), status="in_progress")
    an_action(partnership, "3")
    imported(partnership, an_action(partnership, "4"))
    manager = visitor("partnership_manager", partnership)

    shown = page(manager, f"{LIST}?{asked}")

    assert {number for number in "1234" if f"Action {number}<" in shown} == found


def test_it_narrows_by_owner_and_by_group_of_this_partnership_only(partnership: Space, neighbour: Space) -> None:
    police = an_agency(partnership)
    an_agency(neighbour, "Southborough Police")
    an_action(partnership, "1", [police])
    an_action(partnership, "2")
    manager = visitor("partnership_manager", partnership)

    shown = page(manager, f"{LIST}?agency={police.pk}")

    assert "Action 1<" in shown
    assert "Action 2<" not in shown
    assert "Southborough Police" not in shown


def test_an_action_past_its_day_is_overdue_but_imported_history_never_is(partnership: Space) -> None:
    late, history = (an_action(partnership, number, due=LONG_AGO) for number in "12")
    imported(partnership, history)
    manager = visitor("partnership_manager", partnership)

    assert "Overdue" in page(manager, f"{LIST}{late.pk}/")
    assert "Overdue" not in page(manager, f"{LIST}{history.pk}/")


def test_imported_done_is_reported_done_with_no_evidence(partnership: Space) -> None:
    action = an_action(partnership, status="complete_pending_evidence", due=LONG_AGO)
    imported(
        partnership, action, status_as_printed="done, see minutes", owner_as_printed="MASH", due_as_printed="Jan 20"
    )
    manager = visitor("partnership_manager", partnership)

    shown = page(manager, f"{LIST}{action.pk}/")

    assert "Reported done, no evidence here" in shown
    assert "Overdue" not in shown
    for printed in ("done, see minutes", "MASH", "Jan 20"):
        assert printed in shown
    assert "“Sheet 1”, line 7" in shown


def test_the_history_says_what_changed_and_who_did_it(partnership: Space) -> None:
    action = an_action(partnership)
    manager = visitor("partnership_manager", partnership)
    said = ActionDetails(title="A better title", status="in_progress")
    change_action(action=action, details=said, by=System("tests"), at=timezone.now())

    shown = page(manager, f"{LIST}{action.pk}/")

    assert "Title: from Action 1 to A better title" in shown
    assert "Status: from Not started to In progress" in shown
    assert "Goldthread itself" in shown
    assert "Who opened it" in shown


@pytest.mark.parametrize("kind", ["csv", "ods", "xlsx"])
def test_every_row_can_be_taken_away_with_its_source(kind: str, partnership: Space) -> None:
    imported(partnership, an_action(partnership, "=1+1"), owner_as_printed="MASH")
    manager = visitor("partnership_manager", partnership)

    response = manager.get(f"{LIST}?format={kind}")
    (sheet,) = read(response.content, f"actions.{kind}")

    assert response["Content-Disposition"].endswith(f'.{kind}"')
    text = str(sheet)
    assert "MASH" in text
    assert "plan.xlsx" in text


@pytest.mark.parametrize("address", [LIST, "/what-we-owe/"])
def test_in_a_file_the_day_on_which_each_is_due_can_be_sorted(partnership: Space, address: str) -> None:
    police = an_agency(partnership)
    for reference, due in (("1", PartialDate(2026, 11, 8)), ("2", PartialDate(2026, 2)), ("3", None)):
        an_action(partnership, reference, [police], due=due)
    lead = visitor("agency_lead", partnership, police)

    taken = lead.get(f"{address}?format=csv").content.decode("utf-8-sig")
    lines = {line["Reference"]: line for line in DictReader(StringIO(taken))}

    told = {reference: (line["Due"], line["Last day it is due"]) for reference, line in lines.items()}
    assert told == {
        "1": ("8 November 2026", "2026-11-08"),
        "2": ("February 2026", "2026-02-28"),
        "3": ("", ""),
    }


def test_the_list_asks_the_database_as_often_of_ten_as_of_a_hundred(partnership: Space) -> None:
    police = an_agency(partnership)
    manager = visitor("partnership_manager", partnership)

    places = iter(range(1000))

    def make(number: int) -> None:
        for place in islice(places, number):
            an_action(partnership, str(place), [police])

    assert assert_flat(lambda: manager.get(LIST), make, few=10, many=100) <= 16


ORDERS = [f"{way}{key}" for key in ("reference", "title", "due", "status") for way in ("", "-")]


@pytest.mark.parametrize("sort", ORDERS)
@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    plan=lists(
        tuples(sampled_from(["", "a", "B"]), sampled_from([None, 1, 2]), sampled_from(Action.Status.values)),
        min_size=1,
        max_size=120,
    )
)
def test_every_action_is_on_exactly_one_page_in_every_order(partnership: Space, sort: str, plan: list[Any]) -> None:
    """Level titles, states and days, and none at all, are where pages overlap or leave gaps."""
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Action.objects.all().delete()
        made = Action.objects.bulk_create(_planned(partnership, *row, number=n) for n, row in enumerate(plan))
        request = RequestFactory().get(LIST, {"sort": sort})
        standing = Standing(is_system=True)
        page = plan_of(partnership, standing, TODAY, address=str)
        rows = actions_in(partnership, standing, TODAY)
        shown = []
        for number in range(1, -(-len(plan) // page.page_size) + 1):
            request.GET = request.GET.copy()
            request.GET["page"] = str(number)
            shown += [line.row.pk for line in page.answer(request, rows).lines]

    assert sorted(shown) == sorted(action.pk for action in made)
    assert len(shown) == len(plan)


def _planned(space: Space, title: str, day: int | None, status: str, number: int) -> Action:
    due = date(2026, 1, day) if day else None
    return Action(
        space=space, reference=str(number), title=title, status=status, due_on=due, due_by=due, origin="meeting"
    )


@pytest.mark.parametrize(("answer", "said"), [("yes", "1 action"), ("no", "2 actions")])
def test_an_action_with_two_owners_is_listed_once_and_one_without_any_is_found(
    partnership: Space, answer: str, said: str
) -> None:
    an_action(partnership, "1", [an_agency(partnership), an_agency(partnership, "Northborough Council")])
    an_action(partnership, "2")
    an_action(partnership, "3")

    assert f"{said}, has an owner here {answer.capitalize()}" in page(
        visitor("partnership_manager", partnership), f"{LIST}?owned={answer}"
    )


def test_openings_are_counted_by_person_and_day_and_drown_no_change(partnership: Space) -> None:
    action = an_action(partnership)
    manager = visitor("partnership_manager", partnership)
    for _ in range(3):
        shown = page(manager, f"{LIST}{action.pk}/")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        (opening,), history = openings_of(action), history_of(action)
    assert opening.times == 3
    assert all(happening.what.startswith("Recorded") for happening in history)
    assert shown.count("Who opened it") == 2  # the heading, and the caption for those who hear the table
