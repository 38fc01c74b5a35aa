"""What is withheld of what was gathered, each with a reason: an item, passages of it, or words wherever they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.looking.details import LONGEST_DETAIL
from goldthread.foundation.ui.words import plural
from goldthread.partnership.rights.deciding import looked_through
from goldthread.partnership.rights.log import check_open, log, said
from goldthread.partnership.rights.models import GatheredItem, Matter, Reason, WithheldPassage, WithheldWords
from goldthread.partnership.rights.withholding import Span, pattern_of_words, spans_of_words

RELEASE, LEAVE_OUT, WITHHOLD = "release", "leave_out", "withhold"
DECISIONS = {
    RELEASE: "Released, but for what is withheld of them",
    LEAVE_OUT: "Left out: not about the person",
    WITHHOLD: "Withheld altogether",
}


@dataclass(frozen=True)
class Why:
    """The reason for which something is withheld, in the words of the list and in one's own."""

    reason: str
    why: str
    is_told: bool = True

    def checked(self) -> "Why":
        if self.reason not in Reason.values:
            raise Refused("Choose the reason.", "reason")
        return Why(
            self.reason, said(self.why, "Say why, for whoever looks at the decision later.", "why"), self.is_told
        )

    def as_fields(self) -> dict[str, object]:
        return {"reason": self.reason, "why": self.why, "is_reason_told": self.is_told}


@command(Can.ANSWER_RIGHTS, event="passages of an item withheld", about="item")
def withhold_passages(
    *, item: GatheredItem, spans: Sequence[Span], words: Sequence[str], why: Why, by: Actor, at: datetime
) -> GatheredItem:
    """Sentences that were chosen, and words that were typed, wherever they stand in this item."""
    check_open(item.matter)
    why = why.checked()
    found = [*spans, *_where_they_stand(item, words)]
    if not found:
        raise Refused("Choose what is withheld, or type the words.", "sentences")
    for span in found:
        if not 0 <= span.begin < span.end <= len(item.words):
            raise Refused("The text is another. Open the item again.")
        WithheldPassage.objects.update_or_create(
            space_id=item.space_id,
            item=item,
            begin=span.begin,
            end=span.end,
            defaults={"matter_id": item.matter_id, "withheld_at": at, **why.as_fields()},
        )
    looked_through(item, by, at)
    log(
        item.matter,
        f"{plural(len(found), 'passage')} of {str(item).lower()} withheld: {Reason(why.reason).label}",
        by,
        at,
        why.why,
    )
    return item


@command(Can.ANSWER_RIGHTS, event="passage of an item no longer withheld", about="passage")
def show_passage(*, passage: WithheldPassage, by: Actor, at: datetime) -> None:
    """It is released after all."""
    check_open(passage.matter)
    log(passage.matter, f"A passage of {str(passage.item).lower()} is released after all", by, at)
    passage.delete()


@command(Can.ANSWER_RIGHTS, event="item of a request withheld", about="item")
def withhold_item(*, item: GatheredItem, why: Why, by: Actor, at: datetime) -> GatheredItem:
    """Nothing of it is released."""
    check_open(item.matter)
    why = why.checked()
    item.withheld, item.withheld_why, item.is_reason_told = why.reason, why.why, why.is_told
    looked_through(item, by, at)
    log(item.matter, f"{item} withheld: {Reason(why.reason).label}", by, at, why.why)
    return item


@command(Can.ANSWER_RIGHTS, event="item of a request looked through", about="item")
def release_item(*, item: GatheredItem, by: Actor, at: datetime) -> GatheredItem:
    """Somebody looked it through: it is released, but for passages that are withheld."""
    check_open(item.matter)
    check_has_something_to_release(item)
    item.withheld, item.withheld_why, item.is_reason_told = "", "", True
    looked_through(item, by, at)
    log(item.matter, f"{item} looked through, to be released", by, at)
    return item


@command(Can.ANSWER_RIGHTS, event="items of a request decided", about="matter")
def decide_items(
    *, matter: Matter, items: Sequence[GatheredItem], what: str, why: Why, by: Actor, at: datetime
) -> Matter:
    """One decision about several at once, for one reason: released, left out or withheld."""
    check_open(matter, Matter.Kind.ACCESS)
    if not items:
        raise Refused("Choose at least one.", "items")
    if any(item.matter_id != matter.pk for item in items):
        raise Refused("Choose items of this request.", "items")
    if what not in DECISIONS:
        raise Refused("Choose what becomes of them.", "what")
    if what == WITHHOLD:
        why = why.checked()
    for item in items:
        _decide(item, what, why)
        looked_through(item, by, at)
    words = "" if what == RELEASE else why.why
    log(matter, f"{plural(len(items), 'item')} at once: {DECISIONS[what].lower()}", by, at, words)
    return matter


@command(Can.ANSWER_RIGHTS, event="words withheld everywhere", about="matter")
def withhold_words(*, matter: Matter, words: Sequence[str], why: Why, by: Actor, at: datetime) -> Matter:
    """Such as the name of somebody else: released nowhere, however they are written."""
    check_open(matter, Matter.Kind.ACCESS)
    why = why.checked()
    wanted = [one.strip() for one in words if one.strip()]
    if not wanted:
        raise Refused("Enter at least one.", "words")
    for line, one in enumerate(wanted, 1):
        if len(one) > LONGEST_DETAIL or pattern_of_words(one) is None or len("".join(one.split())) < 2:
            raise Refused(f"Line {line}: enter from 2 to {LONGEST_DETAIL} letters or figures.", "words")
        WithheldWords.objects.update_or_create(
            space_id=matter.space_id, matter=matter, words=one, defaults={"withheld_at": at, **why.as_fields()}
        )
    log(matter, f"Words withheld everywhere: {Reason(why.reason).label}", by, at, why.why)
    return matter


@command(Can.ANSWER_RIGHTS, event="words no longer withheld everywhere", about="hidden")
def show_words(*, hidden: WithheldWords, by: Actor, at: datetime) -> None:
    """They are released where they stand, but for passages that are withheld."""
    check_open(hidden.matter)
    log(hidden.matter, "Words that were withheld everywhere are released after all", by, at)
    hidden.delete()


def check_has_something_to_release(item: GatheredItem) -> None:
    """Of a file as it looks only a redacted copy is ever released."""
    if item.is_as_it_looks and not item.copies.exists():
        raise Refused(f"{item}: add a redacted copy first. The file itself is never released.")


def _decide(item: GatheredItem, what: str, why: Why) -> None:
    if what == RELEASE:
        check_has_something_to_release(item)
    item.left_out_why, item.withheld, item.withheld_why, item.is_reason_told = "", "", "", True
    if what == LEAVE_OUT:
        item.left_out_why = said(why.why, "Say why.", "why")
    elif what == WITHHOLD:
        item.withheld, item.withheld_why, item.is_reason_told = why.reason, why.why, why.is_told


def _where_they_stand(item: GatheredItem, words: Sequence[str]) -> list[Span]:
    found = list[Span]()
    for one in (one.strip() for one in words):
        pattern = pattern_of_words(one)
        spans = spans_of_words(item.words, [pattern]) if pattern else []
        if not spans:
            raise Refused("Some of the words do not stand in this item. Type them as they are written.", "words")
        found += spans
    return found
