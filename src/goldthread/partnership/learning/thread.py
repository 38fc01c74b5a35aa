"""The golden thread of a review: what was found, asked, answered and done, and how change will be tested.

Nothing here is stored: the thread is read from the records afresh, for one person. Nodes and edges are the
picture; followed the other way, edges lead from an action or an outcome up to what it came from.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.sources.models import Basis
from goldthread.partnership.learning.loose_ends import LooseEnd, loose_ends_of
from goldthread.partnership.learning.models import BoardResponse, ElsewhereDecision, Finding, Recommendation, Review
from goldthread.partnership.learning.parts import Parts, parts_of
from goldthread.partnership.learning.telling import Told, ToldTest, all_told, tests_told, told_of


@dataclass(frozen=True)
class Node:
    """One thing on the thread. ``state`` is a few words, ``detail`` a line, ``inferred``: no source says it.

    ``state_as_printed`` is the source's own word for the state, where there is one. ``learned_from`` says in full where
    a finding was adopted from elsewhere, ``learned_name`` in a few words. ``told`` is what parts above say of it.

    ``href_args`` are what its page is found by: the review's ``reference``, and a finding's ``number`` or the
    ``pk`` of an action or of an outcome.
    """

    kind: str
    key: str
    title: str
    state: str
    detail: str
    href_args: Mapping[str, Any] = field(hash=False)
    source: str
    locator: str
    line: int | None
    inferred: bool = False
    state_as_printed: str = ""
    learned_from: str = ""
    learned_name: str = ""
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Edge:
    """One thing leads to another. ``basis`` is a value of ``Basis``."""

    from_key: str
    to_key: str
    basis: str


@dataclass(frozen=True)
class Thread:
    """A whole thread as one person may see it; without sight of the whole plan, without its loose ends."""

    review: Review
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    loose_ends: tuple[LooseEnd, ...]

    def node(self, key: str) -> Node:
        """Find a node. Raise KeyError for a key that is not on the thread."""
        return {node.key: node for node in self.nodes}[key]

    def below(self, key: str) -> list[Node]:
        """What a thing leads to, one step down."""
        found = {edge.to_key for edge in self.edges if edge.from_key == key}
        return [node for node in self.nodes if node.key in found]

    def above(self, key: str) -> list[Node]:
        """What a thing came from, one step up."""
        found = {edge.from_key for edge in self.edges if edge.to_key == key}
        return [node for node in self.nodes if node.key in found]


def thread_of(review: Review, standing: Standing, on: date) -> Thread:
    """Read the thread as it stands on a day. The caller has found ``review`` through ``visible_to``.

    Actions are those that the person may see; an agency's lead sees what their agency owes.
    """
    return thread_in(parts_of(review, standing), standing, on)


def thread_in(parts: Parts, standing: Standing, on: date) -> Thread:
    """The same, of parts that were read already."""
    tellings = all_told(parts, on)
    tests = tests_told(tellings)
    nodes = [*_nodes(parts), *_nodes_of_tests(tests, parts)]
    whole = standing.may(Can.VIEW_WHOLE_PLAN, parts.review.space_id)
    return Thread(
        review=parts.review,
        nodes=tuple(replace(node, told=node.told or told_of(node.key, tellings)) for node in nodes),
        edges=(*_edges(parts), *_edges_of_tests(tests)),
        loose_ends=tuple(loose_ends_of(parts, tests)) if whole else (),
    )


def _nodes_of_tests(tests: Mapping[int, list[ToldTest]], parts: Parts) -> Iterator[Node]:
    """How an outcome is tested, as a part above says it; no source prints that. It leads to the outcome's page."""
    for number, told in tests.items():
        place = {"reference": parts.review.reference, "pk": number}
        for test in told:
            yield Node(
                "test", test.key, test.words, test.told.state, test.detail, place, "", "", None, told=(test.told,)
            )


def _edges_of_tests(tests: Mapping[int, list[ToldTest]]) -> Iterator[Edge]:
    for number, told in tests.items():
        for test in told:
            yield Edge(f"outcome-{number}", test.key, Basis.RECORDED)


def _nodes(parts: Parts) -> Iterator[Node]:
    review = parts.review
    state = "Published" if review.is_published else "Not published"
    yield _node("review", review, parts, review.pseudonym, state, review.get_kind_display())
    for finding in parts.findings:
        yield from _nodes_of_finding(finding, parts)
    for action in parts.actions:
        yield _action_node(action, parts)
    for outcome in parts.outcomes:
        yield _node("outcome", outcome, parts, outcome.words, outcome.get_direction_display(), "", pk=outcome.pk)
        if outcome.measure:
            place = f"For outcome {outcome.code}"
            yield _node("test", outcome, parts, outcome.measure, "Named, no result here", place, pk=outcome.pk)
    for method in parts.methods:
        detail = method.about or ", ".join(method.agencies_as_printed)
        yield _node("test", method, parts, method.method, "Named, no result here", detail, key="assurance")


def _nodes_of_finding(finding: Finding, parts: Parts) -> Iterator[Node]:
    yield _finding_node(finding, parts)
    if finding.response_type == Finding.ResponseType.NO_RECOMMENDATION:
        words, key = finding.get_response_type_display(), "no-recommendation"
        yield _node("recommendation", finding, parts, words, "Closed", "", key=key, number=finding.number)
    for recommendation in parts.recommendations.get(finding.pk, []):
        yield _recommendation_node(recommendation, finding, parts)
    for response in parts.responses.get(finding.pk, []):
        yield _response_node(response, finding, parts)


def _finding_node(finding: Finding, parts: Parts) -> Node:
    """A finding, with where it was learned if that was elsewhere."""
    leads = ", ".join(lead.as_printed for lead in parts.leads.get(finding.pk, []))
    node = _node(
        "finding",
        finding,
        parts,
        f"{finding.number}. {finding.subject}",
        finding.get_response_type_display(),
        f"To respond: {leads}" if leads else "",
        number=finding.number,
        inferred=finding.response_type_basis == Basis.INFERRED,
    )
    learned: ElsewhereDecision | None = getattr(finding, "learned_from", None)
    if learned is None:
        return node
    return replace(node, learned_from=learned.came_from, learned_name=learned.printed.elsewhere.name)


def _recommendation_node(recommendation: Recommendation, finding: Finding, parts: Parts) -> Node:
    return _node(
        "recommendation",
        recommendation,
        parts,
        recommendation.shown,
        recommendation.get_scope_display(),
        f"To: {recommendation.addressed_to}" if recommendation.addressed_to else "",
        number=finding.number,
        inferred=recommendation.scope_basis == Basis.INFERRED,
    )


def _response_node(response: BoardResponse, finding: Finding, parts: Parts) -> Node:
    words = response.get_answer_display()
    node = _node("response", response, parts, words, words, response.reason, number=finding.number)
    return node if response.is_of_source else replace(node, source="", locator="", line=None)


def _action_node(action: Action, parts: Parts) -> Node:
    return _node(
        "action",
        action,
        parts,
        f"{action.reference} {action.title}",
        action.status_in_words,
        owner_in_words(action, parts),
        state_as_printed=action.status_as_printed,
        pk=action.pk,
        inferred=any(one.basis == Basis.INFERRED for one in parts.owners.get(action.pk, [])),
    )


def owner_in_words(action: Action, parts: Parts) -> str:
    """Who owes an action: as known here and, where a source printed it otherwise, as printed."""
    names = ", ".join(str(owner) for owner in parts.owners.get(action.pk, []))
    printed = action.owner_as_printed
    if names and printed and printed != names:
        return f"Owner: {names} (printed as “{printed}”)"
    return f"Owner: {names or printed}" if names or printed else "No owner"


def _node(
    kind: str,
    record: Any,
    parts: Parts,
    title: str,
    state: str,
    detail: str,
    *,
    key: str = "",
    inferred: bool = False,
    state_as_printed: str = "",
    **href_args: Any,
) -> Node:
    return Node(
        kind=kind,
        key=f"{key or kind}-{record.pk}",
        title=title,
        state=state,
        detail=detail,
        href_args={"reference": parts.review.reference, **href_args},
        source=record.source,
        locator=record.locator,
        line=record.line,
        inferred=inferred,
        state_as_printed=state_as_printed,
    )


def _edges(parts: Parts) -> Iterator[Edge]:
    top = f"review-{parts.review.pk}"
    for finding in parts.findings:
        yield Edge(top, f"finding-{finding.pk}", _basis(finding.is_imported))
        yield from _edges_of_finding(finding, parts)
    for link in parts.served:
        yield Edge(f"finding-{link.finding_id}", f"action-{link.action_id}", link.basis)
    for shown in parts.shown_by:
        yield Edge(f"finding-{shown.finding_id}", f"outcome-{shown.outcome_id}", shown.basis)
    for outcome in parts.outcomes:
        if outcome.measure:
            yield Edge(f"outcome-{outcome.pk}", f"test-{outcome.pk}", _basis(outcome.is_imported))
    for method in parts.methods:
        yield Edge(top, f"assurance-{method.pk}", _basis(method.is_imported))


def _edges_of_finding(finding: Finding, parts: Parts) -> Iterator[Edge]:
    here = f"finding-{finding.pk}"
    if finding.response_type == Finding.ResponseType.NO_RECOMMENDATION:
        yield Edge(here, f"no-recommendation-{finding.pk}", _basis(finding.is_imported))
    for recommendation in parts.recommendations.get(finding.pk, []):
        yield Edge(here, f"recommendation-{recommendation.pk}", _basis(recommendation.is_imported))
    for response in parts.responses.get(finding.pk, []):
        yield Edge(_answered(response), f"response-{response.pk}", _basis(response.is_of_source))


def _answered(response: BoardResponse) -> str:
    if response.recommendation_id:
        return f"recommendation-{response.recommendation_id}"
    return f"finding-{response.finding_id}"


def _basis(is_of_source: bool) -> str:
    return Basis.STATED if is_of_source else Basis.RECORDED
