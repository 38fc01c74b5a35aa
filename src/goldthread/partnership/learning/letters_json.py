"""Letters to government as plain data: what was sent, how it was chased, what came back, and where that stands."""

from datetime import date
from typing import Any

from django.db.models import Prefetch

from goldthread.partnership.learning.models import GovernmentLetter, LetterChase, LetterFinding, LetterReply, Review


def letters_of(review: Review, on: date | None) -> list[dict[str, Any]]:
    """Every letter about a review, in four queries. A day that a source does not print is none."""
    letters = GovernmentLetter.objects.filter(review=review).with_state(on).select_related("file").order_by("pk")
    with_what_followed = letters.prefetch_related(
        Prefetch("about", LetterFinding.objects.select_related("finding").order_by("pk")),
        Prefetch("chases", LetterChase.objects.order_by("chased_on", "pk")),
        Prefetch("replies", LetterReply.objects.order_by("replied_on", "pk")),
    )
    return [_letter(one) for one in with_what_followed]


def _letter(letter: GovernmentLetter) -> dict[str, Any]:
    links = list(letter.about.all())
    return {
        **_place(letter),
        "department": letter.department,
        "state": letter.state,
        "findings": [link.finding.number for link in links],
        "findings_basis": {str(link.finding.number): link.basis for link in links},
        "written_on": _day(letter.written_on),
        "reference": letter.our_reference or None,
        "words": letter.words or None,
        "file": letter.file.name if letter.file else None,
        "sent_as_printed": letter.sent_as_printed or None,
        "reply_wanted_by": _day(letter.reply_wanted_by),
        "chased": [{"on": _day(chase.chased_on), "how": chase.how} for chase in letter.chases.all()],
        "replies": [_reply(reply) for reply in letter.replies.all()],
    }


def _reply(reply: LetterReply) -> dict[str, Any]:
    return {
        **_place(reply),
        "replied_on": _day(reply.replied_on),
        "answer": reply.answer,
        "words": reply.words,
    }


def _place(record: Any) -> dict[str, Any]:
    return {"source": record.source, "locator": record.locator, "line": record.line}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
