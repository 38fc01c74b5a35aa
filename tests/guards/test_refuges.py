"""Where a refuge is, asked of every page and file about a case that holds it: one alone tells, to whoever says why."""

from io import BytesIO
from typing import Any

import docx
import pypdfium2
import pytest
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.people.factories import HOME, REFUGE, a_home
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.spreadsheets import read
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .whole_case import BEGAN, a_concern, addresses, hanging_on

pytestmark = pytest.mark.django_db
SECRET = ("Harbour", "Elsewhere", "EW3", "4FG")
ZIP = b"PK"
IN_FILES = ("csv", "docx", "pdf", "xlsx", "ods")


@pytest.fixture
def case(partnership):
    return a_concern(partnership)


@pytest.fixture
def records(case, partnership, neighbour) -> dict[str, Any]:
    """With an address that anybody may know, so that it shows which pages tell addresses at all."""
    found = hanging_on(case, partnership, neighbour)
    a_home(case, found["somebody"], home=HOME, by=case.lead, at=timezone.now())
    return found


@pytest.fixture
def officer(case, partnership):
    """Whoever leads the case and runs the partnership too: nobody is told more."""
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=case.lead, role="partnership_manager", starts_on=BEGAN.date())
    client = DeskClient()
    client.force_login(case.lead)
    return client


def told_by(answer: HttpResponseBase) -> str:
    """The words of a page or a file, whatever it is."""
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.get("Content-Type", "")
    if "pdf" in kind:
        with pypdfium2.PdfDocument(data) as pdf:
            return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    if "wordprocessing" in kind and data.startswith(ZIP):  # what a test made up is plain words
        return "\n".join(each.text for each in docx.Document(BytesIO(data)).element.body.iter() if each.text)
    if "spreadsheet" in kind:
        return str([sheet.rows for sheet in read(data)])
    return data.decode(errors="replace")


def doors(case, records, partnership):
    """By their names the pages about the case, and the lists and files in which it stands."""
    slug, person = partnership.slug, records["somebody"]
    pages = {name: reverse(name, args=[slug, *args]) for name, args in addresses(records).items()}
    lists = {
        "register": f"/p/{slug}/cases/{case.pathway}/",
        "requests": f"/p/{slug}/information-requests/",
        "clocks": f"/p/{slug}/clocks/",
    }
    chronology, people = pages["chronology"], pages["people_of_case"]
    files = [f"{one}?format={form}" for one in (*lists.values(), chronology, people) for form in IN_FILES]
    kept = [f"/p/{slug}/files/{records[one].file_id}/" for one in ("upload", "document_file", "letter_file", "copy")]
    steward = ("lookalikes", "merges", "people_with_two_numbers", "find_people", "opened_by")
    return {
        **pages,
        **lists,
        "your work": "/",
        "person": reverse("person", args=[slug, person.pk]),
        "labelled chronology": f"{chronology}?view=labels",
        **{one: reverse(one, args=[slug]) for one in steward},
        **{one: one for one in (*files, *kept)},
    }


def test_no_page_and_no_file_about_a_case_tells_where_a_refuge_is(case, records, officer, partnership):
    told = {}
    for name, address in doors(case, records, partnership).items():
        answer = officer.get(address)
        if answer.status_code == 200:
            told[name] = told_by(answer)

    leaks = [(name, one) for name, words in told.items() for one in SECRET if one in words]
    assert leaks == []
    assert len(told) > 50
    assert HOME.lines[0] in told["person"]
    assert "Address kept secret" in told["person"]


def test_no_search_finds_anything_by_it(case, records, officer, partnership):
    for words in (*REFUGE.lines, REFUGE.postcode, " ".join([*REFUGE.lines, REFUGE.postcode])):
        page = officer.search_for(words).text.replace(words, "")
        assert not [one for one in SECRET if one in page.split("<main")[1]], words
        assert case.reference not in page, words


def test_the_one_page_that_tells_does_so_once_it_is_said_what_for(case, records, officer, partnership):
    page = reverse("protected_address", args=[partnership.slug, case.reference, records["home"].pk])

    shown = officer.post(page, {"purpose": "working", "words": "To plan the visit of Tuesday"}).text

    assert [one for one in SECRET if one in shown] == list(SECRET)
