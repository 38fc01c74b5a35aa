"""Load a partnership as its published arrangements describe it, at the dates that the documents bear.

A document says what there was when it was written, seldom since when or until when. Where the reform of 2019
put one thing in another's place, the day on which the arrangements were published divides them; that day is
ours, and each record's ``dates_note`` says so.
"""

from collections.abc import Callable
from datetime import date

from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.loads.kinds import Kind, Loading
from goldthread.foundation.loads.problems import BadFile, Problem
from goldthread.foundation.loads.reading_yaml import Document
from goldthread.foundation.sources.models import SourceOddity
from goldthread.partnership.learning.importing.arrangements_groups import (
    Reform,
    load_board,
    load_executive,
    load_meeting,
    load_panel,
    load_sub_group,
    load_unit,
)
from goldthread.partnership.learning.importing.arrangements_schema import (
    AFTER,
    LEFT_OUT,
    ArrangementsFile,
    PartnerFacts,
    RelevantFacts,
)
from goldthread.partnership.learning.importing.owners import Directory

ALSO: list[Callable[[ArrangementsFile, Loading], None]] = []
"""What parts above make of the same file, once its agencies and groups are there: registered as the program starts."""

PARTNER_KINDS = {
    "local_authority": AgencyKind.LOCAL_AUTHORITY,
    "health_commissioner": AgencyKind.ICB,
    "police": AgencyKind.POLICE_TERRITORIAL,
}
RELEVANT_KINDS = {
    "health provider": AgencyKind.NHS_COMMUNITY,
    "family court advice": AgencyKind.CAFCASS,
    "probation": AgencyKind.PROBATION_NPS,
    "fire and rescue": AgencyKind.FIRE,
    "lay members": AgencyKind.LAY_MEMBER,
    "education": AgencyKind.SCHOOLS,
    "voluntary sector": AgencyKind.VOLUNTARY,
}
KNOWN_TO_BE = {
    "Barts Health Trust": AgencyKind.NHS_ACUTE,
    "Community Rehabilitation Company": AgencyKind.PROBATION_CRC,
}
"""Bodies whose kind is narrower than the source's word for it."""


def load_arrangements(facts: ArrangementsFile, loading: Loading) -> None:
    """Make agencies, groups and seats as they were before and after the reform."""
    reform = Reform.on(published_on(facts))
    directory = Directory.of(loading.space)
    for partner in facts.safeguarding_partners:
        directory.add(_partner(partner, reform, loading))
    for relevant in facts.relevant_agencies:
        directory.add(_relevant(relevant, reform, loading))
    boards = {}
    for board in facts.boards:
        boards[board.id] = load_board(board, facts, reform, loading)
        directory.add(boards[board.id])
    own_board = next(group for group in boards.values() if group.name == facts.partnership.name)
    if facts.strategic_partnership_executive:
        load_executive(facts.strategic_partnership_executive, facts, reform, directory, loading)
    if facts.support_unit:
        load_unit(facts.support_unit, loading)
    for sub_group in facts.subgroups:
        load_sub_group(sub_group, own_board, reform, directory, loading)
    for meeting in facts.multi_agency_meetings:
        load_meeting(meeting, own_board, directory, loading)
    if facts.one_panel:
        load_panel(facts.one_panel, loading)
    for oddity in facts.source_oddities:
        loading.add(SourceOddity, oddity, dataset=facts.meta.dataset, oddity=oddity.oddity)
    for make in ALSO:
        make(facts, loading)


def check_arrangements(facts: ArrangementsFile, document: Document) -> None:
    """Raise BadFile for names given twice, and if the own board or the day of the reform is missing."""
    problems = []
    if not any(one.id == AFTER and one.date for one in facts.meta.snapshots):
        line = document.line_of(("meta", "snapshots"))
        problems.append(Problem(line, f"a snapshot “{AFTER}” with a date is needed to divide before from after."))
    if facts.partnership.name not in {board.name for board in facts.boards}:
        line = document.line_of(("boards",))
        problems.append(Problem(line, f"“{facts.partnership.name}” is not among the boards."))
    for part in ("safeguarding_partners", "relevant_agencies", "boards", "subgroups"):
        seen: set[str] = set()
        for row, one in enumerate(getattr(facts, part)):
            if one.name in seen:
                problems.append(Problem(document.line_of((part, row, "name")), f"there are two of “{one.name}”."))
            seen.add(one.name)
    for row, relevant in enumerate(facts.relevant_agencies):
        if relevant.kind not in RELEVANT_KINDS:
            line = document.line_of(("relevant_agencies", row, "kind"))
            problems.append(Problem(line, f"“{relevant.kind}” is not a known kind of relevant agency."))
    if problems:
        raise BadFile(problems)


def published_on(facts: ArrangementsFile) -> date:
    return date.fromisoformat(next(one.date for one in facts.meta.snapshots if one.id == AFTER and one.date))


def _partner(facts: PartnerFacts, reform: Reform, loading: Loading) -> Agency:
    return loading.add(
        Agency,
        facts,
        name=facts.name,
        short_name=facts.abbreviation or "",
        kind=PARTNER_KINDS[facts.kind],
        is_safeguarding_partner=True,
        dates_note=reform.taking_part,
    )


def _relevant(facts: RelevantFacts, reform: Reform, loading: Loading) -> Agency:
    return loading.add(
        Agency,
        facts,
        name=facts.name,
        short_name=facts.abbreviation or "",
        kind=KNOWN_TO_BE.get(facts.name, RELEVANT_KINDS[facts.kind]),
        is_relevant_agency=True,
        dates_note=reform.taking_part,
    )


ARRANGEMENTS = Kind(
    name="arrangements",
    title="Published arrangements of a partnership",
    told_by=frozenset({"meta", "partnership", "safeguarding_partners"}),
    schema=ArrangementsFile,
    check=check_arrangements,
    load=load_arrangements,
    left_out=LEFT_OUT,
)
