"""What was asked of national government, and what came back."""

from collections import defaultdict
from collections.abc import Sequence

from django.urls import reverse

from goldthread.foundation.documents.composing import absent
from goldthread.foundation.documents.content import Block, Quotation, Source, Statement
from goldthread.foundation.documents.kinds import Asked
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import listed
from goldthread.partnership.learning.models import Finding, GovernmentLetter
from goldthread.partnership.learning.papers.saying import grid, parts_for, plain, told


def national(asked: Asked) -> Sequence[Block]:
    """Each letter with where it stands, and each reply in its own words."""
    letters = GovernmentLetter.objects.filter(review=asked.subject).with_state(asked.on)
    rows: list[tuple[Statement, ...]] = []
    replies: defaultdict[str, list[tuple[str, Source]]] = defaultdict(list)
    for letter in letters.prefetch_related("about__finding", "replies").order_by("pk"):
        source = _source(letter, asked)
        about = ", ".join(str(link.finding.number) for link in letter.about.all())
        sent = in_words(letter.written_on) if letter.written_on else letter.sent_as_printed
        rows.append(
            (told(letter.department, source), plain(about), plain(sent), plain(letter.state_in_words(asked.on)))
        )
        for reply in letter.replies.all():
            replies[reply.words].append((letter.department, source))
    if not rows:
        return [absent(_no_letter(asked))]
    return [grid("Letters", ("To", "Findings", "Sent", "Where it stands"), rows), *map(_quoted, replies.items())]


def _no_letter(asked: Asked) -> str:
    """Which findings government is to answer, though no letter to it is recorded."""
    parts = parts_for(asked)
    numbers = [
        str(finding.number)
        for finding in parts.findings
        if finding.response_type == Finding.ResponseType.NATIONAL
        or any(lead.is_of_government for lead in parts.leads.get(finding.pk, []))
    ]
    if not numbers:
        return "No finding is for national government to answer."
    are = "Finding {} is" if len(numbers) == 1 else "Findings {} are"
    return f"{are.format(listed(numbers))} for national government to answer too. No letter to it is recorded here."


def _quoted(reply: tuple[str, list[tuple[str, Source]]]) -> Quotation:
    """One reply, once, with all departments that gave it in these words."""
    words, given = reply
    return Quotation(said=told(words, given[0][1]), who=", ".join(department for department, _ in given))


def _source(letter: GovernmentLetter, asked: Asked) -> Source:
    return Source(
        key=f"letter-{letter.pk}",
        words=f"Letter to {letter.department}",
        address=reverse("letter", args=[asked.space.slug, letter.pk]),
        state=letter.state_in_words(asked.on) if letter.written_on is None else str(letter.state),
    )
