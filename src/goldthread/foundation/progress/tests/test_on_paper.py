"""The plan on paper: who may print it, what it says, and that it is noted."""

import json
from datetime import timedelta

import pytest
from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.sections import ORIGINS
from goldthread.foundation.actions.seeing import SEEN_EARLY_BY_ORIGIN
from goldthread.foundation.actions.tests.test_pages_actions import LIST, LONG_AGO, an_action, imported, page
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.chasing.models import Escalation
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.progress.judging import ask_for_more, transfer_action
from goldthread.foundation.progress.on_paper import LONGEST, grouped, shortened
from goldthread.foundation.progress.ownership import set_action_owners
from goldthread.foundation.progress.tests.reporting import UNDER_WAY, done, judge, person, report
from goldthread.foundation.progress.views import paper
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.ui.words import short_date
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

PAPER = f"{LIST}on-paper/"
BY = System("tests")


@pytest.fixture
def council(partnership):
    return an_agency(partnership, "Northborough Council")


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def headings(client, by):
    said = page(client, f"{PAPER}?by={by}")
    return [part.split("<span")[0].strip() for part in said.split('<h2 class="govuk-heading-m">')[1:]]


def test_it_opens_to_whoever_sees_the_list_and_to_nobody_else(partnership, neighbour, police, council):
    an_action(partnership, "1", [police])
    an_action(partnership, "2", [council])
    an_action(neighbour, "3")

    assert visitor("stranger", partnership).get(PAPER).status_code == 404
    whole = page(visitor("board_member", partnership), PAPER)
    assert ("Action 1" in whole, "Action 2" in whole, "Action 3" in whole) == (True, True, False)
    own = page(visitor("agency_lead", partnership, police), PAPER)
    assert ("Action 1" in own, "Action 2" in own) == (True, False)
    assert "Northborough Police: the actions that it owes" in own


def test_the_list_leads_to_it_as_it_was_narrowed_and_it_says_by_what(partnership, manager):
    an_action(partnership, "1", due=LONG_AGO)
    an_action(partnership, "2")

    shown = page(manager, f"{LIST}?late=overdue&sort=-title&page=1")
    assert f'href="{PAPER}?late=overdue&amp;sort=-title"' in shown
    paper_shown = page(manager, f"{PAPER}?late=overdue&sort=-title")

    assert "Not the whole plan, only: due Overdue; sorted by action, in reverse" in paper_shown
    assert ("Action 1" in paper_shown, "Action 2" in paper_shown) == (True, False)


def test_what_cannot_be_asked_is_left_out_and_said(partnership, manager):
    an_action(partnership, "1")

    shown = page(manager, f"{PAPER}?status=nearly&by=colour")

    assert "has no answer “nearly”" in shown
    assert "Action 1" in shown


def test_each_action_says_what_each_owner_reported_and_what_more_was_asked(partnership, police, council, manager):
    later = timezone.localdate().year + 5
    action = an_action(partnership, "1", [police, council], due=PartialDate(later, 1, 31))
    lead = visitor("agency_lead", partnership, police)
    report(action, person(lead), done(shown=Shown(words="Forty attended."), evidence_title="Register"))
    report(action, BY, done(report="Ours too."), owner=council)
    by = timezone.localdate() + timedelta(days=9)
    judge(ask_for_more, action, what="who attended?", answer_by=by)
    other = an_action(partnership, "2", [police, council])
    report(other, person(lead), UNDER_WAY)
    judge(transfer_action, an_action(partnership, "3"), to="The adults’ board", why="it is about adults")

    words = " ".join(page(manager, PAPER).split())

    assert "All were trained." in words
    assert "Northborough Council, through tests" in words
    assert "<strong>More asked</strong>" in words
    assert "Who attended?" in words
    assert f"At first: 31 Jan {later}" in words
    assert 'Northborough Council: <span class="gt-quiet">Nothing reported here</span>' in words
    assert "to The adults’ board: It is about adults" in words
    assert person(lead).name not in words


def test_what_was_escalated_is_said_on_paper(partnership, police, manager):
    action = an_action(partnership, "1", [police], due=LONG_AGO)
    today = timezone.localdate()
    assert "Escalated on" not in page(manager, PAPER)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Escalation.objects.create(space=partnership, action=action, agency=police, since=today, escalated_on=today)

    assert f"Escalated on {short_date(today)}" in page(manager, PAPER)
    assert f"Escalated on {short_date(today)}" in page(manager, LIST)


def test_actions_stand_under_headings_that_the_reader_chooses(partnership, police, council, manager):
    an_action(partnership, "1", [police, council], due=LONG_AGO)
    an_action(partnership, "2", [police], due=PartialDate.from_date(timezone.localdate() + timedelta(days=3)))
    an_action(partnership, "3", due=PartialDate(timezone.localdate().year + 5))
    an_action(partnership, "4", status="in_progress")
    report(an_action(partnership, "5"), BY, done())
    imported(partnership, an_action(partnership, "6", due=LONG_AGO))

    assert headings(manager, "source") == ["Other actions"]
    assert headings(manager, "agency") == ["Northborough Council", "Northborough Police", "No owner here"]
    assert headings(manager, "status") == ["Not started", "In progress", "Reported done, no evidence here"]
    assert headings(manager, "due") == [
        "Overdue",
        "Due in the next four weeks",
        "Due later",
        "Open, and past its date when it was brought in",
        "Open, without a date",
        "Reported done, or no longer owed",
    ]


def test_two_owners_of_one_name_have_a_heading_each(partnership, police, manager):
    group = a_group(partnership, name=police.name)
    an_action(partnership, "1", [police])
    of_group = an_action(partnership, "2")
    set_action_owners(action=of_group, agencies=[], groups=[group], by=BY, at=timezone.now())

    assert headings(manager, "agency") == [police.name, police.name]


def test_two_things_of_one_name_that_actions_came_from_have_a_heading_each():
    came_from = [("review", 3), ("file", 3), ("review", 4), ("review", 3)]
    actions = [Action(reference=f"{at}", origin=code, origin_id=at) for code, at in came_from]

    groups = grouped(actions, "source", timezone.localdate(), lambda action: "Child A")

    assert [(group.heading, len(group.actions)) for group in groups] == [("Child A", 1), ("Child A", 2), ("Child A", 1)]


def test_actions_of_an_unpublished_review_make_it_a_paper_to_be_kept(partnership, manager, monkeypatch):
    action = an_action(partnership, "1")
    monkeypatch.setitem(SEEN_EARLY_BY_ORIGIN, action.origin, lambda standing: Q(pk=action.pk))
    assert "Keep this paper" not in page(manager, PAPER)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Action.objects.filter(pk=action.pk).update(is_restricted=True)

    assert "Keep this paper" in page(manager, PAPER)
    assert "Action 1" not in page(visitor("board_member", partnership), PAPER)


def test_a_plan_too_long_for_paper_says_that_it_was_cut(partnership, manager, monkeypatch):
    monkeypatch.setattr(paper, "MOST", 2)
    for number in range(3):
        an_action(partnership, f"{number}")

    shown = page(manager, PAPER)

    assert "These are the first 2 actions only." in shown
    assert "Action 2" not in shown


def test_an_empty_plan_leads_back_to_the_list(manager):
    assert "Nothing is left of the list" in page(manager, f"{PAPER}?late=overdue")


def test_that_it_was_printed_is_noted_with_what_and_how_many(partnership, manager):
    an_action(partnership, "1", due=LONG_AGO)
    manager.get(f"{PAPER}?late=overdue")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        entry = TrailEntry.objects.filter(space=partnership.pk, operation="read").select_related("body").latest("id")
        assert json.loads(entry.body.words) == {"what": "Plan on paper, due Overdue", "rows": 1}
        assert entry.actor == str(person(manager).pk)


def test_a_longer_plan_asks_the_database_no_more_often(partnership, police, council, manager):
    made = iter(range(1000))

    def make(number):
        for _ in range(number):
            action = an_action(partnership, f"{next(made)}", [police, council])
            report(action, BY, done(shown=Shown(words="Forty attended.")), owner=police)
            report(action, BY, done(), owner=council)
            judge(ask_for_more, action, what="Who?", answer_by=timezone.localdate() + timedelta(days=9))

    # One for each kind of thing that actions come from: reviews, briefings.
    assert assert_flat(lambda: manager.get(PAPER), make, few=3, many=30) <= 17 + len(ORIGINS)


def test_long_words_are_cut_at_a_word_and_say_so():
    assert shortened("short") == "short"
    assert shortened("word " * 200).endswith("word … (more on its page)")
    assert len(shortened("x" * 5_000)) <= LONGEST + len(" … (more on its page)")
