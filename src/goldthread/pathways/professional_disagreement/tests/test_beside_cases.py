"""Actions, items of meetings and decisions of a case: each for whoever sees the case, and for nobody else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from goldthread.cases.casework.commands import set_action
from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.queries import events_of
from goldthread.foundation.actions.models import Action
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.decisions.recording import Decided, Made, record
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.deciding import ITEM
from goldthread.partnership.meetings.factories import a_meeting
from goldthread.partnership.meetings.models import AgendaItem
from goldthread.partnership.meetings.queries.records import sought
from goldthread.pathways.lado.factories import a_contact

from .test_pages import page_of, typed

pytestmark = pytest.mark.django_db
TITLE = "Train the front desk"
SOON = timedelta(days=10)


@pytest.fixture
def member(partnership):
    """Somebody who sees the whole plan, and no case."""
    return somebody("board_member", partnership)


def an_action(case, agency, by, title=TITLE):
    now = timezone.now()
    return set_action(case=case, title=title, agency=agency, due_on=now.date() + SOON, by=by, at=now)


def sees(user, rows):
    with opened(actor=user.pk, reading=[rows.space_id]):
        return type(rows).objects.visible_to(seen_by(user, timezone.now())).filter(pk=rows.pk).exists()


def test_an_agency_sees_what_it_owes_and_is_led_to_no_case(case, partnership, teacher, manager, browser_of):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        school = teacher.holdings.get().agency
    lead = somebody("agency_lead", partnership, school)
    action = an_action(case, school, manager)

    page = browser_of(lead).get(f"/p/{partnership.slug}/actions/{action.pk}/")

    assert page.status_code == 200
    assert TITLE in page.text
    assert case.reference not in page.text
    assert case.get_absolute_url() not in page.text
    assert browser_of(lead).get(case.get_absolute_url()).status_code == 404


def test_who_sees_the_plan_but_not_the_case_does_not_see_its_actions(
    case, police, manager, member, constable, browser_of
):
    action = an_action(case, police, manager)

    assert not sees(member, action)
    assert TITLE not in browser_of(member).get(f"/p/{case.space.slug}/actions/").text
    assert TITLE not in browser_of(member).search_for("front desk").text
    assert sees(manager, action)
    shown = browser_of(manager).get(f"/p/{case.space.slug}/actions/{action.pk}/").text
    assert f"Case {case.reference}" in shown


def test_the_page_of_the_case_tells_its_actions_to_whoever_sees_it(case, police, manager, social_worker, browser_of):
    an_action(case, police, manager)

    theirs, ours = (browser_of(one).get(page_of(case)).text for one in (social_worker, manager))

    assert TITLE in theirs
    assert "Set an action" not in theirs
    assert TITLE in ours
    assert "Set an action" in ours


def test_the_timeline_tells_that_an_action_was_set(case, police, manager, social_worker):
    an_action(case, police, manager)

    def newest(user):
        with opened(actor=user.pk, reading=[case.space_id]):
            event = events_of(case, seen_by(user, timezone.now()))[0]
        return event.what, event.words

    assert newest(manager) == ("Action set", f"Owed by: {police.name}")
    assert newest(social_worker) == ("Action set", "")


def test_only_who_decides_in_the_case_sets_an_action_and_not_once_it_is_closed(case, police, constable, manager):
    with pytest.raises(NotAllowed):
        an_action(case, police, constable)
    with pytest.raises(Refused, match="It began on"):
        set_action(case=case, title=TITLE, agency=police, due_on=date(2026, 1, 1), by=manager, at=timezone.now())


def test_it_is_set_by_the_form_and_what_reads_like_a_name_is_told(case, police, manager, browser_of):
    browser, address, due = browser_of(manager), f"{page_of(case)}set-action/", timezone.localdate() + SOON
    said = {"agency": police.pk, **day_typed("due_on", due)}

    told = browser.post(address, typed(browser.get(address), title="Visit the mother of Kelvin Sharp", **said))
    kept = browser.post(address, typed(browser.get(address), title=TITLE, **said))

    assert "may tell who a person is" in told.text
    assert kept.status_code == 302, kept.text
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        action = Action.objects.get()
    assert (action.origin, action.origin_id, action.reference) == ("case", case.pk, "Case action 1")


def test_an_action_of_a_restricted_case_is_seen_by_those_who_were_given_the_case(partnership, police, manager):
    officer, other = somebody("designated_officer", partnership), somebody("designated_officer", partnership, name="b")
    action = an_action(a_contact(partnership, by=officer), police, officer)

    assert not any(sees(one, action) for one in (manager, other))


@pytest.fixture
def decided(case, partnership):
    """An item of a meeting about the case, and what was decided under it."""
    group = a_group(partnership, "Escalation panel")
    meeting = a_meeting(group)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk), transaction.atomic():
        item = AgendaItem.objects.create(
            space=partnership, meeting=meeting, place=1, title="A disagreement", source="case", source_number=case.pk
        )
        made = Made(origin=ITEM, origin_id=item.pk, group=group, on=meeting.on)
        return item, record(partnership, made, Decided("It goes to the partners.", "No stage settled it."))


def test_what_a_meeting_decided_of_a_case_is_seen_by_whoever_sees_the_case(
    decided, case, manager, member, social_worker, browser_of
):
    item, decision = decided

    assert sees(manager, item)
    assert sees(manager, decision)
    assert str(decision) in browser_of(manager).get(page_of(case)).text
    assert not sees(member, item)
    assert not sees(member, decision)
    assert "It goes to the partners." not in browser_of(member).get(f"/p/{case.space.slug}/decisions/").text


def test_a_case_is_found_for_an_agenda_by_whoever_sees_it(case, manager, member):
    def offered(user):
        with opened(actor=user.pk, reading=[case.space_id]):
            found = sought(case.reference, case.space, seen_by(user, timezone.now()))
            return [one.words for due in found for one in due.suggestions]

    assert offered(manager) == [f"Case {case.reference}"]
    assert offered(member) == []


def test_an_agency_with_a_conflict_of_interest_is_given_no_action(case, police, manager):
    at = timezone.now()
    declare_conflict(about=case, agency=police, kind="other", words="Its own officer.", by=manager, at=at)

    with pytest.raises(Refused, match="conflict of interest"):
        an_action(case, police, manager)


def a_concern(space, by):
    at = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
    return a_contact(space, by=by, at=at, concern_on=at.date(), known_on=at.date())


@pytest.mark.parametrize(
    ("role", "begun", "words"),
    [
        ("partnership_manager", None, "Do not name the child, the family or others"),
        ("designated_officer", a_concern, "Do not name the adult, the child, the family or others"),
    ],
)
def test_whoever_sets_an_action_is_told_whom_the_cases_of_its_pathway_are_about(
    case, partnership, police, browser_of, role, begun, words
):
    user = somebody(role, partnership)
    about = begun(partnership, user) if begun else case
    browser, address = browser_of(user), f"{about.get_absolute_url()}set-action/"
    form = browser.get(address)

    sent = browser.post(address, typed(form, title="Ask Robin Smith again", agency=str(police.pk)))

    assert words in form.text
    assert f"“Robin Smith” may tell who a person is. {words}." in sent.text
