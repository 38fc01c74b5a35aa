"""What the page "Who may see this" says to whom: every reason on one line, and to most their own line alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.models import User
from goldthread.foundation.grants.registry import KINDS
from goldthread.foundation.passes.factories import a_token, an_office_token
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .asking import REASON, broken, declare, give, lines_of, page, send, words
from .conftest import KIND, OWNERS

pytestmark = pytest.mark.django_db


def test_who_neither_gives_nor_reviews_reads_their_own_lines_and_how_many_others_there_are(
    partnership, led, person, police, manager, lado, at
):
    worker, kin = person("Wren Worker"), person("Kim Kin")
    of_police = person("Pat Police", "agency_worker", agency=police)
    for one, why in ((worker, "Prepares the meeting"), (kin, "Knows the family")):
        give(led, one, by=lado, at=at, purpose=why)
    give(led, agency=police, by=lado, at=at, purpose="Investigates")
    declare(led, kin, by=lado, at=at)
    grant = broken(partnership, led, by=manager, at=at)

    said = words(page(worker, led))

    assert "Prepares the meeting" in said
    assert "3 others see it" in said  # not Kim Kin, whom the conflict keeps from it
    for hidden in (REASON, "Lou Lado", "Mo Manager", "Kim Kin", "Northborough Police", "Investigates", "to review"):
        assert hidden not in said
    assert "Investigates" in words(page(of_police, led))
    assert REASON in words(page(manager, led))
    assert "Lou Lado" not in words(page(manager, led))
    send(lado, led, f"grants/{grant.pk}/review/", words="It was right.")
    assert "It was right." not in words(page(worker, led))
    whole = words(page(lado, led))
    for told in (REASON, "Kim Kin"):
        assert told in whole
    assert "others see" not in whole


def test_an_owner_reads_who_opened_it_in_an_emergency_and_why(partnership, led, person, manager, lado, at):
    owner = person("Olu Owner")
    give(led, owner, by=lado, at=at)
    OWNERS[led.pk] = [owner.pk]

    broken(partnership, led, by=manager, at=at)

    assert REASON in words(page(owner, led))


def test_a_grant_that_opens_nothing_to_somebody_says_so_and_they_are_not_counted(led, person, lado, at):
    gone, inactive, reads = person("Gil Gone"), person("Ina Inactive"), person("Wren Worker")
    for one in (gone, inactive, reads):
        give(led, one, by=lado, at=at - timedelta(minutes=1))
    assert words(page(lado, led)).count("Opens nothing to them now") == 0
    assert "3 others see it" in words(page(reads, led))
    with opened(actor=SYSTEM_ACTOR, writing=led.space_id):
        Holding.objects.filter(user=gone).update(role="board_member")
    with opened(actor=SYSTEM_ACTOR):
        User.objects.filter(pk=inactive.pk).update(is_active=False)

    whole = words(page(lado, led))

    for told in ("Gil Gone (Board member)", "Ina Inactive (can sign in no more)"):
        shown = whole[whole.index(told) :]
        assert shown.index("Opens nothing to them now") < shown.index("End it")
    assert whole.count("Opens nothing to them now") == 2
    assert "1 other sees it" in words(page(reads, led))
    assert page(gone, led).status_code == 404


def test_somebody_has_one_line_with_all_the_reasons(ordinary, person, lado, at):
    worker = person("Wren Worker")
    give(ordinary, worker, by=lado, at=at, purpose="Prepares the meeting")
    give(ordinary, worker, by=lado, at=at, standing_as="lead", purpose="Leads it")

    (line,) = [one for one in lines_of(ordinary, at) if one.account == worker.pk]
    assert line.who == "Wren Worker"
    assert [one.words for one in line.reasons] == [
        "Holds the role Case worker",
        "Takes part: Prepares the meeting",
        "Lead: Leads it",
    ]


def test_systems_that_a_token_lets_see_it_stand_there_too(kind, ordinary, led, police, lado, at):
    own, theirs = an_office_token(ordinary.space, at).made, a_token(police, at).made
    give(led, agency=police, by=lado, at=at)

    def tokens(record):
        return [one.who for one in lines_of(record, at) if "token" in one.who]

    def told(one):
        return f"Whoever holds the {one}"

    assert tokens(ordinary) == [told(own), told(theirs)]
    assert tokens(led) == [told(theirs)]
    KINDS[KIND] = replace(kind, opens_to_tokens=lambda record: False)
    assert tokens(led) == []
