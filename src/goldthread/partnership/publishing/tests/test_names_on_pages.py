"""A page of the public site names nobody whom a review must not name, unless a person cleared it."""

import io

import pytest
from PIL import Image

from goldthread.foundation.agencies.factories import an_agency, three_partners, visitor
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.form_pages.factories import read, send, status, typed_in, words_of
from goldthread.foundation.groups.commands import GroupDetails, add_group
from goldthread.foundation.groups.models import GroupKind
from goldthread.foundation.publications.factories import a_site
from goldthread.foundation.publications.holding import ToBeRead
from goldthread.foundation.publications.models import PublishedFile, PublishedPage
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_review
from goldthread.partnership.publishing.commands.clearing import clear_names
from goldthread.partnership.publishing.commands.names import clear_hit
from goldthread.partnership.publishing.commands.reviews import add_publication_file, record_nobody_listed
from goldthread.partnership.publishing.factories import LATER, TESTS, a_detail, all_recorded, looked_for
from goldthread.partnership.publishing.models import NameHit, SitePage
from goldthread.partnership.publishing.names.on_pages import held_up

pytestmark = pytest.mark.django_db
SITE = "/p/northborough/site/"
WRITTEN = {"kind": "news", "title": "What is new", "summary": "Our news.", "words": "Quillon Testerby moved to Kent."}
STANDS = "Something on the people list of a review stands on it"


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


@pytest.fixture
def coordinator(partnership):
    return visitor("coordinator", partnership)


@pytest.fixture(autouse=True)
def listed(partnership, settings, tmp_path):
    settings.PUBLISHED_FOLDER = tmp_path
    a_site(partnership, worried_words="Call us.")
    return a_detail(a_review(partnership), "Quillon Testerby")


def written(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return f"{SITE}pages/{SitePage.objects.get().pk}/"


def passed(partnership):
    """The scan found nothing."""
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        StoredFile.objects.update(scan=StoredFile.Scan.CLEAN)


def a_picture():
    drawn = io.BytesIO()
    Image.new("RGB", (4, 4)).save(drawn, "PNG")
    return an_upload(drawn.getvalue(), "town-hall.png")


def out(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return [page for page in PublishedPage.objects.all() if page.is_out]


@pytest.mark.parametrize("where", ["title", "summary", "words"])
def test_a_page_that_names_somebody_is_not_published(partnership, coordinator, where):
    named = WRITTEN | {"words": "Nobody.", where: "Of Quillon Testerby"}
    send(coordinator, SITE + "pages/write", **named)
    here = written(partnership)

    assert STANDS in read(coordinator, here)
    assert STANDS in read(coordinator, here + "publish")
    assert "Publish it" not in read(coordinator, here + "publish")
    assert STANDS in send(coordinator, here + "publish")
    assert out(partnership) == []

    send(coordinator, here + "change", **(WRITTEN | {"words": "Nobody.", "slug": "news"}))
    send(coordinator, here + "publish")
    assert [page.title for page in out(partnership)] == ["What is new"]


def test_whoever_clears_reviews_may_clear_it_until_it_changes(partnership, coordinator, manager):
    send(coordinator, SITE + "pages/write", **WRITTEN)
    here = written(partnership)
    assert status(coordinator, here + "clear-names") == 404
    assert "Quillon Testerby moved to Kent" in read(manager, here + "clear-names")

    send(manager, here + "clear-names", why="A footballer of that name")
    assert STANDS not in read(coordinator, here + "publish")
    send(coordinator, here + "publish")
    assert len(out(partnership)) == 1

    more = {"words": "Quillon Testerby moved back.", "slug": "what-is-new"}
    send(coordinator, here + "change", **(WRITTEN | more))
    assert STANDS in send(coordinator, here + "publish")


def test_what_changed_while_somebody_looked_at_it_is_looked_at_again(partnership, coordinator, manager):
    send(coordinator, SITE + "pages/write", **WRITTEN)
    here = written(partnership)
    seen = typed_in(manager, here + "clear-names", why="A footballer of that name")
    send(coordinator, here + "change", **(WRITTEN | {"words": "Quillon Testerby is ill.", "slug": "what-is-new"}))

    assert "changed while you looked at it" in words_of(manager.post(here + "clear-names", seen).content.decode())
    assert STANDS in read(coordinator, here)


def test_a_file_that_cannot_be_read_holds_its_page_up_until_a_person_clears_it(partnership, coordinator, manager):
    send(coordinator, SITE + "pages/write", **(WRITTEN | {"words": "Nobody.", "file": a_picture()}))
    here = written(partnership)
    passed(partnership)

    assert "no program can read" in read(coordinator, here + "publish")
    assert "no program can read" in send(coordinator, here + "publish")
    assert out(partnership) == []

    assert "what it shows cannot be read by a program" in read(manager, here + "clear-names")
    send(manager, here + "clear-names", why="It shows the town hall")
    send(coordinator, here + "publish")
    assert len(out(partnership)) == 1


def test_groups_and_arrangements_that_name_somebody_do_not_go_out(partnership, coordinator, manager):
    terms = GroupDetails(name="The board", kind=GroupKind.BOARD, purpose="Leads", terms_of_reference="By Testerby")
    group = add_group(space=partnership, details=terms, by=TESTS, at=LATER)
    an_agency(partnership, "Testerby School")
    for here in (f"{SITE}groups/{group.pk}/", f"{SITE}arrangements/"):
        assert STANDS in read(coordinator, here + "publish")
        assert STANDS in send(coordinator, here + "publish")
        assert status(coordinator, here + "clear-names") == 404
    assert out(partnership) == []

    for here in (f"{SITE}groups/{group.pk}/", f"{SITE}arrangements/"):
        send(manager, here + "clear-names", why="A place of that name")
        send(coordinator, here + "publish")
    assert len(out(partnership)) == 2


def test_the_page_of_a_review_names_nobody_of_another_review(partnership, manager):
    here = "/p/northborough/reviews/child-s/publication/"
    review = a_review(partnership, pseudonym="Child S", summary="Like Quillon Testerby.")
    all_recorded(review, three_partners(partnership))
    record_nobody_listed(review=review, why="About no child in particular", by=TESTS, at=LATER)
    looked_for(review)

    assert STANDS in read(manager, here + "publish")
    assert STANDS in send(manager, here + "publish")
    send(manager, here + "clear-names", why="A footballer of that name")
    send(manager, here + "publish")
    assert len(out(partnership)) == 1


@pytest.fixture
def with_a_file(partnership, manager):
    """Child S, ready but for a file that tells of a child of another review."""
    review = a_review(partnership, pseudonym="Child S")
    record_nobody_listed(review=review, why="About no child in particular", by=TESTS, at=LATER)
    upload = receive(an_upload(b"Like Quillon Testerby.", "report.txt"))
    file = add_publication_file(review=review, title="The report", received=upload, by=TESTS, at=LATER)
    all_recorded(review, three_partners(partnership))
    passed(partnership)
    looked_for(review)
    return file


def test_a_file_that_is_held_up_says_so_beside_its_box_and_holds_up_nothing_else(partnership, manager, with_a_file):
    here = "/p/northborough/reviews/child-s/publication/"
    words = read(manager, here + "publish")
    assert "Publish it" in words
    assert "“The report” cannot go out as it is. Something on the people list" in words
    assert "See what holds a file up, and clear it" in words

    refused = send(manager, here + "publish", chosen=with_a_file.pk)
    assert "“The report” cannot go out as it is." in refused
    assert out(partnership) == []

    send(manager, here + "publish")
    assert len(out(partnership)) == 1
    send(manager, here + "clear-names", why="A footballer of that name")
    assert "cannot go out as it is" not in read(manager, here + "publish")
    send(manager, here + "publish", chosen=with_a_file.pk)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert [one.title for one in PublishedFile.objects.all()] == ["The report"]


def test_a_file_that_waits_for_its_scan_says_so_beside_its_box(partnership, manager, with_a_file):
    here = "/p/northborough/reviews/child-s/publication/"
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        StoredFile.objects.update(scan=StoredFile.Scan.WAITING)
    looked_for(with_a_file.review)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        hits = list(NameHit.objects.all())
    for hit in hits:
        clear_hit(hit=hit, why="Somebody read it", by=TESTS, at=LATER)

    words = read(manager, here + "publish")
    assert "“The report” is not to be opened: it waits for its scan" in words
    assert "Publish it" in words
    assert "it waits for its scan" in send(manager, here + "publish", chosen=with_a_file.pk)
    assert out(partnership) == []


def test_what_is_missing_before_a_review_is_published_shows_at_once_and_no_button(partnership, manager):
    words = read(manager, "/p/northborough/reviews/child-q/publication/publish")

    assert "How the family was told, or why not" in words
    assert "Publish it" not in words


def test_a_reason_for_withdrawing_names_nobody(partnership, coordinator):
    send(coordinator, SITE + "pages/write", **(WRITTEN | {"words": "Nobody."}))
    send(coordinator, written(partnership) + "publish")
    withdraw = f"{SITE}published/{out(partnership)[0].pk}/withdraw"

    assert "names somebody who must not be named" in send(coordinator, withdraw, why="It named Quillon Testerby")
    assert len(out(partnership)) == 1
    send(coordinator, withdraw, why="It named somebody")
    assert out(partnership) == []


@pytest.mark.parametrize(
    ("cleared", "other"),
    [
        ("Talks at Mill Lane\nSchool in May.", "A child died near Mill Lane\nSchool in May."),
        ("Talks at Mill Lane\nSchool in May.", "Talks at Mill Lane\nSchool, where a child died."),
        (
            "Mill Lane School opened.\nTalks at Mill Lane\nSchool in May.",
            "Mill Lane School opened.\nA child died near Mill Lane\nSchool in May.",
        ),
        (
            "Mill Lane School opened.\nTalks at Mill Lane\nSchool in May.",
            "A child went to Mill Lane School.\nTalks at Mill Lane\nSchool in May.",
        ),
    ],
)
def test_what_is_cleared_opens_no_other_words_where_an_entry_breaks_over_lines(partnership, cleared, other):
    a_detail(a_review(partnership, pseudonym="Child S"), "Mill Lane School", kind="school")
    before, after, elsewhere = (
        ToBeRead(partnership.pk, "news/talks", words) for words in (cleared, other, f"{cleared}\nOn another day.")
    )
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        digest = held_up(before).digest
    clear_names(space=partnership, about=before, digest=digest, why="The school asked for it", by=TESTS, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert held_up(before) is None
        assert held_up(elsewhere) is None
        assert held_up(after) is not None
