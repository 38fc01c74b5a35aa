"""Published arrangements that come in from a file: the document, what each part of it says, and who signed it."""

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.loads.kinds import Loading
from goldthread.partnership.learning.importing.arrangements import ALSO, published_on
from goldthread.partnership.learning.importing.arrangements_parts import Part, parts_of
from goldthread.partnership.learning.importing.arrangements_schema import ArrangementsFile
from goldthread.partnership.procedures.kinds import DocumentKind, clock_of
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion, HeadingAnswer, Signature

TITLE = "Multi-agency safeguarding arrangements"
RESTATED = "The facts of each part restated, under the headings of the source; not its own words."
NOTE = "The day on which they were published. On which day each partner signed, the source does not say."
EDITION = "Working Together to Safeguard Children"
ANSWERED_BY = {
    "partners": 1,
    "agencies": 11,
    "area": 1,
    "schools": 11,
    "early_years": 11,
    "residential": 11,
    "together": 2,
    "disagreement": 7,
    "thresholds": 6,
    "scrutiny": 7,
    "reviews": 8,
    "data": 12,
    "voice": 13,
    "training": 14,
    "funding": 10,
    "report": 15,
}
"""By which numbered part a heading is answered, as it was read by us. What is not here is missing in the source."""


def load_published(facts: ArrangementsFile, loading: Loading) -> None:
    """Make the document with its one version, in force from the day on which it was published."""
    parts, day = parts_of(facts), published_on(facts)
    board = Group.objects.get(load=loading.load, name=facts.partnership.name)
    document = loading.add(
        GoverningDocument,
        facts.partnership,
        kind=DocumentKind.ARRANGEMENTS,
        title=TITLE,
        board=board,
        review_months=clock_of(DocumentKind.ARRANGEMENTS).months,
    )
    version = loading.add(
        GoverningVersion,
        facts.partnership,
        document=document,
        number=1,
        label=str(day.year),
        summary=RESTATED,
        text="\n\n".join(map(_written, parts)),
        edition=_edition(facts),
        proposed_on=day,
        in_force_from=day,
        dates_note=NOTE,
    )
    _answer(version, parts, loading)
    _sign(version, facts, loading)


def _written(part: Part) -> str:
    return "\n".join([f"# {part.heading}", *(f"- {point}" for point in part.points)])


def _edition(facts: ArrangementsFile) -> str:
    """The edition that the newest snapshot cites."""
    cited = [one for one in facts.legal_basis if one.name == EDITION and one.edition]
    return cited[-1].edition or "" if cited else ""


def _answer(version: GoverningVersion, parts: list[Part], loading: Loading) -> None:
    numbered = {part.heading.partition(".")[0]: part for part in parts}
    for code, number in ANSWERED_BY.items():
        part = numbered.get(str(number))
        if part:
            loading.add(HeadingAnswer, part.facts, version_of=version, heading=code, part=part.heading)


def _sign(version: GoverningVersion, facts: ArrangementsFile, loading: Loading) -> None:
    agencies = {one.name: one for one in Agency.objects.filter(load=loading.load)}
    for partner in facts.safeguarding_partners:
        loading.add(
            Signature,
            partner,
            version_of=version,
            agency=agencies[partner.name],
            post=partner.signatory_role,
            said_at=loading.at,
        )


def register() -> None:
    """Called when the program starts."""
    ALSO.append(load_published)
