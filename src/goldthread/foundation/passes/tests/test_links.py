"""The life of a one-time link: it asks for a code, reaches one record and works once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from goldthread.foundation.access.standing import Standing, standing_of
from goldthread.foundation.actions.evidence_of_actions import give_evidence
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.passes.answering import answering
from goldthread.foundation.passes.commands import consume_link, enter_code, revoke_pass
from goldthread.foundation.passes.factories import TESTS, a_link
from goldthread.foundation.passes.kinds import MOST_TRIES, PassKind
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.passes.queries import pass_behind
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(partnership, police):
    return an_action(partnership, "1", [police])


@pytest.fixture
def link(police, action, now):
    return a_link(police, action, now)


def as_kept(link):
    with opened(actor=SYSTEM_ACTOR, reading=[link.made.space_id]):
        return Pass.objects.select_related("agency").get(pk=link.pk)


def enter(link, code, at):
    return enter_code(pass_=link.made, code=code, by=TESTS, at=at)


def wrong_for(link):
    return "12345678" if link.code != "12345678" else "87654321"


def answered(link, action, at, **more):
    with answering(enter(link, link.code, at), at) as holder:
        return give_evidence(
            action=action,
            title="Register",
            shown=Shown(words="All staff attended."),
            agency=link.made.agency,
            by=holder,
            at=at,
            **more,
        )


def evidence_there(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return Evidence.objects.count()


def test_looking_at_it_uses_nothing_up(link, now):
    for _ in range(3):
        assert pass_behind(link.text, PassKind.LINK).why_not(now) == ""


def test_the_right_code_lets_in_with_spaces_or_without(link, now):
    code = link.code

    assert enter(link, code, now) == enter(link, f" {code[:4]} {code[4:]} ", now) is not None
    assert as_kept(link).attempts == 0


def test_the_fifth_wrong_code_locks_it_for_the_right_one_too(link, now):
    for tries in range(1, MOST_TRIES + 1):
        assert enter(link, wrong_for(link), now) is None
        assert as_kept(link).attempts == tries

    with pytest.raises(Refused, match="A wrong code was entered 5 times"):
        enter(link, link.code, now)


def test_a_code_is_for_its_own_link(police, action, link, now):
    other = a_link(police, action, now)

    assert enter(link, other.code, now) is None or other.code == link.code


def test_it_answers_once(partnership, link, action, now):
    answered(link, action, now)

    assert as_kept(link).consumed_at == now
    with pytest.raises(Refused, match="was used on 23 November 2026"):
        answered(link, action, now)
    assert evidence_there(partnership) == 1


def test_an_answer_that_is_refused_leaves_it_as_it_was(partnership, link, action, now):
    with pytest.raises(Refused, match="Choose your own agency"), answering(enter(link, link.code, now), now) as holder:
        give_evidence(action=action, title="Register", shown=Shown(words="…"), by=holder, at=now)

    answered(link, action, now)
    assert evidence_there(partnership) == 1


def test_it_reaches_its_one_action_and_no_other_of_the_agency(partnership, police, link, action, now):
    other = an_action(partnership, "2", [police])
    holder = enter(link, link.code, now)
    with opened(actor=holder.pk, reading=[partnership.pk]):
        assert list(Action.objects.visible_to(standing_of(holder, now.date(), now))) == [action]

    with pytest.raises(Refused, match="no longer there"):
        answered(link, other, now)
    with pytest.raises(Refused, match="actions that your agency owes"):
        answered(link, action, now, also=[other])


@pytest.mark.parametrize("ended", ["revoked", "run out"])
def test_once_ended_it_answers_nothing(link, action, now, ended):
    holder, later = enter(link, link.code, now), now
    if ended == "revoked":
        revoke_pass(pass_=link.made, why="Sent to the wrong mailbox.", by=TESTS, at=now)
    else:
        later = now + timedelta(days=3)

    with pytest.raises(Refused, match=r"This link (was revoked|ran out) on"), answering(holder, later):
        pytest.fail("the link opened")
    with pytest.raises(NotAllowed):
        give_evidence(action=action, title="Late", shown=Shown(words="…"), by=holder, at=later)


def test_what_is_used_up_opens_nothing_to_look_at_either(partnership, link, action, now):
    holder = enter(link, link.code, now)
    consume_link(pass_=link.made, by=TESTS, at=now)

    with opened(actor=holder.pk, reading=[partnership.pk]):
        assert standing_of(holder, now.date(), now) == Standing()


def test_a_link_is_about_a_record_of_its_own_space(police, neighbour, now):
    with pytest.raises(Refused, match="agency's own partnership"):
        a_link(police, an_agency(neighbour), now)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_", range(3))
def test_of_two_who_answer_at_once_one_does(partnership, link, action, now, _):
    at_once = Barrier(2)
    holder = enter(link, link.code, now)

    def answer(title):
        at_once.wait(10)
        try:
            with answering(holder, now):
                give_evidence(
                    action=action, title=title, shown=Shown(words="…"), agency=link.made.agency, by=holder, at=now
                )
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "answered"

    with ThreadPoolExecutor(2) as both:
        outcomes = sorted(both.map(answer, ["first", "second"]))

    assert outcomes == ["This link was used on 23 November 2026. It works once.", "answered"]
    assert evidence_there(partnership) == 1


@pytest.mark.django_db(transaction=True)
def test_wrong_codes_that_come_at_once_are_all_counted(link, now):
    at_once = Barrier(3)

    def guess(_):
        at_once.wait(10)
        try:
            return enter(link, wrong_for(link), now)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as three:
        list(three.map(guess, range(3)))

    assert as_kept(link).attempts == 3
