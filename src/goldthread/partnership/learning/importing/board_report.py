"""Load what a board's report says of its structure and of its reviews.

A board is known by its name in its own space and never by its initials: two boards here shorten to WSCB.
"""

from typing import Any

from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.loads.checking import (
    Facts,
    Name,
    Number,
    Oddity,
    PartialDateText,
    Short,
    Slug,
    SourcedFacts,
    Words,
)
from goldthread.foundation.loads.kinds import Kind, Loading
from goldthread.foundation.loads.problems import BadFile, Problem
from goldthread.foundation.loads.reading_yaml import Document
from goldthread.foundation.records.dates import DAY, PARTIAL, PartialDate
from goldthread.foundation.sources.models import Basis, SourceOddity
from goldthread.partnership.learning.importing.reading_rules import REVIEW_KINDS
from goldthread.partnership.learning.models import Review, ReviewNote

POSTS = {
    "Independent Chair": Seat.Role.INDEPENDENT_CHAIR,
    "Business Manager": Seat.Role.BUSINESS_MANAGER,
}


class About(SourcedFacts):
    """The report that the facts come from."""

    dataset: Short
    area: Name
    board: Name
    abbreviation: Short | None = None
    presented_by_roles: list[Name] = []
    published: PartialDateText | None = None
    region: Any = None
    period_start: Any = None
    period_end: Any = None
    numbers_file: Any = None
    appendices: Any = None
    appendices_note: Any = None
    annual_report_period: Any = None
    business_plan_period: Any = None
    form: Any = None
    link: Any = None
    caution: Any = None


class ExecutiveFacts(SourcedFacts):
    """The executive of the board."""

    name: Name
    members: Words
    meets_per_year_at_least: Number | None = None
    reviews: Words | None = None
    inputs: list[Words] = []


class SubCommitteeFacts(SourcedFacts):
    """A sub-committee, planned ones among them."""

    id: Slug
    name: Name
    abbreviation: Short | None = None
    purpose: Words
    meets_per_year: Number | None = None
    chair_role: Name | None = None
    name_inferred: bool = False
    planned: bool = False


class StructureFacts(Facts):
    """How the board is made up."""

    executive: ExecutiveFacts | None = None
    sub_committees: list[SubCommitteeFacts] = []
    sub_committees_not_described: Number | None = None


class ReviewMention(SourcedFacts):
    """A review that the report mentions."""

    id: Slug
    pseudonym: Short
    type: Name
    lead_board: Name
    joint_with: list[Name] = []
    contribution_from: list[Name] = []
    undertaken: Short | None = None
    published: Name | None = None
    delay_reason: Words | None = None
    learning: Words | None = None


class BoardReport(Facts):
    """The whole file. Sections typed as anything are known and not kept; a load reports them."""

    meta: About
    structure: StructureFacts | None = None
    reviews: list[ReviewMention] = []
    source_oddities: list[Oddity]
    priorities: Any = None
    contents: Any = None
    activity: Any = None
    board_duties: Any = None
    reports_called_in: Any = None
    review_duty: Any = None
    events: Any = None
    training: Any = None
    section_11: Any = None
    vamap_tracking: Any = None
    exploitation_and_missing_activity: Any = None
    child_protection: Any = None
    challenges_and_priorities_2019_20: Any = None
    statutory_objectives: Any = None
    status_of_board: Any = None
    context_2012_13: Any = None
    objectives_2012_13: Any = None
    figures: Any = None
    annual_business: Any = None
    business_plan_2013_14: Any = None


LEFT_OUT = tuple(name for name, field in BoardReport.model_fields.items() if field.annotation is Any)


def load_board_report(facts: BoardReport, loading: Loading) -> None:
    """Make the board, what answers to it, and the reviews it mentions."""
    about, structure = facts.meta, facts.structure or StructureFacts()
    when = f"As described in {about.dataset}; since when and until when is not stated."
    left = structure.sub_committees_not_described
    board = loading.add(
        Group,
        about,
        name=about.board,
        short_name=about.abbreviation or "",
        kind=Group.Kind.BOARD,
        note=f"{left} more sub-committees are counted in the source and not described." if left else "",
        dates_note=when,
    )
    for post in about.presented_by_roles:
        loading.add(Seat, about, group=board, role=POSTS[post], post=post, basis=Basis.STATED)
    if structure.executive:
        _executive(structure.executive, board, when, loading)
    for one in structure.sub_committees:
        _sub_committee(one, board, when, loading)
    for mention in facts.reviews:
        _review(mention, loading)
    for oddity in facts.source_oddities:
        loading.add(SourceOddity, oddity, dataset=about.dataset, oddity=oddity.oddity)


def check_board_report(facts: BoardReport, document: Document) -> None:
    """Raise BadFile for posts and types of review that are not known."""
    problems = [
        Problem(document.line_of(("meta", "presented_by_roles", row)), f"“{post}” is not a known post.")
        for row, post in enumerate(facts.meta.presented_by_roles)
        if post not in POSTS
    ]
    for row, mention in enumerate(facts.reviews):
        if mention.type not in REVIEW_KINDS:
            line = document.line_of(("reviews", row, "type"))
            problems.append(Problem(line, f"“{mention.type}” is not a known type of review."))
    if problems:
        raise BadFile(problems)


def _executive(facts: ExecutiveFacts, board: Group, when: str, loading: Loading) -> None:
    said = {
        "Members": facts.members,
        "Reviews": facts.reviews,
        "What comes before it": "; ".join(facts.inputs),
    }
    least = facts.meets_per_year_at_least
    loading.add(
        Group,
        facts,
        name=facts.name,
        kind=Group.Kind.EXECUTIVE,
        parent=board,
        cadence=f"at least {least} meetings a year" if least else "",
        note="\n".join(f"{name}: {words}" for name, words in said.items() if words),
        dates_note=when,
    )


def _sub_committee(facts: SubCommitteeFacts, board: Group, when: str, loading: Loading) -> None:
    remarks = {
        "Planned, not yet set up in the source.": facts.planned,
        "Its name is inferred.": facts.name_inferred,
    }
    group = loading.add(
        Group,
        facts,
        name=facts.name,
        short_name=facts.abbreviation or "",
        kind=Group.Kind.SUB_GROUP,
        parent=board,
        purpose=facts.purpose,
        cadence=f"{facts.meets_per_year} meetings a year" if facts.meets_per_year else "",
        note=" ".join(remark for remark, applies in remarks.items() if applies),
        dates_note=when,
    )
    if facts.chair_role:
        loading.add(Seat, facts, group=group, role=Seat.Role.CHAIR, post=facts.chair_role, basis=Basis.STATED)


def _review(facts: ReviewMention, loading: Loading) -> None:
    """A review is published when the source says so, on a day only if the source gives one."""
    printed = facts.published or ""
    day = PartialDate.parse(printed) if PARTIAL.match(printed) else None
    review = loading.add(
        Review,
        facts,
        reference=facts.id,
        pseudonym=facts.pseudonym,
        kind=REVIEW_KINDS[facts.type],
        board_as_printed=facts.lead_board,
        joint_with=", ".join(facts.joint_with)[:300],
        contribution_from=", ".join(facts.contribution_from)[:300],
        undertaken_as_printed=facts.undertaken or "",
        is_published=bool(printed),
        published_on=day.first if day and day.precision == DAY else None,
        published_as_printed=printed,
        delay_reason=facts.delay_reason or "",
    )
    if facts.learning:
        loading.add(ReviewNote, facts, review=review, kind=ReviewNote.Kind.LEARNING, words=facts.learning)


BOARD_REPORT = Kind(
    name="board-report",
    title="Report of a board",
    told_by=frozenset({"meta", "source_oddities"}),
    schema=BoardReport,
    check=check_board_report,
    load=load_board_report,
    left_out=LEFT_OUT,
)
