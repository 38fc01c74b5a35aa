"""The life of a token: issued, found by its text, named in the trail, revoked."""

from datetime import timedelta

import pytest

from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.commands import AgencyDetails, correct_agency
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.command import COMMANDS, command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.passes.carried import read_text
from goldthread.foundation.passes.commands import issue_token, note_used, revoke_pass
from goldthread.foundation.passes.factories import TESTS, a_token
from goldthread.foundation.passes.holder import holder_of
from goldthread.foundation.passes.kinds import PassKind
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.passes.queries import pass_behind
from goldthread.foundation.trail.changes import names_of
from goldthread.foundation.trail.models import TrailBody, TrailEntry
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, current_passage, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def taking():
    """A command that asks what every token may carry; it is taken back, so that no guard finds it."""
    before = dict(COMMANDS)

    @command(Can.VIEW_OWN_ACTIONS, event="agency taken", about="agency")
    def take(*, agency, by, at):
        return agency

    yield take
    COMMANDS.clear()
    COMMANDS.update(before)


def as_kept(pass_):
    with opened(actor=SYSTEM_ACTOR, reading=[pass_.space_id]):
        return Pass.objects.get(pk=pass_.pk)


def test_its_text_can_be_recognised_and_finds_it_before_any_space_is_open(police, now):
    issued = a_token(police, now)

    assert issued.text.startswith(f"gt_{police.space_id}_{issued.pk}_")
    assert pass_behind(issued.text, PassKind.API_TOKEN) == issued.made
    assert current_passage() is None


def test_it_is_no_link(police, now):
    assert pass_behind(a_token(police, now).text, PassKind.LINK) is None


def test_no_other_text_finds_it(police, neighbour, now):
    issued, other = a_token(police, now), a_token(police, now)
    text = read_text(issued.text)

    for wrong in (
        "",
        "gt_",
        issued.text[:-1],
        f"{issued.text}x",
        f"{issued.text}\n",
        issued.text.upper(),
        f"gt_{neighbour.pk}_{issued.pk}_{text.secret}",
        f"gt_{police.space_id}_{other.pk}_{text.secret}",
        f"gt_{police.space_id}_999999999999999_{text.secret}",
        f"gt_{police.space_id}_{issued.pk}_{'a' * 43}",
        f"gt_{police.space_id}_{issued.pk}_{issued.made.secret_hash[:43]}",
    ):
        assert pass_behind(wrong, PassKind.API_TOKEN) is None, wrong


def test_its_secret_is_kept_nowhere_and_shows_in_no_description(police, now):
    issued = a_token(police, now)
    secret = read_text(issued.text).secret

    with opened(actor=SYSTEM_ACTOR, reading=[police.space_id]):
        kept = list(Pass.objects.values()) + list(TrailBody.objects.values_list("words", flat=True))
    assert secret not in str(kept)
    assert issued.made.secret_hash not in str(kept[1:])
    assert secret not in f"{issued!r} {issued.made!r} {read_text(issued.text)!r}"


def test_two_tokens_never_hold_the_same_secret(police, now):
    assert len({read_text(a_token(police, now).text).secret for _ in range(20)}) == 20


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"purpose": "  "}, "Say what it is for"),
        ({"scope": []}, "Choose at least one thing"),
        ({"scope": [Can.REPORT_PROGRESS]}, "must also see them"),
        ({"scope": [Can.MANAGE_PEOPLE]}, "may not carry: invite people"),
        ({"days": 0}, "run out already"),
        ({"days": 367}, "366 days at most"),
    ],
)
def test_what_is_missing_or_too_much_is_said_in_a_sentence(police, now, said, sentence):
    if "days" in said:
        said = {"expires_at": now + timedelta(days=said["days"])}

    with pytest.raises(Refused, match=sentence):
        a_token(police, now, **said)


def test_a_token_is_for_an_agency_of_the_partnership(partnership, neighbour, now):
    with pytest.raises(Refused, match="Choose an agency of this partnership"):
        issue_token(
            space=partnership,
            agency=an_agency(neighbour),
            purpose="case system",
            scope=[Can.VIEW_OWN_ACTIONS],
            expires_at=now + timedelta(days=1),
            by=TESTS,
            at=now,
        )


def test_revoking_asks_why_and_happens_once(police, now):
    made = a_token(police, now).made
    with pytest.raises(Refused, match="Say why"):
        revoke_pass(pass_=made, why=" ", by=TESTS, at=now)

    revoke_pass(pass_=made, why="The system was replaced.", by=TESTS, at=now)

    assert as_kept(made).why_not(now) == (
        "This token was revoked on 23 November 2026. Ask the partnership for a new one."
    )
    with pytest.raises(Refused, match="revoked already"):
        revoke_pass(pass_=made, why="Again.", by=TESTS, at=now)


def test_when_it_was_used_is_kept_to_the_hour_and_written_once_an_hour(police, now):
    made = a_token(police, now).made

    for minutes in (0, 20, 40):
        note_used(pass_=made, by=TESTS, at=now + timedelta(minutes=minutes))

    kept = as_kept(made)
    assert kept.last_used_at.isoformat() == "2026-11-23T10:00:00+00:00"
    assert kept.version == 3


def test_the_trail_names_the_token(police, now):
    holder = holder_of(a_token(police, now).made)
    with opened(actor=holder.pk, reading=[police.space_id]):
        note_read(police, "by API")

    with opened(actor=SYSTEM_ACTOR, reading=[police.space_id]):
        actor = TrailEntry.objects.filter(operation="read").get().actor
        assert actor == str(holder.pk)
        assert names_of([actor, "0"]) == {
            actor: "API token “case system” of Northborough Police",
            "0": "Goldthread itself",
        }


def test_a_token_that_is_revoked_between_two_calls_is_refused_at_the_second(police, now, taking):
    holder = holder_of(a_token(police, now, scope=[Can.VIEW_OWN_ACTIONS]).made)

    taking(agency=police, by=holder, at=now)
    revoke_pass(pass_=Pass(pk=holder.pass_id, space_id=holder.space_id), why="Lost.", by=TESTS, at=now)

    with pytest.raises(NotAllowed):
        taking(agency=police, by=holder, at=now)


def test_a_token_changes_nothing_that_it_does_not_carry(police, now):
    holder = holder_of(a_token(police, now).made)
    details = AgencyDetails(name="Taken over", kind=police.kind)

    with pytest.raises(NotAllowed):
        correct_agency(agency=police, details=details, starts_on=police.starts_on, by=holder, at=now)
