"""What published arrangements say, part by part, in the order and under the headings of the source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldthread.foundation.loads.checking import SourcedFacts
from goldthread.partnership.learning.importing.arrangements_schema import ArrangementsFile, PanelRules, PartFacts


@dataclass(frozen=True)
class Part:
    """One part: where it stands in the source, and what it says, restated as points."""

    facts: SourcedFacts
    points: tuple[str, ...]

    @property
    def heading(self) -> str:
        return self.facts.locator


def parts_of(file: ArrangementsFile) -> list[Part]:
    """The parts of which the file holds facts. Each names the heading and line that its facts come from."""
    return list(_parts(file))


def _parts(file: ArrangementsFile) -> Iterator[Part]:
    partners = [f"{one.name}, signed by its {one.signatory_role}" for one in file.safeguarding_partners]
    yield Part(file.safeguarding_partners[0], tuple(partners))
    if executive := file.strategic_partnership_executive:
        attend = f"Attended by: {', '.join(executive.attendees)}"
        yield Part(executive, (f"Chaired by: {executive.chair_role}", attend, executive.responsibility))
    if file.partnership.name_decision:
        yield Part(file.partnership, (f"{file.partnership.name}: {file.partnership.name_decision}",))
    if unit := file.support_unit:
        yield Part(unit, (f"{unit.name} supports: {', '.join(unit.supports)}", f"Head: {unit.head_role}"))
    yield from _said(file.needs_assessment, file.threshold_document)
    if scrutiny := file.independent_scrutiny:
        functions = f"Does: {', '.join(scrutiny.functions)}"
        yield Part(scrutiny, (f"Commissioned by: {scrutiny.commissioned_by}", functions, scrutiny.position))
    if panel := file.one_panel:
        yield Part(panel, (f"{panel.name}, {panel.frequency}: {', '.join(panel.remit)}", _panel(panel.rules)))
    yield from _said(file.child_death_review, file.funding)
    if file.relevant_agencies:
        settings = [words for one in file.engagement_targets for words in one.points()]
        yield Part(file.relevant_agencies[0], tuple([one.name for one in file.relevant_agencies] + settings))
    yield from _said(file.dashboard, file.voice, file.learning, file.annual_report)


def _panel(rules: PanelRules) -> str:
    days = rules.rapid_review_working_days
    return f"Rapid review within {days} working days; final decision: {rules.final_decision}"


def _said(*sections: PartFacts | None) -> Iterable[Part]:
    return [Part(one, tuple(one.points())) for one in sections if one]
