"""By what cases are told apart: names on their pages, initials in lists, and neither in a file or a title."""

import re
from dataclasses import replace

import pytest

from goldthread.cases.declaring.registry import PATHWAYS

pytestmark = pytest.mark.django_db
CODE = "private-fostering"
REGISTER = "/p/{}/cases/private-fostering/"


@pytest.fixture(autouse=True)
def _known_by(monkeypatch):
    known = ("notified.child_name", "notified.born_on")
    monkeypatch.setitem(PATHWAYS, CODE, replace(PATHWAYS[CODE], known_by=known))


def test_the_page_says_first_by_what_a_case_is_known_and_its_title_names_nobody(case, officer, browser_of):
    page = browser_of(officer).get(case.get_absolute_url()).text

    (title,) = re.findall("<title>(.*?)</title>", page, re.DOTALL)
    about = page[page.index("About it") :]
    assert "Ana Example" not in title
    assert about.index("Ana Example") < about.index("4 May 2014") < about.index("From overseas")
    assert about[: about.index("</dl>")].count("Ana Example") == 1


def test_the_list_has_initials_and_says_so_and_its_file_has_neither(case, officer, browser_of):
    browser, address = browser_of(officer), REGISTER.format(case.space.slug)
    page, file = browser.get(address).text, browser.get(f"{address}?format=csv").content.decode("utf-8-sig")

    assert "A. E." in page
    assert "Child, initials" in page
    assert "This list has initials and no names" in page
    assert "Ana Example" not in page + file
    assert "A. E." not in file


def test_the_list_for_the_quality_panel_has_them_too(case, officer, browser_of):
    page = browser_of(officer).get(f"{REGISTER.format(case.space.slug)}quality-panel/").text

    assert "Ana Example" not in page
    assert "Child, initials" in page


def test_of_a_restricted_pathway_no_list_has_initials(monkeypatch, case, officer, browser_of):
    restricted = PATHWAYS["lado"].tier
    monkeypatch.setitem(PATHWAYS, CODE, replace(PATHWAYS[CODE], tier=restricted))

    page = browser_of(officer).get(REGISTER.format(case.space.slug)).text

    assert "initials" not in page
    assert "This list names nobody" in page
