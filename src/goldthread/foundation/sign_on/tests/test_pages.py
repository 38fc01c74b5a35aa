"""The manager sets a sign-on up, tries it and turns it on; people find it by their address."""

import pytest
from django.test import Client

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.sign_on.models import SignOn
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .provider import SECRET
from .signing import a_sign_on, words_of

pytestmark = pytest.mark.django_db

LIST = "/p/northborough/sign-on/"


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def typed(fake, **changed):
    return {
        "issuer": fake.issuer,
        "client_id": "goldthread",
        "secret": SECRET,
        "domains": "police.example\r\n@cops.example",
        "claim": "groups",
        "values": "leads",
        "second_factor_mark": "",
        "vouches": "yes",
        "key": "k1",
        "version": "",
        **changed,
    }


def kept(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(SignOn.objects.all())


@pytest.mark.parametrize("role", ["stranger", "coordinator", "agency_lead", "board_member", "independent_scrutineer"])
def test_only_the_manager_finds_them(partnership, police, sign_on, role):
    client = visitor(role, partnership, police if role == "agency_lead" else None)

    for path in (LIST, f"{LIST}new/", f"{LIST}{sign_on.pk}/", f"{LIST}{sign_on.pk}/change/"):
        assert client.get(path).status_code == 404
    assert client.post(f"{LIST}{sign_on.pk}/turn/").status_code == 404


def test_the_manager_sets_one_up_and_turns_it_on(partnership, police, manager, fake):
    answer = manager.post(f"{LIST}new/", typed(fake, agency=police.pk))

    (made,) = kept(partnership)
    assert answer["Location"] == f"{LIST}{made.pk}/"
    assert (made.domains, made.is_on, made.vouches) == (["police.example", "cops.example"], False, False)
    assert SECRET not in made.client_secret
    manager.post(f"{LIST}{made.pk}/turn/", {"key": "k2", "version": made.version})
    assert kept(partnership)[0].is_on


def test_the_secret_is_never_shown(manager, sign_on, fake):
    for path in (LIST, f"{LIST}{sign_on.pk}/", f"{LIST}{sign_on.pk}/change/"):
        assert SECRET not in manager.get(path).content.decode()
    assert SECRET not in manager.post(f"{LIST}{sign_on.pk}/change/", typed(fake, domains="")).content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"issuer": "http://login.example"}, "Enter an address that begins with https://"),
        ({"issuer": "javascript:alert(1)"}, "Enter an address that begins with https://"),
        ({"secret": ""}, "Enter the client secret"),
        ({"domains": "not a domain"}, "Enter domains only"),
        ({"values": ""}, "Enter the values of the claim"),
        ({"values": "x" * 201}, "Each value must be 200 characters or fewer"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(partnership, police, manager, fake, wrong, sentence):
    words = words_of(manager.post(f"{LIST}new/", typed(fake, agency=police.pk, **wrong)))

    assert sentence in words
    assert kept(partnership) == []


def test_the_secret_goes_to_no_other_issuer_than_it_was_typed_for(partnership, manager, sign_on, fake):
    said = typed(fake, issuer="https://evil.example", secret="", version=kept(partnership)[0].version)

    assert "Enter the secret again" in words_of(manager.post(f"{LIST}{sign_on.pk}/change/", said))


def test_trying_it_says_what_came_back(manager, sign_on, fake):
    words = words_of(manager.post(f"{LIST}{sign_on.pk}/"))
    assert f"It answers as {fake.issuer}." in words
    assert "It publishes 1 key that it signs with." in words

    fake.answers["/.well-known/openid-configuration"] = (200, "text/html", b"<p>hello</p>")
    assert "something we cannot read" in words_of(manager.post(f"{LIST}{sign_on.pk}/"))


def test_another_partnership_s_is_not_here(neighbour, manager, fake):
    theirs = a_sign_on(an_agency(neighbour), fake)

    assert manager.get(f"{LIST}{theirs.pk}/").status_code == 404


def test_people_find_theirs_by_their_address(sign_on):
    words = Client().post("/sign-in/organisation/", {"email": "anybody@POLICE.example"})

    assert "Go on to Northborough Police" in words_of(words)
    assert f"/sign-in/organisation/{sign_on.space_id}-{sign_on.pk}/" in words.content.decode()


def test_an_address_of_nowhere_is_told_so(sign_on):
    assert "No organisation here" in words_of(Client().post("/sign-in/organisation/", {"email": "a@other.example"}))


def test_the_sign_in_page_leads_there():
    assert "/sign-in/organisation/" in Client().get("/sign-in/").content.decode()
