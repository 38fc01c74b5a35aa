"""A pack holds what was released and nothing of what was withheld; a second person reads it before it leaves."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files import storage
from goldthread.foundation.form_pages.factories import read
from goldthread.foundation.retention.commands.holds import lift_hold
from goldthread.foundation.retention.factories import a_hold
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_review
from goldthread.partnership.rights.commands.access import add_item, leave_out
from goldthread.partnership.rights.commands.destroying import DESTROYER, destroy_over, destroy_what_tells_who
from goldthread.partnership.rights.commands.matters import close_matter
from goldthread.partnership.rights.commands.packs import check_pack, release_pack, send_pack_back
from goldthread.partnership.rights.commands.withholding import (
    Why,
    withhold_item,
    withhold_passages,
    withhold_words,
)
from goldthread.partnership.rights.factories import (
    DAY,
    LATER,
    TESTS,
    all_decided,
    an_officer,
    gathered,
    items_of,
    packed,
)
from goldthread.partnership.rights.models import GatheredItem, Matter, SearchDetail
from goldthread.partnership.rights.withholding import sentences

pytestmark = pytest.mark.django_db
HANDED_OVER = LATER.date()

SUMMARY = "Quillon was hungry. Her aunt Zoë O’Brien struck Bramble. A neighbour told the police."
THIRD_PARTY = Why("third_party", "About the aunt")


def bytes_of(pack) -> bytes:
    return storage.read(pack.file.place, pack.file.sha256)


def text_of(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def bytes_in(stream) -> bytes:
    """Unpacked, but for a photograph, which holds its points alone."""
    return stream.read_raw_bytes() if stream.get("/Filter") == "/DCTDecode" else stream.read_bytes()


def everything_in(data: bytes) -> str:
    """All that a PDF holds, unpacked: what is shown, tags, metadata."""
    with pikepdf.open(BytesIO(data)) as pdf:
        streams = [bytes_in(one) for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        others = [repr(one).encode() for one in pdf.objects]
    return b"\n".join([*streams, *others]).decode("latin-1")


@pytest.fixture
def matter(partnership, store):
    a_review(partnership, summary=SUMMARY)
    return gathered(partnership)


def the_summary(matter):
    return next(item for item in items_of(matter) if item.words == SUMMARY)


def test_what_is_withheld_is_nowhere_in_the_pack(matter):
    item = the_summary(matter)
    withhold_passages(item=item, spans=[sentences(SUMMARY)[2]], words=["Bramble"], why=THIRD_PARTY, by=TESTS, at=LATER)
    withhold_words(matter=matter, words=["zoe obrien"], why=THIRD_PARTY, by=TESTS, at=LATER)
    all_decided(matter)

    data = bytes_of(packed(matter))
    words, everything = " ".join(text_of(data).split()), everything_in(data)

    assert "Quillon was hungry." in words
    assert "Information Commissioner" in words
    assert "It is about somebody else" in words
    for hidden in ("Brien", "Bramble", "neighbour told", "About the aunt"):
        assert hidden not in words
        assert hidden not in everything


def test_an_item_that_is_withheld_or_left_out_is_not_in_the_pack_and_a_reason_may_be_kept_back(matter):
    why = Why("harm", "The aunt would find out", is_told=False)
    withhold_item(item=the_summary(matter), why=why, by=TESTS, at=LATER)
    other = add_item(matter=matter, where="Paper file 7", words="Another Quillon.", why="On paper", by=TESTS, at=LATER)
    leave_out(item=other, why="Somebody else of that name", by=TESTS, at=LATER)
    all_decided(matter)

    words = " ".join(text_of(bytes_of(packed(matter))).split())

    assert "hungry" not in words
    assert "Another Quillon" not in words
    assert "An exemption in data-protection law" in words
    assert "serious harm" not in words


def test_it_is_not_made_before_each_item_was_looked_through(matter):
    with pytest.raises(Refused, match="Look through"):
        packed(matter)


def test_a_second_person_checks_before_it_is_released(matter, partnership):
    first, second = an_officer(partnership, "first"), an_officer(partnership, "second")
    all_decided(matter)
    pack = packed(matter, by=first)

    def release(on=HANDED_OVER):
        return release_pack(pack=pack, to="person", how="In person", released_on=on, by=first, at=LATER)

    with pytest.raises(Refused, match="second person"):
        release()
    with pytest.raises(Refused, match="other than"):
        check_pack(pack=pack, by=first, at=LATER)
    check_pack(pack=pack, by=second, at=LATER)
    with pytest.raises(Refused, match="the day it was checked"):
        release(DAY)
    release()
    close_matter(matter=matter, how="answered", why="", by=first, at=LATER)


def test_what_is_changed_after_it_was_made_makes_it_old(matter, partnership):
    officer = an_officer(partnership)
    all_decided(matter)
    pack = packed(matter)
    withhold_words(matter=matter, words=["Bramble"], why=THIRD_PARTY, by=TESTS, at=LATER)

    with pytest.raises(Refused, match="Make it again"):
        check_pack(pack=pack, by=officer, at=LATER)

    pack = packed(matter)
    send_pack_back(pack=pack, why="The neighbour too", by=officer, at=LATER)
    with pytest.raises(Refused, match="not to be released"):
        release_pack(pack=pack, to="person", how="In person", released_on=LATER.date(), by=officer, at=LATER)


def test_nothing_is_closed_as_answered_that_was_not_released(matter):
    with pytest.raises(Refused, match="Nothing was released"):
        close_matter(matter=matter, how="answered", why="", by=TESTS, at=LATER)


def test_of_a_closed_matter_a_pack_of_an_earlier_decision_is_not_shown_as_checked(matter, partnership):
    all_decided(matter)
    first = packed(matter)
    check_pack(pack=first, by=an_officer(partnership), at=LATER)
    withhold_words(matter=matter, words=["Bramble"], why=THIRD_PARTY, by=TESTS, at=LATER)
    packed(matter)
    close_matter(matter=matter, how="withdrawn", why="By telephone", by=TESTS, at=LATER)

    page = read(visitor("partnership_manager", partnership), f"/p/northborough/rights/{matter.pk}/")

    assert "Of an earlier decision" in page


def test_what_tells_who_asked_is_destroyed_when_its_time_is_up(matter, partnership):
    close_matter(matter=matter, how="withdrawn", why="By telephone", by=TESTS, at=LATER)

    destroy_over(LATER.replace(year=2027, month=11, day=22))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert SearchDetail.objects.filter(matter=matter).exists()
    destroy_over(LATER.replace(year=2027, month=11, day=24))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not SearchDetail.objects.filter(matter=matter).exists()
        assert set(GatheredItem.objects.filter(matter=matter).values_list("words", "where")) == {("", "Destroyed")}
        assert Matter.objects.get(pk=matter.pk).destroyed_at


def test_under_a_hold_on_everything_it_stays_until_the_hold_is_lifted(matter, partnership):
    over = LATER.replace(year=2027, month=11, day=24)
    close_matter(matter=matter, how="withdrawn", why="By telephone", by=TESTS, at=LATER)
    hold = a_hold(partnership)

    destroy_over(over)
    with pytest.raises(Refused, match="under a hold"):
        destroy_what_tells_who(matter=matter, by=DESTROYER, at=over)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert SearchDetail.objects.filter(matter=matter).exists()
        assert not GatheredItem.objects.filter(matter=matter, where="Destroyed").exists()

    lift_hold(hold=hold, why="The claim is settled", by=TESTS, at=over)
    destroy_over(over)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not SearchDetail.objects.filter(matter=matter).exists()
