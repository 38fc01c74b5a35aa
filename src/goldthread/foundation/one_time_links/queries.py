"""Finding what a one-time link is about, for somebody who has no account; and where an agency is asked again."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.models import ChasedAgency
from goldthread.foundation.commands.models import Receipt
from goldthread.foundation.one_time_links.by_link import SentByLink
from goldthread.foundation.one_time_links.kinds import KINDS, AskedKind, kind_of
from goldthread.foundation.passes.holder import PassHolder
from goldthread.foundation.passes.kinds import PassKind
from goldthread.foundation.passes.queries import pass_behind
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def asking_behind(text: str) -> Any:
    """What somebody was asked by the link with this text, whatever has become of it; nothing if there is none."""
    link = pass_behind(text, PassKind.LINK)
    kind = KINDS.get(link.about_table) if link else None
    if link is None or kind is None:
        return None
    return _asking_by(kind, link.pk, link.space_id)


def as_it_is(asking: Any) -> Any:
    """Read afresh: somebody else may have answered by it, or ended it, a moment ago."""
    return _asking_by(kind_of(asking), asking.link_id, asking.space_id) or asking


def _asking_by(kind: AskedKind, link: int, space: int) -> Any:
    with opened(actor=SYSTEM_ACTOR, reading=[space]):
        asked = kind.sent._default_manager.filter(link=link).select_related(kind.sent.ANSWER, *kind.beside)
        return asked.select_related("space", "agency", "link__issued_by", "link__agency").first()


def holder_for(asking: Any) -> PassHolder:
    """Whoever answers, under the name that the answer carries. To be asked only where the code has been shown."""
    return PassHolder(asking.link_id, asking.space_id, f"one-time link to {asking.mailbox_called}")


def was_sent_by(asking: Any, key: str) -> bool:
    """Whether the answer came of the form with this key, which was sent twice."""
    with opened(actor=SYSTEM_ACTOR, reading=[asking.space_id]):
        return bool(key and asking.answer) and Receipt.objects.filter(key=key, object_id=asking.answer_id).exists()


def suggested_for(sent: type[SentByLink], agency: Agency, today: date) -> dict[str, Any]:
    """What is offered where an agency is asked: the mailbox at which it was asked last, or its team inbox."""
    longest = settings.LONGEST_LIFE_OF_PASSES[PassKind.LINK]
    suggested: dict[str, Any] = {"expires_at": today + longest - timedelta(days=1)}
    before = sent._default_manager.filter(space=agency.space_id, agency=agency).order_by("-pk").first()
    if before:
        return {**suggested, "mailbox": before.mailbox, "called": before.mailbox_called, "code_to": before.code_to}
    chased = ChasedAgency.objects.filter(space=agency.space_id, agency=agency).first()
    return {**suggested, "mailbox": chased.inbox if chased else ""}


def sent_with_names(rows: Any) -> list[Any]:
    """Links that were sent, the newest first, with all that a table of them prints."""
    beside = ("agency", "link__agency", "link__issued_by", "letter", "letter_with_code")
    return list(rows.select_related(*beside).order_by("-pk"))


def row_of(asking: Any, at: datetime, revoke: str = "") -> dict[str, Any]:
    """One of them as ``one_time_links/sent.html`` prints it. ``revoke`` is where it can be ended, if it still works."""
    waits = not asking.link.why_not(at)
    return {
        "asking": asking,
        "state": asking.state(at),
        "not_gone": asking.not_gone if waits else "",
        "revoke": revoke if waits else "",
    }
