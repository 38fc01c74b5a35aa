"""The page "Who may see this", its forms, and the first page of those who review."""

import json
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone

from goldthread.foundation.grants.commands import open_for_purpose
from goldthread.foundation.grants.models import ConflictOfInterest, Grant
from goldthread.foundation.grants.on_your_work import to_review
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.foundation.your_work.waiting import SHOWN

from .asking import PROGRAM, REASON, broken, browser, declare, give, page, seen_by, sees, send, standing_at, words
from .conftest import OWNERS, an_action

pytestmark = pytest.mark.django_db


PAGES = ("", "give/", "open/", "conflict/", "conflicts/add/", "grants/{grant}/end/", "grants/{grant}/review/")


def test_a_stranger_and_who_does_not_see_the_record_find_no_page(led, person, manager, at):
    grant = Grant.objects
    with opened(actor=SYSTEM_ACTOR, reading=[led.space.pk]):
        number = grant.get().pk

    for who in (person("Sasha Stranger", None), person("Wren Worker"), manager):
        for further in PAGES:
            assert page(who, led, further.format(grant=number)).status_code == 404
            assert send(who, led, further.format(grant=number)).status_code == 404 or further == ""


def test_who_takes_part_finds_no_form_of_whoever_runs_it(led, person, lado, at):
    worker, other = person("Wren Worker"), person("Ollie Other")
    give(led, worker, by=lado, at=at)
    grant = give(led, other, by=lado, at=at)
    conflict = declare(led, person("Kim Kin"), by=lado, at=at)

    assert page(worker, led).status_code == 200
    for further in ("give/", "conflicts/add/", f"grants/{grant.pk}/end/", f"conflicts/{conflict.pk}/end/"):
        assert page(worker, led, further).status_code == 404


def test_a_kind_that_is_not_known_and_a_record_of_another_space_are_not_there(lado, neighbour, ordinary, at):
    client = browser(lado)

    assert client.get("/p/northborough/sight/account/1/").status_code == 404
    assert client.get(f"/p/southborough/sight/action/{ordinary.pk}/").status_code == 404
    assert client.get("/p/northborough/emergency/account/").status_code == 404


def test_the_page_says_who_sees_it_and_why_and_who_is_kept_from_it(led, ordinary, person, police, lado, at):
    worker, kin = person("Wren Worker"), person("Kim Kin")
    give(led, worker, by=lado, at=at, purpose="Prepares the meeting", ends_at=at + timedelta(days=400))
    give(led, agency=police, by=lado, at=at, purpose="Investigates")
    give(led, kin, by=lado, at=at)
    declare(led, kin, by=lado, at=at, kind="other", words="Sits beside them")

    said = words(page(lado, led))

    assert "Lead: Leads it" in said
    assert "Wren Worker (Case worker)" in said
    assert "Prepares the meeting" in said
    assert "Whoever holds a role for Northborough Police" in said
    assert said.count("Hidden by a conflict of interest") == 1
    assert "Another conflict: Sits beside them" in said
    assert "Holds the role Case worker" not in said
    assert "Holds the role Case worker" in words(page(lado, ordinary))
    assert "Sits beside them" not in words(page(worker, led))
    assert "Kept from it by a conflict" not in words(page(worker, led))


def test_who_opened_it_and_for_what_is_told_to_those_who_answer_for_it_and_not_to_whoever_sees_trails(
    ordinary, person, lado, at
):
    worker, protection = person("Wren Worker"), person("Dee Protection", "data_protection")
    give(ordinary, protection, by=lado, at=at)
    OWNERS[ordinary.pk] = [person("Olu Owner").pk]
    with opened(actor=worker.pk, reading=[ordinary.space.pk]):
        note_read(ordinary, "page", purpose="To plan the visit")
        note_read(ordinary, "page")

    assert "To plan the visit" in words(page(lado, ordinary))
    for other in (worker, protection):
        said = words(page(other, ordinary))
        for kept in ("To plan the visit", "Who opened it", "Lou Lado", "Olu Owner"):
            assert kept not in said
    assert "When it was opened" in words(page(protection, ordinary))
    assert "When it was opened" not in words(page(worker, ordinary))


def test_sight_is_given_and_ended_by_forms(led, person, lado, at):
    worker = person("Wren Worker")
    said = {"account": worker.pk, "agency": "", "standing_as": "participant", "purpose": "Visits"}

    refused = send(lado, led, "give/", **{**said, "purpose": ""})
    done = send(lado, led, "give/", **said)

    assert "Enter" in words(refused)
    assert done.status_code == 302
    assert sees(worker, led, timezone.now())
    with opened(actor=SYSTEM_ACTOR, reading=[led.space.pk]):
        grant = Grant.objects.get(account=worker)
    assert send(worker, led, f"grants/{grant.pk}/end/").status_code == 302
    assert not sees(worker, led, timezone.now())


def test_it_is_opened_for_a_purpose_and_one_is_taken_there(ordinary, person, at):
    worker = person("Wren Worker")

    done = send(worker, ordinary, "open/", purpose="working", words="To plan the visit")

    assert done["Location"].endswith(f"/actions/{ordinary.pk}/")
    said = words(page(worker, ordinary))
    assert "You see this as Case worker." in said
    assert "Opened for a purpose until the end of today: I work with this child or family: To plan the visit" in said


@pytest.mark.parametrize(
    ("wanted", "is_followed"),
    [
        ("/p/northborough/actions/", True),
        ("https://elsewhere.example/p/northborough/", False),
        ("//elsewhere.example/p/northborough/", False),
        ("/p/elsewhere/actions/", False),
    ],
)
def test_whoever_said_what_for_is_led_on_to_no_address_but_one_of_the_partnership(
    ordinary, person, at, wanted, is_followed
):
    worker = person("Wren Worker")

    done = send(worker, ordinary, f"open/?then={quote(wanted)}", purpose="working", words="To plan the visit")

    assert done["Location"] == (wanted if is_followed else ordinary.get_absolute_url())


def test_in_an_emergency_the_reference_and_a_reason_open_it_and_it_is_reviewed(led, manager, lado, at):
    OWNERS[led.pk] = [lado.pk]
    address = "/p/northborough/emergency/action/"

    unknown = browser(manager).post(address, {"reference": "T-2026-9999", "reason": REASON})
    short = browser(manager).post(address, {"reference": led.reference, "reason": "urgent"})
    done = browser(manager).post(address, {"reference": led.reference.lower(), "reason": REASON})

    assert "There is no such record" in words(unknown)
    assert "cannot wait" in words(short)
    assert done["Location"] == led.get_absolute_url()
    assert "Opened in an emergency until" in words(page(manager, led))
    with opened(actor=SYSTEM_ACTOR, reading=[led.space.pk]):
        grant = Grant.objects.get(standing_as="break_glass")
    assert page(manager, led, f"grants/{grant.pk}/review/").status_code == 404
    assert REASON in words(page(lado, led))
    assert send(lado, led, f"grants/{grant.pk}/review/", words="It was right.").status_code == 302
    assert "It was right." in words(page(lado, led))


def test_ones_own_conflict_is_declared_and_the_record_is_gone(ordinary, person, at):
    worker = person("Wren Worker")

    done = send(worker, ordinary, "conflict/", kind="own_family", words="")

    assert done["Location"].endswith("/p/northborough/")
    assert page(worker, ordinary).status_code == 404
    assert seen_by(worker, timezone.now()) == set()


def test_the_form_of_ones_own_conflict_speaks_to_whoever_declares_it(ordinary, person, lado, at):
    own = words(page(person("Wren Worker"), ordinary, "conflict/"))

    assert "It concerns your own family" in own
    assert "their own" not in own
    assert "It concerns their own family" in words(page(lado, ordinary, "conflicts/add/"))


def test_who_is_the_last_that_may_give_sight_is_told_so_before_they_declare_a_conflict(led, person, lado):
    assert "Nobody else here may give sight of it" in words(page(lado, led, "conflict/"))
    person("Ola Other", "lado")
    assert "Nobody else here may give sight of it" not in words(page(lado, led, "conflict/"))


def test_anothers_conflict_is_declared_and_ended_by_forms(ordinary, person, police, lado, at):
    of_police = person("Pat Police", "agency_worker", agency=police)

    send(lado, ordinary, "conflicts/add/", account="", agency=police.pk, kind="own_colleague", words="")

    assert not sees(of_police, ordinary, timezone.now())
    with opened(actor=SYSTEM_ACTOR, reading=[ordinary.space.pk]):
        conflict = ConflictOfInterest.objects.get()
    send(lado, ordinary, f"conflicts/{conflict.pk}/end/", why="It was another officer")
    assert sees(of_police, ordinary, timezone.now())


class TestOnTheFirstPage:
    def waits(self, user, space, at):
        with opened(actor=user.pk):
            standing = standing_at(user, at)
        with opened(actor=user.pk, reading=[space.pk]):
            return [(one.words, one.mark) for one in to_review(standing, at)]

    def test_an_emergency_opening_waits_for_who_reviews_and_who_answers_for_it(
        self, partnership, led, manager, lado, person, at
    ):
        owner, worker = person("Olu Owner"), person("Wren Worker")
        for one in (owner, worker):
            give(led, one, by=lado, at=at)
        OWNERS[led.pk] = [owner.pk]

        broken(partnership, led, by=manager, at=at)

        for who in (lado, owner):
            assert self.waits(who, partnership, at) == [("Action T-2026-0001", "To be reviewed")]
        for who in (worker, manager, person("Sasha Stranger", None)):
            assert self.waits(who, partnership, at) == []
        assert self.waits(lado, partnership, at + timedelta(hours=24)) == [("Action T-2026-0001", "Late")]

    def test_where_nobody_is_left_it_waits_for_who_stands_in_and_is_reviewed_unseen(
        self, partnership, led, manager, lado, person, at
    ):
        protection = person("Dee Protection", "data_protection")
        declare(led, lado, by=lado, at=at)
        grant = broken(partnership, led, by=manager, at=at)
        review = f"grants/{grant.pk}/review/"

        assert self.waits(protection, partnership, at) == [("Action T-2026-0001", "To be reviewed")]
        assert self.waits(manager, partnership, at) == []
        assert page(manager, led, review).status_code == 404
        assert page(protection, led).status_code == 404
        assert REASON in words(page(protection, led, review))
        assert self.readings(grant, protection) == ["emergency opening by its reason"]
        for _ in ("once", "and the same form again"):
            sent = send(protection, led, review, words="It was right.", key="once")
            assert (sent.status_code, sent.headers["Location"]) == (302, "/p/northborough/")
        assert self.waits(protection, partnership, at) == []
        assert page(protection, led, review).status_code == 404

    def readings(self, grant, user):
        """What the log says that somebody read of an emergency opening."""
        with opened(actor=SYSTEM_ACTOR, reading=[grant.space_id]):
            rows = TrailEntry.objects.filter(object_table="access_grant", object_id=grant.pk, operation="read")
            said = rows.filter(actor=str(user.pk)).values_list("body__words", flat=True)
            return [json.loads(one)["what"] for one in said]

    def test_what_a_conflict_hides_waits_for_nobody_whom_it_concerns(self, partnership, led, manager, lado, person, at):
        broken(partnership, led, by=manager, at=at)
        other = person("Ola Other", "lado")
        give(led, other, by=lado, at=at)
        declare(led, lado, by=other, at=at)

        assert self.waits(lado, partnership, at) == []
        assert len(self.waits(other, partnership, at)) == 1

    def test_what_was_opened_for_a_purpose_waits_for_nobody(self, partnership, ordinary, lado, person, at):
        open_for_purpose(about=ordinary, purpose="working", words="A visit", by=person("Wren Worker"), at=at)

        assert self.waits(lado, partnership, at) == []

    @pytest.mark.parametrize("is_left", [True, False], ids=["the officer reviews", "somebody stands in"])
    def test_twenty_openings_ask_no_more_than_one(self, partnership, manager, lado, person, at, is_left):
        protection, made = person("Dee Protection", "data_protection"), []

        def open_another():
            record = an_action(partnership, f"T-2026-{100 + len(made)}", is_restricted=True)
            give(record, lado, by=PROGRAM, at=at)
            if not is_left:
                declare(record, lado, by=lado, at=at)
            made.append(broken(partnership, record, by=manager, at=at))

        def make(number):
            for _ in range(number):
                open_another()

        theirs, others = (lado, protection) if is_left else (protection, lado)
        assert_flat(lambda: self.waits(theirs, partnership, at), make, few=1, many=20)

        assert len(self.waits(theirs, partnership, at)) == SHOWN + 1
        assert self.waits(others, partnership, at) == []

    def test_what_others_review_hides_nothing_that_waits_behind_it(self, partnership, manager, lado, person, led, at):
        protection = person("Dee Protection", "data_protection")
        for number in range(SHOWN + 2):
            record = an_action(partnership, f"T-2026-{100 + number}", is_restricted=True)
            broken(partnership, record, by=manager, at=at - timedelta(hours=1))
        declare(led, lado, by=lado, at=at)
        broken(partnership, led, by=manager, at=at)

        assert self.waits(protection, partnership, at) == [("Action T-2026-0001", "To be reviewed")]
