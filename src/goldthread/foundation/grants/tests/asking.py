"""What somebody does and then sees at a moment, asked as a page asks it."""

from html import unescape

from django.utils import timezone

from goldthread.foundation.access.standing import System, standing_of
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.actions.models import Action
from goldthread.foundation.grants.commands import break_glass, declare_conflict, give_grant
from goldthread.foundation.grants.who_may_see import who_may_see
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

PROGRAM = System("tests")
REASON = "The child is at the hospital now and the lead cannot be reached."


def give(about, account=None, *, by, at, **changes):
    said = {"standing_as": "participant", "purpose": "Works with the family", "ends_at": None, **changes}
    return give_grant(about=about, account=account, by=by, at=at, **said)


def declare(about, account=None, *, by, at, **changes):
    return declare_conflict(
        about=about, account=account, by=by, at=at, **{"kind": "own_family", "words": "", **changes}
    )


def broken(space, record, *, by, at, reason=REASON):
    return break_glass(space=space, kind="action", reference=record.reference, reason=reason, by=by, at=at)


def letters(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Message.objects.order_by("pk"))


def standing_at(user, at):
    return standing_of(user, timezone.localdate(at), at)


def seen_by(user, at):
    """References of the records that somebody sees, within the spaces where they hold a role."""
    with opened(actor=user.pk):
        standing = standing_at(user, at)
        with opened(actor=user.pk, reading={one.space_id for one in standing.holdings}):
            return set(Action.objects.visible_to(standing).values_list("reference", flat=True))


def sees(user, record, at):
    return record.reference in seen_by(user, at)


def browser(user):
    client = DeskClient()
    client.force_login(user)
    return client


def page(user, record, further=""):
    return browser(user).get(f"/p/northborough/sight/action/{record.pk}/{further}")


def words(answer):
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def send(user, record, further, **said):
    return browser(user).post(f"/p/northborough/sight/action/{record.pk}/{further}", said)


def lines_of(record, at):
    with opened(actor=SYSTEM_ACTOR, reading=[record.space_id]):
        return who_may_see(record, at).lines
