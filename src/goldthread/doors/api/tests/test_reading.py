"""What a token reads: its agency's actions, published reviews and their threads, and nothing else."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.commands import ActionDetails, change_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.trail.changes import names_of
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning import factories as learning

from .conftest import TESTS

pytestmark = pytest.mark.django_db

HERE = "spaces/northborough"
LIST = f"{HERE}/actions"


def references(answer):
    return [one["reference"] for one in answer["items"]]


def reads_in(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        entries = TrailEntry.objects.filter(operation="read").order_by("id")
        names = names_of(entry.actor for entry in entries)
        return [(names[entry.actor], entry.object_table) for entry in entries]


def test_a_token_says_what_it_opens(caller, police):
    answer = caller(police, scope=[Can.VIEW_OWN_ACTIONS]).ask("spaces")

    (space,) = answer["items"]
    assert space["slug"] == "northborough"
    assert space["token"]["agency"]["name"] == "Northborough Police"
    assert space["token"]["scope"] == ["VIEW_OWN_ACTIONS"]


def test_an_agency_reads_what_it_owes_and_nothing_else(caller, partnership, neighbour, police, council, owed):
    shared = an_action(partnership, "2", [police, council])
    an_action(partnership, "3", [council])
    an_action(partnership, "4")
    an_action(neighbour, "5", [an_agency(neighbour)])

    answer = caller(police).ask(LIST)

    assert references(answer) == [owed.reference, shared.reference]
    assert sorted(one["name"] for one in answer["items"][1]["owners"]) == [
        "Northborough Council",
        "Northborough Police",
    ]


def test_what_it_does_not_owe_looks_like_what_is_not_there(caller, partnership, neighbour, police, council):
    others = [an_action(partnership, "3", [council]), an_action(neighbour, "5", [an_agency(neighbour)])]
    asking = caller(police)

    answers = {asking.ask(f"{LIST}/{number}", 404)["detail"] for number in [*(one.pk for one in others), 999999]}

    assert answers == {"There is nothing here that this token opens."}


@pytest.mark.parametrize("path", ["actions", "reviews", "actions/1", "reviews/child-q/thread"])
@pytest.mark.parametrize("space", ["southborough", "nowhere"])
def test_another_partnership_looks_like_none(caller, police, neighbour, space, path):
    assert caller(police).ask(f"spaces/{space}/{path}", 404)["title"] == "Not Found"


def test_one_action_with_its_version(caller, partnership, police):
    made = an_action(partnership, "1", [police], due=PartialDate(2026, 11), what="Train every new starter.")

    answer = caller(police).get(f"/api/v1/{LIST}/{made.pk}")

    said = answer.json()
    assert answer["ETag"] == f'"{said["version"]}"'
    assert (said["due"], said["due_by"], said["status"]) == ("2026-11", "2026-11-30", "open")
    assert said["what"] == "Train every new starter."
    assert "notes" not in said


def test_reads_are_kept_in_the_trail_under_the_token_s_name(caller, partnership, police, owed):
    asking, name = caller(police), "API token “case system” of Northborough Police"

    asking.ask(LIST)
    asking.ask(f"{LIST}/{owed.pk}")

    assert reads_in(partnership) == [(name, "space"), (name, "action")]


def test_filters(caller, partnership, police):
    for reference, day, status in (("1", 1, "open"), ("2", 15, "in_progress"), ("3", 28, "open")):
        an_action(partnership, reference, [police], due=PartialDate(2026, 11, day), status=Action.Status(status))
    an_action(partnership, "4", [police])
    asking = caller(police)

    assert references(asking.ask(LIST, status="in_progress")) == ["2"]
    assert references(asking.ask(LIST, status=["in_progress", "open"])) == ["1", "2", "3", "4"]
    assert references(asking.ask(LIST, due_before="2026-11-15")) == ["1"]
    assert references(asking.ask(LIST, due_before="2026-11-28", status="open")) == ["1"]


def test_changed_since_tells_what_is_new_and_what_was_changed(caller, partnership, police):
    first, _ = an_action(partnership, "1", [police]), an_action(partnership, "2", [police])
    asking, before = caller(police), timezone.now()
    assert references(asking.ask(LIST, changed_since=before.isoformat())) == []

    change_action(action=first, details=ActionDetails(title="Now called this"), by=TESTS, at=timezone.now())
    an_action(partnership, "3", [police])

    assert references(asking.ask(LIST, changed_since=before.isoformat())) == ["1", "3"]


def test_leafing_gives_each_once(caller, partnership, police):
    for number in range(7):
        an_action(partnership, str(number), [police])
    asking, seen, cursor = caller(police), [], 0

    while cursor is not None:
        answer = asking.ask(LIST, cursor=cursor, limit=3)
        assert len(answer["items"]) <= 3
        seen, cursor = seen + references(answer), answer["next"]

    assert seen == [str(number) for number in range(7)]


def test_only_published_reviews_are_read(caller, partnership, neighbour, police):
    shown = learning.a_published_review(partnership)
    hidden = learning.a_review(partnership, pseudonym="Child R")
    learning.a_published_review(neighbour, pseudonym="Child S")
    asking = caller(police)

    assert references(asking.ask(f"{HERE}/reviews")) == [shown.reference]
    assert asking.ask(f"{HERE}/reviews/{shown.reference}/thread")["review"]["pseudonym"] == "Child Q"
    asking.ask(f"{HERE}/reviews/{hidden.reference}/thread", 404)


def test_a_thread_names_the_actions_that_the_agency_owes(caller, partnership, police, council):
    review = learning.a_published_review(partnership)
    finding = learning.a_finding(review)
    own = learning.an_action(review, "1.1", agencies=[police], findings=[finding])
    learning.an_action(review, "1.2", agencies=[council], findings=[finding])
    outcome = learning.an_outcome(review, "Audit of first calls", findings=[finding])
    asking = f"{HERE}/reviews/{review.reference}/thread"

    whole = caller(police).ask(asking)
    without = caller(police, scope=[Can.VIEW_REVIEWS]).ask(asking)

    assert whole["findings"][0]["actions"] == [own.pk]
    assert whole["outcomes"][0]["findings"] == [finding.number]
    assert whole["outcomes"][0]["code"] == outcome.code
    assert without["findings"][0]["actions"] == []
    assert ("API token “case system” of Northborough Police", "review") in reads_in(partnership)


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"status": "finished"}, "status.0", "Choose one of: open, in_progress"),
        ({"due_before": "soon"}, "due_before", "Write the day as 2026-11-23."),
        ({"changed_since": "2026-11-23T09:30:00"}, "changed_since", "with its time zone"),
        ({"limit": "0"}, "limit", "Enter 1 or more."),
        ({"limit": "many"}, "limit", "Enter a whole number."),
        ({"cursor": "-1"}, "cursor", "Enter 0 or more."),
        ({"satus": "open"}, "satus", "There is nothing of this name."),
    ],
)
def test_a_wrong_value_is_said_in_a_sentence(caller, police, values, field, sentence):
    problem = caller(police).ask(LIST, 422, **values)

    assert problem["detail"] == "Some of what you sent is wrong. Nothing was done."
    (wrong,) = problem["errors"]
    assert wrong["field"] == field
    assert sentence in wrong["detail"]


def test_the_list_costs_the_same_for_few_and_for_many(
    caller, partnership, police, council, django_assert_max_num_queries
):
    asking = caller(police)
    for number in range(60):
        an_action(partnership, str(number), [police, council], due=PartialDate.from_date(date.today(), "day"))
    asking.ask("spaces")

    with django_assert_max_num_queries(40):
        assert len(asking.ask(LIST, limit=60)["items"]) == 60


def test_what_is_due_is_late_by_the_day(caller, partnership, police):
    yesterday = timezone.localdate() - timedelta(days=1)
    an_action(partnership, "1", [police], due=PartialDate.from_date(yesterday, "day"))

    assert caller(police).ask(LIST)["items"][0]["is_late"] is True


@pytest.mark.parametrize("name", ["status", "due_before", "changed_since", "cursor", "limit"])
def test_a_character_that_no_text_holds_is_refused_in_the_address_too(partnership, caller, police, name):
    (wrong,) = caller(police).ask("spaces/northborough/actions", 422, **{name: "open\0"})["errors"]

    assert wrong["field"].split(".")[0] == name
    assert "cannot be kept" in wrong["detail"]
