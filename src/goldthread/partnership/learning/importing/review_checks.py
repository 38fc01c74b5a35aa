"""What no schema can see in a file about a review: references to nothing, doubles, unknown words."""

from collections.abc import Iterator

from goldthread.foundation.loads.problems import BadFile, Problem
from goldthread.foundation.loads.reading_yaml import Document, Place
from goldthread.foundation.records.dates import PartialDate
from goldthread.partnership.learning.importing import reading_rules
from goldthread.partnership.learning.importing.review_schema import ActionFacts, OutcomeFacts, ReviewFile

Found = tuple[Place, str]


def check_review(facts: ReviewFile, document: Document) -> None:
    """Raise BadFile with every such problem."""
    found = [*_not_known(facts), *_twice(facts), *_references(facts), *_dates(facts)]
    if found:
        raise BadFile(Problem(document.line_of(place), words) for place, words in found)


def _not_known(facts: ReviewFile) -> Iterator[Found]:
    if facts.review.type not in reading_rules.REVIEW_KINDS:
        known = ", ".join(reading_rules.REVIEW_KINDS)
        yield ("review", "type"), f"“{facts.review.type}” is not a known type of review: {known}."
    for row, finding in enumerate(facts.findings):
        if finding.recommendation not in (reading_rules.MADE, reading_rules.NONE_BECAUSE_AMENDED):
            yield (
                ("findings", row, "recommendation"),
                f"“{finding.recommendation}” is not known: write “{reading_rules.MADE}”"
                f" or “{reading_rules.NONE_BECAUSE_AMENDED}”.",
            )


def _twice(facts: ReviewFile) -> Iterator[Found]:
    names: list[tuple[str, list[Found]]] = [
        ("finding", [(("findings", row, "number"), str(f.number)) for row, f in enumerate(facts.findings)]),
        ("action", [((part, row, "ref"), action.ref) for part, row, action in _actions(facts)]),
        ("outcome", [((part, row, "id"), one.id) for part, row, one in _outcomes(facts)]),
        (
            "assurance method",
            [(("assurance_methods", row, "id"), one.id) for row, one in enumerate(facts.assurance_methods)],
        ),
    ]
    for what, places in names:
        seen: set[str] = set()
        for place, name in places:
            if name in seen:
                yield place, f"there are two of {what} {name}."
            seen.add(name)


def _references(facts: ReviewFile) -> Iterator[Found]:
    numbers = {finding.number for finding in facts.findings}
    linked: list[tuple[str, int, ActionFacts | OutcomeFacts]] = [*_actions(facts), *_outcomes(facts)]
    for part, row, one in linked:
        for column, number in enumerate(one.findings):
            if number not in numbers:
                yield (part, row, "findings", column), f"there is no finding {number} in this file."
        if len(set(one.findings)) < len(one.findings):
            yield (part, row, "findings"), "the same finding is named twice."
        if one.findings and one.findings_basis is None:
            yield (part, row), "“findings_basis” must say whether the link is stated or inferred."


def _dates(facts: ReviewFile) -> Iterator[Found]:
    for row, event in enumerate(facts.timeline):
        if PartialDate.parse(event.date).precision != event.precision:
            yield (
                ("timeline", row, "precision"),
                f"“{event.date}” is not a date known to the {event.precision}.",
            )
    for part, row, action in _actions(facts):
        try:
            reading_rules.date_within(action.due or "")
        except ValueError as error:
            yield (part, row, "due"), f"{error}."


def _actions(facts: ReviewFile) -> Iterator[tuple[str, int, ActionFacts]]:
    for part in ("actions", "cross_cutting_actions"):
        yield from ((part, row, action) for row, action in enumerate(getattr(facts, part)))


def _outcomes(facts: ReviewFile) -> Iterator[tuple[str, int, OutcomeFacts]]:
    part = "improved_practice_outcomes"
    yield from ((part, row, outcome) for row, outcome in enumerate(facts.improved_practice_outcomes))
