"""Which outcomes of a pathway a partnership offers, and those of its own."""

from datetime import datetime
from typing import Any

from goldthread.cases.casework.models import LocalOutcome
from goldthread.cases.casework.outcomes import Listed, OutcomeList, outcomes_in
from goldthread.cases.declaring.lengths import LONGEST_MEANING, LONGEST_OUTCOME
from goldthread.cases.declaring.registry import pathway_of
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.checking import said as must_say
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.models import Space

LIST = "local outcomes"
"""Judged as a whole: two do not take the last two off at once."""
NO_LIST = "No outcome is chosen in cases of {title}."
NO_SUCH = "There is no such outcome in the list."
COUNTS_AS_NONE = "Choose which of the outcomes of {title} it counts as."
THE_SAME = "“{words}” is offered already. Give this one other words, or take that one off first."
OFFERED = "“{words}” is offered already, and counts as “{counts_as}”. Take that one off first."
THE_LAST = "“{words}” is the only outcome that is offered, so it cannot be taken off. Add or offer another first."
FIXED = "“{words}” is what the law lets be decided, so it is offered everywhere."
IS_OFF = "“{words}” was taken off already."
IS_ON = "“{words}” is offered already."
TOO_LONG = "Write at most {most} characters."


@command(Can.RECORD_ORGANISATION, event="own outcome added", alone=LIST)
def add_outcome(
    *,
    space: Space,
    pathway: str,
    words: str,
    meaning: str,
    counts_as: str,
    instead_of: str = "",
    by: Actor,
    at: datetime,
) -> LocalOutcome:
    """An outcome of the partnership's own is offered from now on, which counts as one of the pathway's; ``instead_of``
    one that is taken off with it. What is recorded already keeps the words that it has.
    """
    listed, rules = _list(space, pathway), pathway_of(pathway)
    named = must_say(words, "Say what the outcome is called.", "words")
    _check_lengths(words=(named, LONGEST_OUTCOME), meaning=(meaning, LONGEST_MEANING))
    national = rules.outcome(counts_as)
    if national is None or national.is_fixed:
        raise Refused(COUNTS_AS_NONE.format(title=rules.title), "counts_as")
    same = listed.called(named)
    if same is not None and same.code != instead_of:
        raise Refused(THE_SAME.format(words=same.words), "words")
    if instead_of:
        _switch(space, pathway, _to_take_off(listed, instead_of), is_offered=False)
    return LocalOutcome.objects.create(
        space=space, pathway=pathway, words=named, meaning=meaning.strip(), counts_as=counts_as
    )


@command(Can.RECORD_ORGANISATION, event="outcome taken off", alone=LIST)
def take_outcome_off(*, space: Space, pathway: str, outcome: str, by: Actor, at: datetime) -> LocalOutcome:
    """It is offered no longer; cases in which it was chosen keep it. One is always left."""
    listed = _list(space, pathway)
    found = _to_take_off(listed, outcome)
    if listed.offered == [found]:
        raise Refused(THE_LAST.format(words=found.words))
    return _switch(space, pathway, found, is_offered=False)


@command(Can.RECORD_ORGANISATION, event="outcome offered again", alone=LIST)
def offer_outcome(*, space: Space, pathway: str, outcome: str, by: Actor, at: datetime) -> LocalOutcome:
    """One that was taken off is offered once more, unless another has its words by now."""
    listed = _list(space, pathway)
    found = _found(listed, outcome)
    if found.is_offered:
        raise Refused(IS_ON.format(words=found.words))
    if same := listed.called(found.words):
        raise Refused(OFFERED.format(words=same.words, counts_as=same.counts_as.title))
    return _switch(space, pathway, found, is_offered=True)


def _check_lengths(**said: tuple[str, int]) -> None:
    for name, (words, most) in said.items():
        if len(words.strip()) > most:
            raise Refused(TOO_LONG.format(most=most), name)


def _list(space: Space, pathway: str) -> OutcomeList:
    rules = pathway_of(pathway)
    if not rules.chosen_in:
        raise Refused(NO_LIST.format(title=rules.title))
    return outcomes_in(space.pk, rules)


def _found(listed: OutcomeList, code: str) -> Listed:
    found = listed.find(code)
    if found is None:
        raise Refused(NO_SUCH)
    return found


def _to_take_off(listed: OutcomeList, code: str) -> Listed:
    found = _found(listed, code)
    if found.counts_as.is_fixed:
        raise Refused(FIXED.format(words=found.words))
    if not found.is_offered:
        raise Refused(IS_OFF.format(words=found.words))
    return found


def _switch(space: Space, pathway: str, one: Listed, *, is_offered: bool) -> LocalOutcome:
    """By the partnership's own row; of a declared one by the row that says nothing else."""
    which: dict[str, Any] = {"space": space, "pathway": pathway, "counts_as": one.counts_as.code, "words": ""}
    if one.is_own:
        which = {"space": space, "pk": one.number}
    row, _ = LocalOutcome.objects.update_or_create(**which, defaults={"is_offered": is_offered})
    return row
