"""Evidence on the page of an action: given, renewed, withdrawn, handed out."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.actions.evidence_of_actions import give_evidence
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import LIST, an_action, imported, page
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.evidence.commands import add_version, withdraw_evidence
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.files.factories import a_picture, an_upload
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]

TESTS = System("tests")
WORDS = {"title": "Training register", "how": "words", "words": "Forty attended."}


@pytest.fixture
def action(partnership: Space, police: Agency) -> Action:
    return an_action(partnership, "1", [police])


@pytest.fixture
def lead(partnership: Space, police: Agency) -> DeskClient:
    return visitor("agency_lead", partnership, police)


def address(action: Action, rest: str = "") -> str:
    return f"{LIST}{action.pk}/{rest}"


def giving(action: Action) -> str:
    return address(action, "evidence/give")


def given(action: Action, **more: Any) -> Evidence:
    said = {"title": "Register", "shown": Shown(words="Forty attended."), **more}
    return give_evidence(action=action, by=TESTS, at=timezone.now(), **said)


def test_a_lead_adds_a_file_to_two_actions_and_each_hands_it_out(partnership, police, action, lead):
    other = an_action(partnership, "2", [police])
    sent = {"title": "Photo of the poster", "how": "file", "also": other.pk, "file": an_upload(a_picture(), "p.jpg")}

    answer = lead.post(giving(action), sent)

    assert answer.url == address(action)
    for one in (action, other):
        shown = page(lead, address(one))
        assert "Photo of the poster" in shown
        assert "Not scanned for viruses" in shown
        link = re.search(r'href="(/p/northborough/files/\d+/)">p\.jpg', shown)[1]
        assert lead.get(link)["Content-Type"] == "image/jpeg"
    assert "Shows too" in shown


def test_what_is_missing_is_said_and_the_file_is_not_sent_twice(action, lead):
    first = lead.post(giving(action), {"title": "", "how": "file", "file": an_upload()})

    words = first.content.decode()
    assert "Enter what the evidence is called" in words
    assert "minutes.txt (a plain text, 17\xa0bytes) is held" in words
    ticket = re.search(r'name="file-ticket" value="([^"]+)"', words)[1]
    again = lead.post(giving(action), {"title": "Minutes", "how": "file", "file-ticket": ticket})
    assert again.status_code == 302
    assert "minutes.txt" in page(lead, address(action))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"title": "Register"}, "Select how you show it"),
        ({"title": "Register", "how": "file"}, "Choose the file"),
        ({"title": "Register", "how": "link"}, "Enter the link"),
        ({"title": "Register", "how": "words"}, "Enter what shows it"),
        ({"how": "words", "words": "x"}, "Enter what the evidence is called"),
        ({"title": "Register", "how": "link", "link": "ftp://example.org/x"}, "Enter a link that begins with https"),
    ],
)
def test_each_gap_has_its_sentence(action, lead, sent, said):
    assert said in lead.post(giving(action), sent).content.decode()


def test_a_file_that_is_refused_says_why_beside_its_box(action, lead):
    sent = {"title": "Plan", "how": "file", "file": an_upload(b"<html><script>", "plan.pdf")}

    assert "is a web page (HTML), which is not taken" in lead.post(giving(action), sent).content.decode()


def test_only_own_actions_that_are_not_settled_are_offered(partnership, police, action, lead):
    an_action(partnership, "20", [police])
    an_action(partnership, "30", [police], status="superseded")
    an_action(partnership, "40", [an_agency(partnership, "Northborough Council")])

    shown = page(lead, giving(action))

    assert "20 Action 20" in shown
    assert "30 Action 30" not in shown
    assert "40 Action 40" not in shown


def test_a_lead_is_not_asked_from_which_agency_and_a_manager_is(partnership, action, lead):
    assert "Which agency" not in page(lead, giving(action))
    assert "Not from one agency" in page(visitor("partnership_manager", partnership), giving(action))


def test_a_form_sent_twice_gives_evidence_once(partnership, action, lead):
    for _ in range(2):
        assert lead.post(giving(action), {**WORDS, "key": "a-key"}).status_code == 302

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Evidence.objects.count() == 1


@pytest.mark.parametrize("role", ["board_member", "independent_scrutineer"])
def test_who_reads_the_plan_sees_evidence_and_gives_none(partnership, action, role):
    given(action)
    reader = visitor(role, partnership)

    shown = page(reader, address(action))

    assert "Forty attended." in shown
    assert "Add evidence" not in shown
    assert "Add a new version" not in shown
    assert reader.get(giving(action)).status_code == 404


def test_a_stranger_and_the_neighbours_find_nothing(partnership, neighbour, action):
    evidence = given(action, shown=Shown(file=receive(an_upload())))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        file = evidence.versions.get().file.pk
    for client in (visitor("stranger", partnership), visitor("partnership_manager", neighbour)):
        for path in (
            giving(action),
            address(action, f"evidence/{evidence.pk}/renew"),
            f"/p/northborough/files/{file}/",
        ):
            assert client.get(path).status_code == 404


def test_another_agencys_lead_sees_shared_evidence_and_cannot_change_it(partnership, police):
    council = an_agency(partnership, "Northborough Council")
    shared = an_action(partnership, "1", [police, council])
    evidence = given(shared, agency=police)
    other = visitor("agency_lead", partnership, council)

    assert "Forty attended." in page(other, address(shared))
    assert other.get(address(shared, f"evidence/{evidence.pk}/renew")).status_code == 404
    assert other.get(address(shared, f"evidence/{evidence.pk}/withdraw")).status_code == 404


def test_a_new_version_stands_first_and_the_older_is_kept(police, action, lead):
    evidence = given(action, agency=police)

    lead.post(address(action, f"evidence/{evidence.pk}/renew"), {"how": "words", "words": "Fifty attended."})

    shown = page(lead, address(action))
    assert "1 earlier version" in shown
    assert shown.index("Fifty attended.") < shown.index("Forty attended.")


def test_evidence_says_until_when_it_counts(action, lead, now):
    evidence = given(action)
    soon = timezone.localdate() + timedelta(days=30)
    add_version(evidence=evidence, shown=Shown(words="x", good_until=soon), by=TESTS, at=timezone.now())
    assert "Runs out on" in page(lead, address(action))

    long_ago = timezone.now() - timedelta(days=90)
    add_version(
        evidence=evidence,
        shown=Shown(words="x", good_until=(long_ago + timedelta(days=1)).date()),
        by=TESTS,
        at=long_ago,
    )
    assert "Ran out on" in page(lead, address(action))


def test_what_is_withdrawn_says_why_and_counts_no_longer(police, action, lead):
    evidence = given(action, agency=police)

    lead.post(address(action, f"evidence/{evidence.pk}/withdraw"), {"why": "It names a child."})

    shown = page(lead, address(action))
    assert "It names a child." in shown
    assert "Nothing here shows yet that this action was done" in shown


def test_reported_done_says_on_list_and_page_whether_there_is_evidence(partnership, police, lead):
    done = an_action(partnership, "1", [police], status="complete_pending_evidence")
    imported(partnership, done)
    assert "Reported done, no evidence here" in page(lead)
    assert "Nothing here shows it yet" in page(lead, address(done))

    evidence = given(done, agency=police)

    for where in (LIST, address(done), f"{LIST}?format=csv"):
        assert "Reported done, evidence to be looked at" in page(lead, where)
    assert "Nothing here shows it yet" not in page(lead, address(done))
    withdraw_evidence(evidence=evidence, why="Wrong.", by=TESTS, at=timezone.now())
    assert "Reported done, no evidence here" in page(lead, address(done))


def test_the_list_narrows_to_what_has_evidence_and_what_has_none(partnership, police, lead):
    done, bare = (an_action(partnership, name, [police], status="complete_pending_evidence") for name in ("7", "8"))
    given(done)

    for asked, found, left in (("yes", done, bare), ("no", bare, done)):
        shown = page(lead, f"{LIST}?status=complete_pending_evidence&evidence={asked}")
        assert found.title in shown
        assert left.title not in shown


def test_more_evidence_takes_no_more_questions(partnership, police, action, lead):
    other = an_action(partnership, "2", [police])

    def add(number: int) -> None:
        for _ in range(number):
            evidence = given(action, also=[other], shown=Shown(file=receive(an_upload())))
            add_version(evidence=evidence, shown=Shown(words="x"), by=TESTS, at=timezone.now())

    assert_flat(lambda: page(lead, address(action)), add, few=3, many=40)
