"""Any record can be put on an agenda and decided on, and its own page says where it was, to those who may see both."""

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.decisions.recording import Decided
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_published_review, a_review, an_outcome
from goldthread.partnership.meetings.agenda_sources import AGENDA_SOURCES
from goldthread.partnership.meetings.commands.actions import give_action
from goldthread.partnership.meetings.commands.decisions import record_decision
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict
from goldthread.partnership.meetings.factories import AFTER, TESTS, a_meeting, a_panel, an_item, everybody_came
from goldthread.partnership.meetings.models import AgendaItem
from goldthread.partnership.money.factories import a_contribution, accounts_of
from goldthread.partnership.proof.factories import a_test
from goldthread.partnership.risks.factories import a_risk

pytestmark = pytest.mark.django_db
BASE = "/p/northborough"
PROGRAM = Standing(is_system=True)


@pytest.fixture
def meeting(partnership):
    group, seats = a_panel(partnership)
    return everybody_came(a_meeting(group), seats)


@pytest.fixture
def clerk(partnership):
    return visitor("partnership_manager", partnership)


def finding_page(meeting, words):
    return f"{BASE}/meetings/{meeting.pk}/agenda/about/?q={words}"


def put_on(clerk, meeting, key, words):
    return clerk.post(finding_page(meeting, words), {"picked": [key]})


def items_of(meeting):
    with opened(actor=SYSTEM_ACTOR, reading=[meeting.space_id]):
        return list(AgendaItem.objects.filter(meeting=meeting).order_by("pk"))


def test_records_are_found_by_their_words_and_put_on_the_agenda(partnership, meeting, clerk):
    review = a_published_review(partnership, pseudonym="Wren")
    finding = a_finding(review, subject="Gathering what is known")
    income = a_contribution(accounts_of(a_group(partnership, "Board", kind="board")), an_agency(partnership, "Police"))
    test = a_test(an_outcome(review), what="Are homes seen")
    wanted = [
        ("finding", finding.pk, "Gathering"),
        ("review", review.pk, "Wren"),
        ("income", income.pk, "Police"),
        ("practice-test", test.pk, "homes"),
    ]
    for code, number, words in wanted:
        put_on(clerk, meeting, f"{code}-{number}", words)

    assert [(one.source, one.source_number) for one in items_of(meeting)] == [pair[:2] for pair in wanted]
    assert "Wren, finding 1: Gathering what is known" in clerk.get(f"{BASE}/meetings/{meeting.pk}/").text
    assert "Nothing found" in clerk.get(finding_page(meeting, "Gathering")).text


def test_a_finding_says_where_it_was_discussed_and_decided_on(partnership, meeting, clerk):
    finding = a_finding(a_published_review(partnership, pseudonym="Wren"), subject="Gathering what is known")
    put_on(clerk, meeting, f"finding-{finding.pk}", "Gathering")
    (item,) = items_of(meeting)
    decision = record_decision(item=item, decided=Decided("Homes are seen", "They were not"), by=TESTS, at=AFTER)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        address = finding.get_absolute_url()

    page = clerk.get(address).text
    assert "Discussed at" in page
    assert "One Panel on 16 November 2026, item 1" in page
    assert "Homes are seen" in page
    assert "Wren, finding 1" in clerk.get(f"{BASE}/decisions/{decision.pk}/").text
    assert "Discussed at" not in visitor("board_member", partnership).get(address).text

    record_conflict(item=item, whose=Whose(account=clerk.user), interest="Knows the family", by=TESTS, at=AFTER)
    assert "Discussed at" not in clerk.get(address).text


def test_a_decision_is_linked_to_a_further_record_and_the_link_removed(partnership, meeting, clerk):
    a_group(partnership, "Board", kind="board")
    risk = a_risk(partnership)
    decision = record_decision(item=an_item(meeting), decided=Decided("It is accepted", "Because"), by=TESTS, at=AFTER)
    here, picked = f"{BASE}/decisions/{decision.pk}/", {"picked": [f"risk-{risk.pk}"]}
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        address = risk.get_absolute_url()

    clerk.post(f"{here}link/?q=visitors", picked)
    assert "It is accepted" in clerk.get(address).text
    assert risk.title in clerk.get(here).text
    assert "Nothing found" in clerk.get(f"{here}link/?q=visitors").text

    clerk.post(f"{here}unlink/", picked)
    assert "It is accepted" not in clerk.get(address).text


def test_nothing_is_found_that_whoever_seeks_may_not_see(partnership, meeting):
    coordinator = visitor("coordinator", partnership)
    item = an_item(meeting, "Their own service")
    given = {"what": "Speak with the staff", "due_on": AFTER.date(), "groups": [meeting.group]}
    give_action(item=item, **given, by=TESTS, at=AFTER)
    assert "Speak with the staff" in coordinator.get(finding_page(meeting, "Speak")).text

    record_conflict(item=item, whose=Whose(account=coordinator.user), interest="Runs it", by=TESTS, at=AFTER)
    assert "Nothing found" in coordinator.get(finding_page(meeting, "Speak")).text
    assert visitor("board_member", partnership).get(finding_page(meeting, "Speak")).status_code == 404


def test_a_board_is_shown_findings_that_nobody_answered_and_reviews_to_be_published(partnership):
    today = timezone.localdate()
    board, panel = a_group(partnership, "Board", kind="board"), a_group(partnership, "Panel", kind="panel")
    begun = PartialDate.from_date(today.replace(year=today.year - 1, day=1))
    a_finding(a_review(partnership, pseudonym="Heron", commenced=begun), subject="Gathering")
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        told = {code: AGENDA_SOURCES[code].due(board, PROGRAM, today) for code in ("finding", "review")}
        other = [AGENDA_SOURCES[code].due(panel, PROGRAM, today) for code in ("finding", "review")]

    assert [one.words for one in told["finding"]] == ["Heron, finding 1: Gathering"]
    assert "not put to a board yet" in told["finding"][0].why
    assert "publication due" in told["review"][0].why
    assert other == [[], []]
