"""A scan or picture goes into the pack as a redacted copy, drawn anew; the file itself never does."""

import io

import pypdfium2
import pytest
from PIL import Image
from weasyprint import HTML

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.factories import a_file, a_picture, an_upload
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.form_pages.factories import read, send, status
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.rights.commands.access import leave_out
from goldthread.partnership.rights.commands.copies import add_redacted_copy, include_file
from goldthread.partnership.rights.commands.destroying import destroy_over
from goldthread.partnership.rights.commands.matters import close_matter
from goldthread.partnership.rights.commands.ordering import order_gathering
from goldthread.partnership.rights.commands.withholding import Why, decide_items, release_item, withhold_item
from goldthread.partnership.rights.factories import (
    LATER,
    TESTS,
    access_of,
    all_decided,
    gathered,
    items_of,
    packed,
)
from goldthread.partnership.rights.jobs import gather_what_is_held
from goldthread.partnership.rights.models import RedactedCopy
from goldthread.partnership.rights.releasing import digest_of
from goldthread.partnership.rights.tests.test_packs import bytes_of, everything_in, text_of
from goldthread.partnership.rights.tests.test_pages_access import RIGHTS

pytestmark = pytest.mark.django_db
THIRD_PARTY = Why("third_party", "Her friend is beside her")
BADLY_BLACKED_OUT = (
    '<p style="position:relative">Bramble<span style="position:absolute; inset:0; background:#000"></span></p>'
)


def a_copy(name="redacted.pdf"):
    """A PDF in which somebody laid a black box over a name that is still there."""
    return receive(an_upload(HTML(string=BADLY_BLACKED_OUT).write_pdf(), name))


@pytest.fixture
def photo(partnership, store):
    return a_file(partnership, LATER, a_picture(200, 100), "photo.jpg")


@pytest.fixture
def matter(partnership, photo):
    return gathered(partnership)


@pytest.fixture
def item(matter, photo):
    include_file(matter=matter, file=photo, why="She is seen in it", by=TESTS, at=LATER)
    return next(one for one in items_of(matter) if one.is_as_it_looks)


def copied(item, why=THIRD_PARTY, received=None):
    return add_redacted_copy(item=item, received=received or a_copy(), why=why, by=TESTS, at=LATER)


def test_a_file_that_could_not_be_read_can_be_opened_and_is_offered_once(partnership, matter, photo, officer):
    here = f"{RIGHTS}{matter.pk}/"
    page = officer.get(here).content.decode()
    assert photo.get_absolute_url() in page
    assert "Include “photo.jpg”" in page
    assert status(officer, photo.get_absolute_url()) == 200
    assert status(visitor("board_member", partnership), photo.get_absolute_url()) == 404

    send(officer, here + "files/include", file=str(photo.pk), why="She is seen in it")

    assert "Include “photo.jpg”" not in read(officer, here)
    with pytest.raises(Refused, match="not included yet"):
        include_file(matter=matter, file=photo, why="Again", by=TESTS, at=LATER)


def test_the_file_itself_is_never_released(matter, item):
    for release in (
        lambda: release_item(item=item, by=TESTS, at=LATER),
        lambda: decide_items(matter=matter, items=[item], what="release", why=THIRD_PARTY, by=TESTS, at=LATER),
    ):
        with pytest.raises(Refused, match="add a redacted copy first"):
            release()


def test_the_pack_shows_the_copy_and_holds_nothing_that_lies_beneath_its_boxes(matter, item):
    copied(item)
    all_decided(matter)

    data = bytes_of(packed(matter))

    words = " ".join(text_of(data).split())
    assert "photo.jpg, as it looks" in words
    assert "A part of it It is about somebody else" in words
    assert "friend" not in words
    assert "Bramble" not in everything_in(data)
    pictures = [one for page in pypdfium2.PdfDocument(data) for one in page.get_objects() if one.type == 3]
    assert len(pictures) == 1
    assert "picture of page 1 of 1" in everything_in(data).replace("\0", "")


def test_what_is_withheld_altogether_or_has_nothing_blacked_out_says_so(matter, item):
    copied(item, why=None)
    all_decided(matter)
    assert "Nothing was withheld." in text_of(bytes_of(packed(matter)))

    withhold_item(item=item, why=Why("harm", "It shows the house", is_told=False), by=TESTS, at=LATER)

    words = " ".join(text_of(bytes_of(packed(matter))).split())
    assert "All of it An exemption in data-protection law" in words


def test_another_copy_makes_the_pack_old(matter, item, partnership):
    copied(item)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        before = digest_of(matter)

    copied(item, received=receive(an_upload(a_picture(60, 60), "better.jpg")))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert digest_of(matter) != before


def test_no_pack_is_made_of_a_copy_in_which_a_virus_may_be(matter, item, partnership):
    copied(item)
    all_decided(matter)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        StoredFile.objects.filter(name="redacted.pdf").update(scan=StoredFile.Scan.WAITING)

    with pytest.raises(Refused, match="waits for its scan"):
        packed(matter)


def test_a_copy_is_neither_looked_through_nor_taken_for_what_is_left_out(matter, item, partnership):
    copied(item)
    access = order_gathering(access=access_of(matter), by=TESTS, at=LATER)
    gather_what_is_held.func(space_id=partnership.pk, access_id=access.pk)
    assert [one["where"] for one in access_of(matter).unread] == ["File photo.jpg"]

    item = leave_out(item=item, why="Another child", by=TESTS, at=LATER)
    with pytest.raises(Refused, match="left out"):
        copied(item)


def test_copies_are_destroyed_with_what_tells_who_asked(matter, item, partnership):
    copied(item)
    close_matter(matter=matter, how="withdrawn", why="By telephone", by=TESTS, at=LATER)

    destroy_over(LATER.replace(year=2027, month=11, day=24))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not RedactedCopy.objects.filter(matter=matter).exists()
        assert list(StoredFile.objects.filter(space=partnership).values_list("name", flat=True)) == ["photo.jpg"]


def test_a_copy_is_added_on_a_page_that_says_what_is_wrong_with_it(matter, item, officer):
    form = f"{RIGHTS}items/{item.pk}/copy"
    assert "Add a redacted copy" in read(officer, f"{RIGHTS}items/{item.pk}/")
    said = {"is_redacted": "yes", "reason": "third_party", "why": "Her friend", "is_told": "yes"}

    assert "Send a PDF or a picture" in send(officer, form, copy=an_upload(), **said)
    assert "cannot be opened" in send(officer, form, copy=an_upload(b"%PDF-1.4 broken", "scan.pdf"), **said)
    picture = io.BytesIO()
    Image.new("RGB", (30, 30), "white").save(picture, "PNG")
    send(officer, form, copy=an_upload(picture.getvalue(), "blacked-out.png"), **said)

    words = read(officer, f"{RIGHTS}items/{item.pk}/")
    assert "Open the redacted copy blacked-out.png" in words
    assert "Something is blacked out. It is about somebody else: Her friend" in words
    assert "Released as a redacted copy" in read(officer, f"{RIGHTS}{matter.pk}/")


def test_words_of_a_file_take_no_copy_but_lead_to_the_file_as_it_looks(partnership, store, officer):
    file = a_file(partnership, LATER, b"Present: Quillon Testerby", "minutes.txt")
    matter = gathered(partnership)
    (item,) = items_of(matter)

    assert f"files/include?file={file.pk}" in officer.get(f"{RIGHTS}items/{item.pk}/").content.decode()
    with pytest.raises(Refused, match="released as words"):
        copied(item)
