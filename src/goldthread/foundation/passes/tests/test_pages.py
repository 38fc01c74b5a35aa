"""The manager issues tokens, sees what became of them, and revokes them."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.passes.factories import a_link, a_token
from goldthread.foundation.passes.kinds import PassKind
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.passes.queries import pass_behind
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

LIST = "/p/northborough/tokens/"
ISSUE = f"{LIST}issue/"


@pytest.fixture
def manager(partnership, police):
    return visitor("partnership_manager", partnership)


def words_of(answer):
    assert answer.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def said(police, days=90, **more):
    day = timezone.localdate() + timedelta(days=days)
    when = day_typed("expires_at", day)
    return {
        "agency": police.pk,
        "purpose": "case system",
        "scope": ["VIEW_OWN_ACTIONS"],
        "key": "k1",
        "version": "",
        **when,
        **more,
    }


def passes_in(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Pass.objects.all())


@pytest.mark.parametrize("role", ["stranger", "coordinator", "agency_lead", "board_member", "independent_scrutineer"])
def test_only_the_manager_finds_them(partnership, police, role):
    made = a_token(police, timezone.now())
    client: DeskClient = visitor(role, partnership, police if role == "agency_lead" else None)

    for path in (LIST, ISSUE, f"{LIST}{made.pk}/", f"{LIST}{made.pk}/revoke/"):
        assert client.get(path).status_code == 404


def test_those_of_another_partnership_are_not_here(manager, neighbour):
    theirs = a_token(an_agency(neighbour), timezone.now(), purpose="their system")

    assert "their system" not in words_of(manager.get(LIST))
    assert manager.get(f"{LIST}{theirs.pk}/").status_code == 404


def test_a_token_is_shown_once_and_works(partnership, manager, police):
    answer = manager.post(ISSUE, said(police))

    (text,) = re.findall(r'value="(gt_[^"]+)"', answer.content.decode())
    found = pass_behind(text, PassKind.API_TOKEN)
    assert found.agency == police
    assert timezone.localtime(found.expires_at).time().isoformat() == "00:00:00"
    assert "no-store" in answer["Cache-Control"]
    for path in (LIST, f"{LIST}{found.pk}/"):
        assert text.split("_", 3)[3] not in manager.get(path).content.decode()


def test_a_form_that_is_sent_twice_issues_one_and_says_so(partnership, manager, police):
    manager.post(ISSUE, said(police))
    again = words_of(manager.post(ISSUE, said(police)))

    assert "It is shown once: revoke it and issue another." in again
    assert len(passes_in(partnership)) == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"purpose": ""}, "Enter what it is for"),
        ({"scope": []}, "Select what it may do"),
        ({"scope": ["MANAGE_PEOPLE"]}, "Select"),
        ({"days": 400}, "It may last 366 days at most"),
        ({"days": -1}, "It would have run out already"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(partnership, manager, police, wrong, sentence):
    answer = manager.post(ISSUE, said(police, **wrong))

    assert sentence in words_of(answer)
    if "purpose" not in wrong:
        assert 'value="case system"' in answer.content.decode()
    assert passes_in(partnership) == []


def test_the_list_tells_what_became_of_each(manager, police):
    now = timezone.now()
    a_token(police, now - timedelta(days=40), purpose="old system")
    a_token(police, now, purpose="present system", expires_at=now + timedelta(days=90))
    a_token(police, now, purpose="passing system", expires_at=now + timedelta(days=10))
    a_link(police, police, now, purpose="report on something")

    everything, ending = words_of(manager.get(LIST)), words_of(manager.get(f"{LIST}?state=ending&kind=api_token"))
    ended = words_of(manager.get(f"{LIST}?state=ended"))

    assert "4 tokens and links" in everything
    assert "ends soon" in everything.lower()
    assert "passing system" in ending
    assert "present system" not in ending
    assert "old system" in ended
    assert "passing system" not in ended


def test_revoking_asks_why_and_ends_it(partnership, manager, police):
    made = a_token(police, timezone.now())
    path = f"{LIST}{made.pk}/revoke/"
    seen = {"version": made.made.version, "key": "k2"}
    assert "Enter why it is revoked" in words_of(manager.post(path, {**seen, "why": ""}))

    answer = manager.post(path, {**seen, "why": "The system was replaced."}, follow=True)

    assert "It was revoked and no longer works." in words_of(answer)
    assert "The system was replaced." in words_of(answer)
    assert manager.get(path).status_code == 404
    assert passes_in(partnership)[0].revoked_at is not None


def test_the_page_of_a_link_tells_of_codes_and_use(manager, police):
    made = a_link(police, police, timezone.now())

    page = words_of(manager.get(f"{LIST}{made.pk}/"))

    assert "Wrong codes entered 0" in page
    assert "Used Not yet" in page
    assert "Not recorded" not in page
    assert made.code not in page
