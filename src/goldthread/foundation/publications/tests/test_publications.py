"""What goes out is a copy: without a way back into the house, and without a trace once it is withdrawn."""

import os
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.documents.content import Bullets, Content, Paragraph, Section, Source, Statement
from goldthread.foundation.files.factories import a_file
from goldthread.foundation.publications import folder
from goldthread.foundation.publications.commands import change_site
from goldthread.foundation.publications.factories import SET_UP_AT, TESTS, a_page, a_site, content_of, details_of
from goldthread.foundation.publications.going_out import link, made_public, words_of
from goldthread.foundation.publications.help_lines import NotALine, read_line
from goldthread.foundation.publications.kinds import YOUNG
from goldthread.foundation.publications.models import PublishedFile, PublishedPage
from goldthread.foundation.publications.putting_out import take_down
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

INSIDE = Source(key="action-12", words="1.1 One number", address="/p/northmere/actions/12/", state="open")


def test_no_record_of_ours_is_named_in_what_goes_out_and_a_public_page_is():
    said = (Statement(words="One number", source=INSIDE), link("The guidance", "https://example.org/guidance"))
    section = Section(code="a", heading="A", blocks=(Paragraph(said=said[0]), Bullets(items=said)))
    public = made_public(Content(title="T", partnership="P", opening=(), sections=(section,)))

    assert [source.address for source in public.sources().values()] == ["https://example.org/guidance"]
    assert "action-12" not in public.model_dump_json()
    assert "/p/northmere" not in public.model_dump_json()
    assert words_of(public).splitlines() == ["A", "One number", "One number", "The guidance"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/p/northmere/", "file:///etc/passwd", ""])
def test_only_a_public_page_is_linked(address):
    with pytest.raises(ValueError, match="not a public address"):
        link("Here", address)


@pytest.mark.django_db
def test_a_page_says_since_when_it_is_there_and_when_it_changed(partnership):
    a_page(partnership)
    a_page(partnership, title="Who we are now", on=date(2026, 11, 20))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        (page,) = PublishedPage.objects.all()
    assert (page.title, page.first_published_on, page.changed_on) == (
        "Who we are now",
        date(2026, 11, 2),
        date(2026, 11, 20),
    )
    assert page.version == 2
    assert page.as_content == content_of("Who we are now")


@pytest.mark.django_db(transaction=True)
def test_what_is_withdrawn_leaves_the_day_and_the_reason_and_no_copy_of_a_file(partnership, store, settings, now):
    settings.PUBLISHED_FOLDER = Path(store) / "published"
    file = a_file(partnership, now, b"The whole report.", "report.txt")
    page = a_page(partnership, files=[("The report", file)])
    (copy,) = [one for one in settings.PUBLISHED_FOLDER.rglob("*") if one.is_file()]
    assert copy.read_bytes() == b"The whole report."

    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        take_down(page, "A court ordered it", date(2026, 11, 21))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        (left,) = PublishedPage.objects.values("title", "summary", "words", "content", "withdrawn_why")
        assert not PublishedFile.objects.exists()
    assert left == {"title": "", "summary": "", "words": "", "content": None, "withdrawn_why": "A court ordered it"}
    assert not copy.exists()


@pytest.mark.django_db(transaction=True)
def test_a_file_that_two_pages_hold_stays_until_both_are_gone(partnership, store, settings, now):
    settings.PUBLISHED_FOLDER = Path(store) / "published"
    file = a_file(partnership, now)
    pages = [a_page(partnership, slug, files=[("Minutes", file)]) for slug in ("one", "two")]

    def left():
        return [one for one in settings.PUBLISHED_FOLDER.rglob("*") if one.is_file()]

    for page, still in zip(pages, (1, 0), strict=True):
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            take_down(page, "Not needed", date(2026, 11, 21))
        assert len(left()) == still


@pytest.mark.django_db
def test_the_database_keeps_nothing_of_a_page_that_is_withdrawn(partnership):
    page = a_page(partnership)

    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk), pytest.raises(IntegrityError), transaction.atomic():
        PublishedPage.objects.filter(pk=page.pk).update(state="withdrawn", withdrawn_on=date(2026, 11, 21))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"host": "https://northborough.example/"}, "host"),
        ({"host": "northborough"}, "host"),
        ({"host": "southborough.example"}, "host"),
        ({"name": " "}, "name"),
        ({"contact": "nobody"}, "contact"),
        ({"exit_address": "javascript:alert(1)"}, "exit_address"),
        ({"worried_lines": ()}, "worried_lines"),
        ({"worried_lines": ("Police 999",)}, "worried_lines"),
        ({"young_lines": ("A helpline:",)}, "young_lines"),
        ({"young_lines": ()}, "young_lines"),
        ({"exit_address": "http://www.bbc.co.uk/weather"}, "exit_address"),
    ],
)
def test_what_is_wrong_with_a_site_is_said_at_its_field(partnership, neighbour, wrong, field):
    site = a_site(partnership)
    a_site(neighbour, "southborough.example")
    a_page(partnership, "exploitation", kind=YOUNG)

    with pytest.raises(Refused) as refused:
        change_site(site=site, details=details_of(**({"host": "northborough.example"} | wrong)), by=TESTS, at=SET_UP_AT)

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("typed", "who", "number"),
    [
        ("Police: 999 in an emergency", "Police", "999"),
        ("Front door: 01632 960 001, weekdays 9am to 5pm", "Front door", "01632960001"),
        ("Childline: call 0800 1111, at any time", "Childline", "08001111"),
        ("By e-mail: help@example.org", "By e-mail", ""),
    ],
)
def test_a_help_line_is_read_as_it_is_typed(typed, who, number):
    line = read_line(typed, 1)

    assert (line.who, line.number, line.as_typed) == (who, number, typed)


def test_a_line_without_a_colon_is_named():
    with pytest.raises(NotALine, match="Line 3"):
        read_line("Police 999", 3)


def test_a_published_file_can_be_read_by_the_account_of_the_public_site(tmp_path):
    """Whatever the desk shuts otherwise: its unit lets nobody else read what it makes."""
    before = os.umask(0o077)
    try:
        place = folder.put(tmp_path / "published", 7, b"report")
    finally:
        os.umask(before)

    path = folder.path_of(tmp_path / "published", 7, place)
    assert oct(path.stat().st_mode & 0o777) == "0o640"
    assert oct(path.parent.stat().st_mode & 0o777) == "0o750"


@pytest.mark.django_db
def test_what_a_feed_cannot_hold_does_not_go_out(partnership):
    a_page(partnership, title="What\x0bis new")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        page = PublishedPage.objects.get()
    assert (page.title, page.summary) == ("What is new", "About what is new")
