"""Documents on the page of a case: added, opened, changed, and not there for those who do not read them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldthread.cases.casework.factories import A_BASIS
from goldthread.cases.documents.factories import a_document
from goldthread.cases.documents.models import CaseDocument
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


def hidden(page):
    return dict(re.findall(r'name="(key|version)" value="([^"]*)"', page.text))


def on_page(case):
    return f"/p/northborough/case/{case.reference}/"


def added(browser, case, **said):
    address = f"{on_page(case)}documents/add/"
    today = timezone.localdate()
    day = {"dated_on-day": today.day, "dated_on-month": today.month, "dated_on-year": today.year}
    file = SimpleUploadedFile("plan.txt", b"We visit on Monday.", "text/plain")
    usual = {"title": "Plan of the visit", "kind": "minutes", "file": file, **day}
    return browser.post(address, {**hidden(browser.get(address)), **usual, **said})


def test_a_document_is_added_opened_replaced_and_withdrawn_on_pages(case, manager, social_worker, browser_of):
    browser = browser_of(manager)
    assert added(browser, case).url == on_page(case)
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
    refused = browser.post(share, {**hidden(browser.get(share)), **A_BASIS, "rationale": ""})
    assert refused.status_code == 200
    assert browser_of(social_worker).get(href).status_code == 404
    assert browser.post(share, {**hidden(browser.get(share)), **A_BASIS}).url == own
    assert browser_of(social_worker).get(href).status_code == 200
    for page in (own, on_page(case)):
        assert A_BASIS["rationale"] in browser.get(page).text
        read = browser_of(social_worker).get(page).text
        assert "Plan of the visit" in read
        assert A_BASIS["rationale"] not in read

    newer = SimpleUploadedFile("plan-2.txt", b"We visit on Tuesday.", "text/plain")
    sent = browser.post(f"{own}replace/", {**hidden(browser.get(f"{own}replace/")), "file": newer})
    assert sent.url == own
    assert "Earlier files" in browser.get(own).text
    sent = browser.post(f"{own}withdraw/", {**hidden(browser.get(f"{own}withdraw/")), "why": "Of another case."})
    assert sent.url == own
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

    assert page.status_code == 200
    assert "Plan of the visit" in page.text
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert not CaseDocument.objects.exists()


def test_a_form_that_comes_too_late_says_why_instead_of_asking(case, manager, closing, browser_of):
    closing(case, timezone.now())
    browser = browser_of(manager)

    assert "is closed, so its documents stay as they are" in browser.get(f"{on_page(case)}documents/add/").text
    assert "Add a document" not in browser.get(on_page(case)).text
