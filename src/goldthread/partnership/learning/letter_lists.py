"""The list of letters to government, and of findings that ask something of government and have no letter."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.ui.words import short_date
from goldthread.partnership.learning.models import Finding, GovernmentLetter, LetterReply, LetterState

UNKNOWN = "Date not known here"


def letters_page(rows: QuerySet[GovernmentLetter], on: date) -> ListPage:
    """The list of letters; the departments to choose from are those that were written to."""
    names = rows.order_by("department").values_list("department", flat=True).distinct()
    return ListPage(
        title="Letters to government",
        one="letter",
        columns=(
            Column("department", "Department", sort=("department",), href=GovernmentLetter.get_absolute_url),
            Column("state", "Where it stands", value=lambda row: row.state_in_words(on), sort=("state",)),
            *ABOUT_AND_WHEN,
            *IN_FILES,
        ),
        filters=(
            Search("words", fields=("department", "our_reference", "words", "sent_as_printed")),
            Choice("department", "Department", lambda request: [(name, name) for name in names]),
            Choice("state", "Where it stands", LetterState.choices),
            DateBetween("written", "Written", lookup="written_on"),
        ),
        order="-written",
        empty=Empty(
            "No letters yet",
            "A letter is recorded from the page of a finding that asks something of national government.",
        ),
    )


def without_page() -> ListPage:
    """Findings that wait for a letter, by their review."""
    return ListPage(
        title="Findings that ask government, without a letter",
        one="finding",
        columns=(
            Column("finding", "Finding", value=str, sort=("subject",), href=Finding.get_absolute_url),
            Column("review", "Review", value="review.pseudonym", sort=("review__pseudonym", "review", "number")),
        ),
        filters=(Search("words", fields=("subject", "note")),),
        order="review",
        empty=Empty("None is without a letter", "A letter is recorded about each finding that asks government."),
        stacks=True,
    )


def findings_of(letter: GovernmentLetter) -> str:
    return ", ".join(str(link.finding.number) for link in letter.about.all())


def written_of(letter: GovernmentLetter) -> str:
    """The date; or that it is not known, of what a source says was sent or answered."""
    if letter.written_on:
        return short_date(letter.written_on)
    return UNKNOWN if letter.is_imported else ""


def replied_of(letter: GovernmentLetter) -> str:
    replies = [reply for reply in letter.replies.all() if reply.answer != LetterReply.Answer.HOLDING]
    if not replies:
        return ""
    return short_date(replies[-1].replied_on) if replies[-1].replied_on else UNKNOWN


def replies_in_words(letter: GovernmentLetter) -> str:
    return "\n".join(reply.words for reply in letter.replies.all())


def last_of(rows: Any, name: str) -> date | None:
    return max((getattr(row, name) for row in rows), default=None)


ABOUT_AND_WHEN = (
    Column("review", "Review", value="review.pseudonym", sort=("review__pseudonym",)),
    Column("findings", "Findings", value=findings_of),
    Column("written", "Written", value=written_of, sort=("written_on",)),
    Column("wanted", "Answer wanted by", value="reply_wanted_by", sort=("reply_wanted_by",), kind="date"),
    Column("chased", "Chased last", value=lambda row: last_of(row.chases.all(), "chased_on"), kind="date"),
    Column("replied", "Replied", value=replied_of),
)
IN_FILES = (
    Column("written_on", "Date of the letter", kind="date", only="file"),
    Column("reference", "Reference", value="our_reference", only="file"),
    Column("says", "What the reply says", value=replies_in_words, only="file"),
    Column("source", "Source", only="file"),
    Column("locator", "Section of the source", only="file"),
    Column("line", "Line of the source", kind="number", only="file"),
)
