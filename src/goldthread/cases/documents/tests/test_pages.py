"""Documents on the page of a case: added, opened, changed, and not there for those who do not read them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldthread.cases.casework.factories import A_BASIS
from goldthread.cases.documents.factories import a_document
from goldthread.cases.documents.models import CaseDocument
from goldthread.foundation.form_pages.factories import day_typed, send
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


def on_page(case):
    return f"/p/northborough/case/{case.reference}/"


def added(browser, case, **said):
    address = f"{on_page(case)}documents/add/"
    day = day_typed("dated_on", timezone.localdate())
    file = SimpleUploadedFile("plan.txt", b"We visit on Monday.", "text/plain")
    usual = {"title": "Plan of the visit", "kind": "minutes", "file": file, **day}
    return send(browser, address, **{**usual, **said})


def test_a_document_is_added_opened_replaced_and_withdrawn_on_pages(case, manager, social_worker, browser_of):
    browser = browser_of(manager)
    assert added(browser, case) == on_page(case)
    page = browser.get(on_page(case)).text
    assert "Plan of the visit" in page
    assert "Document added" in page
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        document = CaseDocument.objects.get()
    own = f"{on_page(case)}documents/kept/{document.pk}/"
    href = re.search(r'href="(/p/northborough/files/\d+/)"', browser.get(own).text)[1]
    assert browser.get(href).content == b"We visit on Monday."
    assert browser_of(social_worker).get(href).status_code == 404
    share = f"{own}share/"
    assert "There is a problem" in send(browser, share, **{**A_BASIS, "rationale": ""})
    assert browser_of(social_worker).get(href).status_code == 404
    assert send(browser, share, **A_BASIS) == own
    assert browser_of(social_worker).get(href).status_code == 200
    for page in (own, on_page(case)):
        assert A_BASIS["rationale"] in browser.get(page).text
        read = browser_of(social_worker).get(page).text
        assert "Plan of the visit" in read
        assert A_BASIS["rationale"] not in read

    newer = SimpleUploadedFile("plan-2.txt", b"We visit on Tuesday.", "text/plain")
    assert send(browser, f"{own}replace/", file=newer) == own
    assert "Earlier files" in browser.get(own).text
    assert send(browser, f"{own}withdraw/", why="Of another case.") == own
    assert "Of another case." in browser.get(own).text
    assert browser_of(social_worker).get(own).status_code == 404
    assert browser_of(social_worker).get(href).status_code == 404
    assert "was withdrawn" in browser.get(f"{own}replace/").text


def test_what_an_agency_does_not_read_looks_like_none(case, manager, constable, social_worker, browser_of):
    document = a_document(case, by=constable, at=timezone.now())
    own, other = f"{on_page(case)}documents/kept/{document.pk}/", browser_of(social_worker)

    assert other.get(own).status_code == 404
    assert "Report of the school" not in other.get(on_page(case)).text
    for what in ("replace", "share", "withdraw"):
        assert other.post(f"{own}{what}/", {}).status_code == 404
    assert browser_of(manager).get(f"{own}replace/").status_code == 404
    assert "Report of the school" in browser_of(constable).get(on_page(case)).text


def test_what_is_no_file_that_is_taken_is_refused_and_nothing_typed_is_lost(case, manager, browser_of):
    page = added(browser_of(manager), case, file=SimpleUploadedFile("run.exe", b"MZ\x00\x01", "text/plain"))

    assert "There is a problem" in page
    assert "Plan of the visit" in page
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert not CaseDocument.objects.exists()


def test_a_form_that_comes_too_late_says_why_instead_of_asking(case, manager, closing, browser_of):
    closing(case, timezone.now())
    browser = browser_of(manager)

    assert "is closed, so its documents stay as they are" in browser.get(f"{on_page(case)}documents/add/").text
    assert "Add a document" not in browser.get(on_page(case)).text
