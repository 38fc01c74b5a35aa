"""The address of a refuge, asked for by every door there is: it opens by one, for a purpose, and to few."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.cases.people.factories import REFUGE, a_home, a_person
from goldthread.cases.people.models import LivesThere
from goldthread.cases.people.tests.pages import as_, at, reads_of, text
from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.passes.factories import a_token, an_office_token
from goldthread.foundation.spreadsheets import read
from goldthread.foundation.trail.models import TrailBody
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
SECRET = ("Harbour", "Elsewhere", "EW3", "4FG")
WHY = {"purpose": "working", "words": "To plan the visit of Tuesday"}


@pytest.fixture
def maya(case, manager):
    person = a_person(case, by=manager, at=LATER)
    ada = a_person(case, "Ada", part="sibling", by=manager, at=LATER)
    a_home(case, person, ada, home=REFUGE, by=manager, at=LATER)
    return person


@pytest.fixture
def address(case, maya):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        lives = LivesThere.objects.get(person=maya)
    return at(case, "protected_address", case.reference, lives.pk)


def told_in(page):
    return [one for one in SECRET if one in page]


def test_no_page_list_file_or_search_tells_where_it_is(case, manager, maya, partnership):
    slug, client = partnership.slug, as_(manager)
    register = f"/p/{slug}/cases/{case.pathway}/"
    pages = {
        "case": case.get_absolute_url(),
        "person": at(case, "person", maya.pk),
        "form of an address": at(case, "say_where_person_lives", case.reference, maya.pk),
        "somebody is added": at(case, "add_person", case.reference),
        "register": register,
        "register as CSV": f"{register}?format=csv",
        "chronology": reverse("chronology", args=[slug, case.reference]),
        "who may see the case": reverse("who_may_see", args=[slug, "case", case.pk]),
    }

    told = {name: told_in(_shown(client.get(page))) for name, page in pages.items()}

    assert {name: found for name, found in told.items() if found} == {}
    for form in ("ods", "xlsx"):
        sheets = read(client.get(f"{register}?format={form}").content)
        assert [told_in(str(sheet.rows)) for sheet in sheets] == [[]]
    assert "Address kept secret" in text(client.get(pages["person"]))
    for words in ("Harbour Court", "EW3 4FG", "Elsewhere", "3 Harbour Court Elsewhere EW3 4FG"):
        page = text(client.search_for(words)).replace(words, "")
        assert not told_in(page.split("<main")[1]), words
        assert "Okonkwo" not in page, words


def _shown(answer):
    assert answer.status_code == 200, answer.status_code
    return b"".join(answer.streaming_content).decode(errors="replace") if answer.streaming else answer.text


def test_nobody_is_found_or_weighed_by_it(case, manager, maya):
    """Another child is typed with the very address: nothing of it speaks for anybody."""
    sent = {
        **{"kind": "child", "part": "other", "given": "Xerxes", "family": "Quill"},
        **{"lines": "\r\n".join(REFUGE.lines), "postcode": REFUGE.postcode},
    }

    answer = as_(manager).post(at(case, "add_person", case.reference), sent)

    assert answer.status_code == 302


def test_the_form_of_somebody_alike_says_nothing_of_it(case, other_case, manager, maya):
    typed = {"kind": "child", "part": "subject", "given": "Maya", "family": "Okonkwo", "when": "9 March 2014"}

    page = text(as_(manager).post(at(case, "add_person", other_case.reference), typed))

    assert "Somebody like this is on the register" in page
    assert told_in(page) == []
    assert "address" not in page[page.index("Is it one of these?") : page.index("None of these")].lower()


def test_it_is_shown_once_somebody_says_what_for_and_that_is_noted(case, manager, maya, address, partnership):
    client = as_(manager)

    asked = text(client.get(address))
    without = text(client.post(address, {"purpose": "working", "words": ""}))
    shown = text(client.post(address, WHY))

    assert told_in(asked) == []
    assert told_in(without) == []
    assert "There is a problem" in without
    assert told_in(shown) == list(SECRET)
    noted = [(table, words) for table, _, words in reads_of(partnership) if "kept secret" in words]
    assert {table for table, _ in noted} == {"person_lives_there", "case"}
    assert all("To plan the visit of Tuesday" in words for _, words in noted)
    assert not [words for _, _, words in reads_of(partnership) if told_in(words)]


def test_it_opens_to_nobody_who_does_not_read_all_of_the_case(
    case, manager, constable, social_worker, teacher, partnership, address
):
    second = somebody("partnership_manager", partnership, name="second")
    declare_conflict(about=case, account=second, kind="own_family", words="", by=manager, at=timezone.now())

    readers = (constable, social_worker, teacher, second, somebody("board_member", partnership))
    for reader in readers:
        client = as_(reader)
        assert (client.get(address).status_code, client.post(address, WHY).status_code) == (404, 404), reader


def test_the_agency_that_told_it_is_not_shown_it_again(case, constable, manager, partnership):
    maya = a_person(case, by=constable, at=LATER)
    a_home(case, maya, home=REFUGE, by=constable, at=LATER)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        lives = LivesThere.objects.get(person=maya)
    address = at(case, "protected_address", case.reference, lives.pk)

    page = text(as_(constable).get(at(case, "person", maya.pk)))

    assert "Address kept secret" in page
    assert told_in(page) == []
    assert "See the protected address" not in page
    assert as_(constable).post(address, WHY).status_code == 404
    assert told_in(text(as_(manager).post(address, WHY))) == list(SECRET)


def test_an_address_that_is_not_protected_has_no_such_page(case, manager, maya, partnership):
    a_home(case, maya, by=manager, at=LATER)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        lives = LivesThere.objects.get(person=maya, household__is_protected=False)

    assert as_(manager).get(at(case, "protected_address", case.reference, lives.pk)).status_code == 404


def test_taking_it_back_names_it_nowhere(case, manager, maya, partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        lives = LivesThere.objects.get(person=maya)
    client, page = as_(manager), at(case, "take_back_of_person", case.reference, "address", lives.pk)

    asked = text(client.get(page))
    assert client.post(page, {"why": "They moved on."}).status_code == 302

    assert told_in(asked) == []
    assert told_in(text(client.get(at(case, "person", maya.pk)))) == []


def test_nothing_that_is_kept_of_forms_and_looks_has_it(case, manager, maya, address, partnership):
    """It is typed once more, kept for later, opened, and taken back: neither drafts nor the log say where it is."""
    client, page = as_(manager), at(case, "add_person", case.reference)
    typed = {"kind": "child", "part": "other", "given": "Xerxes", "lines": "3 Harbour Court", "postcode": "EW3 4FG"}
    client.post(page, {**typed, "is_protected": "on", "later": ""})
    assert told_in(text(client.post(address, WHY)))

    log = "".join(text(client.get(f"{at(case, 'opened_by')}{which}")) for which in ("", "?format=csv"))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        drafts = [str(one.content) for one in Draft.objects.all()]
        bodies = [one.words for one in TrailBody.objects.all()]

    assert "To plan the visit of Tuesday" in log
    assert drafts
    assert [told_in(one) for one in (log, *drafts, *bodies) if told_in(one)] == []


def test_no_system_is_told_of_it(case, maya, police, partnership):
    now, here = timezone.now(), f"/api/v1/spaces/{partnership.slug}"
    record = f"{here}/pathways/{case.pathway}/cases/{case.reference}/records/raised"
    for token in (an_office_token(partnership, now), a_token(police, now)):
        system = Client(headers={"Authorization": f"Bearer {token.text}"})
        for page in (f"{here}/cases", f"{here}/cases/{case.reference}", record):
            answer = system.get(page)
            assert answer.status_code == 200, page
            assert told_in(answer.text) == []
