"""What a reader of a public site finds there."""

from datetime import date
from xml.etree.ElementTree import fromstring

import pytest
from psycopg_pool import PoolTimeout

from goldthread.doors.website import searching, sites, store
from goldthread.foundation.files.factories import PDF, a_file
from goldthread.foundation.publications import holding
from goldthread.foundation.publications.commands import change_site
from goldthread.foundation.publications.factories import SET_UP_AT, TESTS, a_page, a_site, details_of
from goldthread.foundation.publications.kinds import ABOUT, REVIEW, YOUNG
from goldthread.foundation.publications.models import PublishedPage
from goldthread.foundation.publications.putting_out import take_down
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db(transaction=True)
EVERY_PAGE = (
    "/",
    "/about/",
    "/about/who-we-are/",
    "/reviews/",
    "/reviews/child-q/",
    "/news/",
    "/worried-about-a-child/",
    "/accessibility/",
    "/privacy/",
    "/search/",
    "/search/?q=lighthouse",
    "/no-such-page/",
)
ATOM = "{http://www.w3.org/2005/Atom}"


def withdraw(space, path, why="A court ordered it"):
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        take_down(PublishedPage.objects.get(path=path), why, date(2026, 11, 21))


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_page_has_what_every_page_must_have(reader, path):
    answer = reader.get(path)
    words = answer.content.decode()

    assert answer.status_code == (404 if "no-such" in path else 200)
    assert "Northborough Safeguarding Children Partnership</title>" in words
    assert "Worried about a child?" in words
    assert 'href="https://www.bbc.co.uk/weather"' in words
    assert "Exit this page" in words
    assert words.count("<h1") == 1
    assert not answer.cookies
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "style=" not in words
    assert "/p/" not in words


def test_a_published_page_is_read_and_names_its_kind_and_day(reader):
    words = reader.get("/reviews/child-q/").content.decode()

    assert "Two neighbours had rung about a lighthouse." in words
    assert "On this site since 2 November 2026" in words
    assert "<title>Child Q - Northborough" in words


def test_a_change_shows_at_once_and_a_withdrawn_page_says_so(reader, partnership):
    assert "Two neighbours" in reader.get("/reviews/child-q/").content.decode()
    a_page(partnership, "child-q", "Child Q", "Three neighbours had rung.", kind=REVIEW, on=date(2026, 11, 20))
    changed = reader.get("/reviews/child-q/").content.decode()
    assert "Three neighbours" in changed
    assert "changed on 20 November 2026" in changed

    withdraw(partnership, "reviews/child-q")

    gone = reader.get("/reviews/child-q/")
    assert gone.status_code == 410
    assert "This page was withdrawn on 21 November 2026 because: A court ordered it" in gone.content.decode()
    assert "neighbours" not in gone.content.decode()
    assert "Child Q" not in reader.get("/").content.decode()
    assert "Nothing was found" in reader.get("/search/?q=neighbours").content.decode()
    assert reader.get("/reviews/").status_code == 404


def test_what_a_site_says_of_itself_changes_at_once(reader, site):
    reader.get("/")
    details = details_of("northborough.example", worried_lines=("The new front door: 01632 960 777",))
    change_site(site=site, details=details, by=TESTS, at=SET_UP_AT)

    assert "The new front door" in reader.get("/").content.decode()


def test_each_host_has_its_own_site_and_an_unknown_one_none(reader, neighbour):
    a_site(neighbour, "southborough.example", name="Southborough")
    a_page(neighbour, "theirs", "Theirs alone")

    assert "Theirs alone" in reader.get("/about/", headers={"host": "southborough.example:8111"}).content.decode()
    assert "Theirs alone" not in reader.get("/about/").content.decode()
    assert reader.get("/about/theirs/").status_code == 404
    assert reader.get("/", headers={"host": "elsewhere.example"}).status_code == 404
    assert reader.get("/", headers={"host": "not a host"}).status_code == 400


def test_search_finds_words_says_what_each_page_is_and_takes_any_words(reader):
    words = reader.get("/search/?q=lighthouses").content.decode()
    assert "1 page found" in words
    assert 'href="/reviews/child-q/"' in words
    assert "Review</p>" in words

    for odd in ("%00", "'", '"', "a" * 3000, "<script>", "!&|", "\N{SNOWMAN}", "page=zzz", "x&page=99999999"):
        assert reader.get(f"/search/?q={odd}").status_code == 200
    assert "<script>alert" not in reader.get("/search/?q=<script>alert(1)</script>").content.decode()


def test_much_is_found_page_by_page(reader, partnership):
    for number in range(23):
        a_page(partnership, f"page-{number}", f"Page {number}", "A heron stood there.")

    first, last = (reader.get(f"/search/?q=heron&page={page}").content.decode() for page in (1, 3))

    assert "23 pages found, page 1 of 3" in first
    assert first.count("gt-entries__title") == 10
    assert last.count("gt-entries__title") == 3
    assert "/search/?q=heron&amp;page=2" in first


def test_the_feed_and_the_sitemap_lead_to_what_is_out(reader, partnership):
    feed = fromstring(reader.get("/feed.atom").content)
    assert {entry.find(f"{ATOM}title").text for entry in feed.findall(f"{ATOM}entry")} == {"Child Q", "New training"}
    assert all(link.get("href").startswith("https://northborough.example/") for link in feed.iter(f"{ATOM}link"))

    withdraw(partnership, "reviews/child-q")

    sitemap = reader.get("/sitemap.xml").content.decode()
    assert "https://northborough.example/about/who-we-are/" in sitemap
    assert "child-q" not in sitemap
    assert "Sitemap: https://northborough.example/sitemap.xml" in reader.get("/robots.txt").content.decode()


def test_a_page_for_young_people_says_whom_to_call(reader, partnership):
    a_page(partnership, "exploitation", "If somebody is using you", "It is not your fault.", kind=YOUNG)

    words = reader.get("/young-people/exploitation/").content.decode()

    assert "It is not your fault." in words
    assert 'href="tel:08001111"' in words


def test_a_file_is_taken_from_its_page_and_no_longer_once_that_is_withdrawn(
    reader, partnership, store, settings, now, monkeypatch
):
    # A page of nothing can be read by no program: whatever holds files up is asked elsewhere.
    monkeypatch.setattr(holding, "REASONS", [])
    file = a_file(partnership, now, PDF, "report.pdf")
    a_page(partnership, "who-we-are", files=[("The report", file)])
    words = reader.get("/about/who-we-are/").content.decode()
    href = words.split('href="/files/')[1].split('"')[0]

    taken = reader.get(f"/files/{href}")
    assert (taken.status_code, taken["Content-Type"]) == (200, "application/pdf")
    assert b"".join(taken.streaming_content) == PDF
    assert "sandbox" in taken["Content-Security-Policy"]
    number = href.split("/")[0]
    assert reader.get(f"/files/{number}/another.pdf").status_code == 404
    assert reader.get(f"/files/{10**30}/report.pdf").status_code == 404

    withdraw(partnership, "about/who-we-are")
    assert reader.get(f"/files/{href}").status_code == 404


def test_a_page_that_the_reader_has_is_not_sent_again(reader):
    first = reader.get("/about/who-we-are/")
    again = reader.get("/about/who-we-are/", headers={"if-none-match": first["ETag"]})
    packed = reader.get("/about/who-we-are/", headers={"accept-encoding": "gzip"})
    head = reader.head("/about/who-we-are/")

    assert (again.status_code, again.content) == (304, b"")
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(first.content) / 2
    assert (head.content, head["Content-Length"]) == (b"", str(len(first.content)))
    assert "max-age=30" in first["Cache-Control"]


def test_a_missing_slash_is_put_right_and_nothing_is_changed_here(reader):
    assert reader.get("/about/who-we-are")["Location"] == "/about/who-we-are/"
    assert reader.get("/about/nothing").status_code == 404
    assert reader.get("//about/who-we-are/").status_code == 404
    for path in ("/", "/search/", "/files/1/a"):
        assert reader.post(path).status_code == 405


def test_made_up_addresses_leave_nothing_in_memory(reader):
    for number in range(300):
        assert reader.get(f"/made-up-{number}/").status_code == 404
        reader.get(f"/search/?q=made-up-{number}")

    known = sites.site_at("northborough.example")
    assert set(known.kept) <= {"not there"}


def test_a_page_in_memory_takes_one_statement(reader, monkeypatch):
    reader.get("/about/who-we-are/")
    asked = []
    monkeypatch.setattr(store, "rows", lambda *given: asked.append(given))

    assert reader.get("/about/who-we-are/").status_code == 200
    assert asked == []


def test_where_many_search_at_once_a_reader_is_asked_to_wait(reader, monkeypatch):
    monkeypatch.setattr(searching, "SECONDS_TO_WAIT", 0.01)
    for _ in range(searching.AT_ONCE):
        searching._room.acquire()
    try:
        assert reader.get("/search/?q=training").status_code == 503
        assert reader.get("/about/").status_code == 200
    finally:
        for _ in range(searching.AT_ONCE):
            searching._room.release()
    assert reader.get("/search/?q=training").status_code == 200


def test_a_connection_that_died_is_opened_again(reader):
    reader.get("/")
    with store.pool().connection() as connection:
        died = connection
    died.pgconn.finish()

    assert reader.get("/").status_code == 200


def test_where_the_database_is_away_a_reader_is_told_whom_to_call(reader, monkeypatch):
    def away(host):
        raise PoolTimeout

    monkeypatch.setattr(sites.store, "stamp", away)

    answer = reader.get("/")

    assert answer.status_code == 503
    assert "call 999" in answer.content.decode()
    assert reader.get("/live").status_code == 200


def test_an_error_of_ours_is_a_plain_page(reader, monkeypatch):
    monkeypatch.setattr("goldthread.doors.website.routing.pages.listing", lambda *given: 1 / 0)

    answer = reader.get(f"/{ABOUT.folder}/")

    assert answer.status_code == 500
    assert "call 999" in answer.content.decode()
