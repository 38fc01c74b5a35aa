"""The retention classes: every name that ``handling`` gives, and the rule that stands until a partnership sets its own.

Found schedules differ between authorities (statutory.md 13.4), so each default is marked as local.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.text import slugify


class Anchor(TextChoices):
    """The day from which a period runs."""

    CLOSURE = "closure", "the day it ended"
    PUBLICATION = "publication", "the day the review was published"
    DECISION = "decision", "the day the review was approved"
    LAST_CONTACT = "last_contact", "the day it was last added to or withdrawn"
    MADE = "made", "the day it was made"
    BIRTH = "birth", "the birth of the person it is about"


class AtEnd(TextChoices):
    """What happens when a period is over."""

    REVIEW_BY_TWO = "review_by_two", "One person proposes what becomes of it, another confirms"
    REVIEW_BY_ONE = "review_by_one", "One person decides what becomes of it"
    BY_ITSELF = "by_itself", "It is destroyed by itself, without review"


REVIEWED = (AtEnd.REVIEW_BY_TWO, AtEnd.REVIEW_BY_ONE)
LOCAL = "Local default"


NOT_HELD = {
    Anchor.BIRTH: "The day of birth is not held, so nobody can work out when its period is over. It stays until"
    " somebody finds that day and records it."
}
"""By the day from which a period runs what is said of a record that does not hold it: it stays, however old it is."""


@dataclass(frozen=True)
class Rule:
    """How long records of a class stay, from when, and what happens then.

    ``at_least`` are months from the day it ended that it stays in any case: some schedules say "whichever is longer".
    """

    anchor: Anchor
    months: int
    at_end: AtEnd
    source: str
    at_least: int = 0


@dataclass(frozen=True)
class RetentionClass:
    """One class. ``kept`` is its name in ``handling``; ``holds`` says what belongs to it.

    Without a ``rule`` nothing of it is destroyed under the schedule, or it goes by jobs of its own (``swept``
    names them), or with its record: ``fixed`` says so. ``waits_for_a_rule`` is for a class that stays for good only
    until the partnership says how long: nobody's schedule does. ``own_anchors`` are the days from which the period of
    a class runs that has no kinds of record. ``within`` names the class of records of which it is
    a part that goes sooner. ``ends`` is what may be set to happen at the end: where it is not ``reviewed_only`` it may
    go by itself, and what is never looked at record by record goes in no other way.
    """

    kept: str
    title: str
    holds: str
    rule: Rule | None = None
    fixed: str = ""
    swept: tuple[str, ...] = ()
    waits_for_a_rule: bool = False
    own_anchors: tuple[Anchor, ...] = ()
    within: str = ""
    ends: tuple[AtEnd, ...] = REVIEWED

    @property
    def reviewed_only(self) -> bool:
        return AtEnd.BY_ITSELF not in self.ends

    @property
    def code(self) -> str:
        return slugify(self.kept)

    @property
    def may_be_set(self) -> bool:
        """Whether a partnership says how long it stays."""
        return self.rule is not None or self.waits_for_a_rule

    @property
    def can_go(self) -> bool:
        """Whether anything of it is ever destroyed for itself, so that it can be held."""
        return self.may_be_set or bool(self.swept)


CLASSES = {
    one.code: one
    for one in (
        RetentionClass(
            "review working paper",
            "Working papers of reviews",
            "Who must not be named in a review, what was found by the name check, approvals, proceedings, and how the"
            " family and the national panel were told",
            Rule(
                Anchor.PUBLICATION,
                120,
                AtEnd.REVIEW_BY_TWO,
                f"{LOCAL}: working papers of reviews 10 years, the report itself for good",
            ),
        ),
        RetentionClass(
            "evidence",
            "Evidence",
            "Evidence of actions and of tests of practice, with all its versions and files",
            Rule(
                Anchor.LAST_CONTACT,
                72,
                AtEnd.REVIEW_BY_TWO,
                f"{LOCAL}: 6 years, as for Section 11 returns and training",
            ),
        ),
        RetentionClass(
            "document",
            "Documents made from the records",
            "Committee papers and other documents, written or made, with their files",
            Rule(Anchor.MADE, 120, AtEnd.REVIEW_BY_TWO, f"{LOCAL}: 10 years, as for working papers of reviews"),
        ),
        RetentionClass(
            "message",
            "Messages",
            "Messages that were sent, withdrawn or could not be sent, as the outbox shows them",
            Rule(Anchor.CLOSURE, 12, AtEnd.BY_ITSELF, f"{LOCAL}: 12 months"),
            ends=tuple(AtEnd),
        ),
        RetentionClass(
            "one-time link",
            "One-time links that were not answered",
            "A link that ran out, was locked or revoked, with its asking and its letters. One that was answered stays"
            " with the report that came of it, and a token with what was reported by it",
            Rule(Anchor.CLOSURE, 12, AtEnd.BY_ITSELF, f"{LOCAL}: 12 months"),
            ends=tuple(AtEnd),
        ),
        RetentionClass(
            "access log",
            "The log of what was opened",
            "Who opened which record, when and for what. Who changed one is part of its history, and stays with it",
            Rule(Anchor.MADE, 84, AtEnd.BY_ITSELF, f"{LOCAL}: 7 years"),
            swept=("goldthread.foundation.retention.jobs.forget_what_was_opened",),
            own_anchors=(Anchor.MADE,),
            ends=(AtEnd.BY_ITSELF,),
        ),
        RetentionClass(
            "review record",
            "Reviews and what is done about them",
            "Reviews, findings, recommendations, actions, tests of practice and their results. Actions that were set in"
            " a case go with the case",
            fixed="For good: reports of reviews are permanent in every schedule that was found.",
        ),
        RetentionClass(
            "partnership record",
            "The partnership’s own record",
            "Agencies, groups, seats, roles, samples and challenges of the independent scrutineer",
            fixed="For good: the record of a board is permanent in every schedule that was found.",
        ),
        RetentionClass(
            "rights record",
            "Information rights",
            "Requests, corrections, complaints and breaches, what was decided of them and why, and the packs that were"
            " released",
            fixed="For good until this partnership says how long: no schedule that was found says when the register of"
            " requests and breaches ends.",
            waits_for_a_rule=True,
        ),
        RetentionClass(
            "case record",
            "Cases",
            "Cases of every pathway, with what was recorded in them, their clocks, timelines, letters and files, and"
            " the actions that were set in them",
            fixed="Each stays as long as the class says that its pathway names. One whose pathway names none stays for"
            " good until this partnership says how long.",
            waits_for_a_rule=True,
        ),
        RetentionClass(
            "told by another area",
            "What other areas told",
            "Copies of what another partnership or joint body told of its case, and what was answered. One that was put"
            " with a case here goes with that case",
            Rule(Anchor.LAST_CONTACT, 72, AtEnd.REVIEW_BY_ONE, f"{LOCAL}: 6 years, as for evidence"),
        ),
        RetentionClass(
            "until some time after the request is closed",
            "What tells who asked for what is held about them",
            "Names and other details that were looked for, and the copies that were gathered",
            fixed="By itself, every night: as many days after the request was closed as the settings of information"
            " rights say.",
            swept=("goldthread.partnership.rights.jobs.destroy_what_is_over",),
            within="rights-record",
        ),
        RetentionClass(
            "account",
            "Accounts",
            "The name and address of somebody who works here",
            fixed="An account is closed and never deleted, so that what somebody did keeps their name.",
        ),
        RetentionClass(
            "until done or 90 days",
            "Work that is not finished",
            "What was typed and not sent, and files that were sent and not loaded",
            fixed="By itself, every night: 90 days after it was last touched.",
            swept=(
                "goldthread.foundation.drafts.jobs.clear_expired_drafts",
                "goldthread.foundation.imports.jobs.clear_expired_files",
                "goldthread.foundation.files.jobs.sweep",
            ),
        ),
        RetentionClass(
            "until the day after the session ends",
            "Where somebody is signed in",
            "Sessions and the list of places",
            fixed="By itself, every night, once the session is over.",
            swept=("goldthread.foundation.sign_in.jobs.forget_ended_sessions",),
        ),
        RetentionClass(
            "as its record",
            "What belongs to a record",
            "Keys, versions, files, what can be searched, and what the trail keeps beside each entry",
            fixed="With the record it belongs to. Of the trail, entries and their digests stay.",
        ),
    )
}


def add_class(one: RetentionClass) -> None:
    """A class that a pathway brings. Called when the program starts. Raise ValueError if its name is another's."""
    if CLASSES.setdefault(one.code, one) != one:
        raise ValueError(f"Two retention classes have the code {one.code}.")


def can_go() -> frozenset[str]:
    """Codes of the classes of which something is destroyed for itself. Only these can be held: the rest stays."""
    return frozenset(code for code, one in CLASSES.items() if one.can_go)


def class_choices() -> list[tuple[str, str]]:
    """Every class with its title, those that pathways bring too."""
    return [(one.code, one.title) for one in CLASSES.values()]


def class_kept(kept: str) -> RetentionClass:
    """The class of a name in ``handling``. Raise KeyError for a name that no class declares."""
    return CLASSES[slugify(kept)]
