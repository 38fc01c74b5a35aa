"""The pages of a subject access request, from its receipt to its end, and that nobody else sees them."""

import pytest
from django.utils import timezone

from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.form_pages.factories import read, send, status
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_review
from goldthread.partnership.publishing.factories import a_detail
from goldthread.partnership.rights.factories import SOUGHT, access_of, all_decided, gathered, items_of, packed
from goldthread.partnership.rights.jobs import gather_what_is_held, give_gathering_up, give_pack_up, make_pack
from goldthread.partnership.rights.models import ClockStop, Matter, Pack, SearchDetail

pytestmark = pytest.mark.django_db
RIGHTS = "/p/northborough/rights/"
YES_REASON = {"reason": "third_party", "why": "The aunt", "is_told": "yes"}


def day(field, value="20 11 2026"):
    return dict(zip((f"{field}-day", f"{field}-month", f"{field}-year"), value.split(), strict=True))


def the_pack(matter):
    with opened(actor=SYSTEM_ACTOR, reading=[matter.space_id]):
        return Pack.objects.filter(matter=matter).order_by("-pk").first()


@pytest.fixture
def review(partnership, store):
    return a_review(partnership, summary="Quillon was hungry. His aunt shouted.")


def test_a_request_goes_from_receipt_to_release(partnership, review, officer):
    manager = visitor("partnership_manager", partnership)
    here = send(
        officer, RIGHTS + "access/add", asked_by="person", what="All of it", is_child="no", **day("received_on")
    )
    assert "20 November 2026" in read(officer, here)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        matter = Matter.objects.get(space=partnership)
    access = access_of(matter)

    send(officer, f"{RIGHTS}access/{access.pk}/identity", how="Passport seen", **day("checked_on"))
    send(officer, here + "look-for", kind="name", details=SOUGHT)
    send(officer, f"{RIGHTS}access/{access.pk}/search")
    assert "You can leave this page" in read(officer, here)
    gather_what_is_held.func(space_id=partnership.pk, access_id=access.pk)
    assert "Review child-q, summary" in read(officer, here)

    item = f"{RIGHTS}items/{items_of(matter)[0].pk}/"
    send(officer, item + "passages", sentences="20-37", **YES_REASON)
    assert "Quillon was hungry. [withheld]" in read(officer, item)
    all_decided(matter)
    send(officer, here + "pack", letter="Here it is.")
    make_pack.func(space_id=partnership.pk, pack_id=the_pack(matter).pk)
    assert "Check the pack" not in read(officer, here)

    pack = f"{RIGHTS}packs/{the_pack(matter).pk}/"
    send(manager, pack + "check", is_good="yes")
    assert "the day it was checked" in send(
        officer, pack + "release", to="person", how="In person", **day("released_on")
    )
    today = timezone.localdate().strftime("%d %m %Y")
    send(officer, pack + "release", to="person", how="In person", **day("released_on", today))
    send(officer, here + "close", how="answered")
    words = read(officer, here)
    assert "Answered" in words
    assert "The pack was checked by a second person" in words


def test_the_clock_stands_and_is_given_longer(partnership, store, officer):
    here = f"{RIGHTS}{gathered(partnership).pk}/"
    assert "Answer by 21 December 2026" in read(officer, here)

    send(officer, here + "stop", why="clarification", note="Which years?", **day("from_on"))
    assert "The clock is paused" in read(officer, here)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        stop = ClockStop.objects.get(space=partnership)
    send(officer, f"{RIGHTS}stops/{stop.pk}/end", **day("until_on", "23 11 2026"))
    assert "Answer by 23 December 2026" in read(officer, here)
    send(officer, here + "extend", why="Many papers", **day("told_on", "23 11 2026"))
    assert "Answer by 23 February 2027" in read(officer, here)


def test_items_are_left_out_taken_back_withheld_and_released_after_all(partnership, review, officer):
    matter = gathered(partnership)
    here, item = f"{RIGHTS}{matter.pk}/", f"{RIGHTS}items/{items_of(matter)[0].pk}/"

    send(officer, item + "leave-out", why="Another Quillon")
    assert "Another Quillon" in read(officer, here)
    send(officer, item + "take-in")
    send(officer, item + "withhold", **YES_REASON)
    assert "Withheld It is about somebody else" in read(officer, item)
    send(officer, item + "release")
    send(officer, item + "passages", words="aunt shouted", **YES_REASON)
    send(officer, here + "words/add", words="hungry", **YES_REASON)
    assert "Quillon was [withheld]. His [withheld]." in read(officer, item)
    assert "Enter a" not in read(officer, here + "items/add")
    send(officer, here + "items/add", where="Paper file", words="Quillon again", why="On paper")
    assert "Paper file" in read(officer, here)


def test_several_items_are_decided_at_once(partnership, review, officer):
    a_detail(review, SOUGHT)
    matter = gathered(partnership)
    form, (first, second) = f"{RIGHTS}{matter.pk}/items/decide", items_of(matter)

    assert "Quillon was hungry" in read(officer, form)
    assert "There is a problem" in send(officer, form, items=str(first.pk), what="leave_out", why_left_out=" ")
    send(officer, form, items=str(first.pk), what="leave_out", why_left_out="Another Quillon")
    send(officer, form, items=str(second.pk), what="withhold", **YES_REASON)

    words = read(officer, f"{RIGHTS}{matter.pk}/")
    assert "Another Quillon" in words
    assert "Withheld" in words
    assert "There is a problem" in send(officer, form, items=str(first.pk), what="release")


def test_what_is_typed_badly_is_said_in_its_place(partnership, review, officer):
    matter = gathered(partnership)
    here, item = f"{RIGHTS}{matter.pk}/", f"{RIGHTS}items/{items_of(matter)[0].pk}/"

    assert "Choose what is withheld" in send(officer, item + "passages", **YES_REASON)
    assert "do not stand in this item" in send(officer, item + "passages", words="nobody", **YES_REASON)
    assert "Look through" in send(officer, here + "pack", letter="Here it is.")
    assert "Nothing was released yet" in send(officer, here + "close", how="answered")
    asked = {"asked_by": "person", "what": "All of it", "is_child": "no", **day("received_on", "20 11 1926")}
    assert "Check the year" in send(officer, RIGHTS + "access/add", **asked)
    assert "today or in the past" in send(officer, here + "stop", why="identity", **day("from_on", "1 1 2036"))


def test_what_was_given_up_can_be_ordered_again(partnership, review, officer):
    matter = gathered(partnership)
    here, access = f"{RIGHTS}{matter.pk}/", access_of(matter)
    send(officer, f"{RIGHTS}access/{access.pk}/search")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        give_gathering_up(space_id=partnership.pk, access_id=access.pk)
    assert "Something went wrong on our side" in read(officer, here)

    send(officer, f"{RIGHTS}access/{access.pk}/search")
    gather_what_is_held.func(space_id=partnership.pk, access_id=access.pk)
    all_decided(matter)
    send(officer, here + "pack", letter="Here it is.")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        give_pack_up(space_id=partnership.pk, pack_id=the_pack(matter).pk)
    assert "Make it again" in read(officer, here)


@pytest.mark.parametrize("role", [*ROLES, "stranger"])
def test_nobody_else_sees_that_there_is_a_request(partnership, review, role):
    if role in ROLES and Can.ANSWER_RIGHTS in ROLES[role].can:
        return
    matter = gathered(partnership)
    all_decided(matter)
    pack = packed(matter)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        detail = SearchDetail.objects.get(matter=matter)
    someone = visitor(role, partnership)

    for address in (
        RIGHTS,
        f"{RIGHTS}{matter.pk}/",
        f"{RIGHTS}{matter.pk}/pack",
        f"{RIGHTS}items/{items_of(matter)[0].pk}/",
        f"{RIGHTS}details/{detail.pk}/remove",
        f"{RIGHTS}packs/{pack.pk}/release",
        f"/p/northborough/files/{pack.file_id}/",
    ):
        assert status(someone, address) in (403, 404), address
    assert "SAR-1" not in read(someone, "/")
    for words in ("Testerby", "SAR"):
        assert "SAR-1" not in someone.search_for(words).text
