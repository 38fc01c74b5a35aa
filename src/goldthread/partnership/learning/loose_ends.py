"""Where a thread does not hold: something asked that nobody does, something done that answers nothing."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from goldthread.foundation.actions.models import Action
from goldthread.partnership.learning.models import BoardResponse
from goldthread.partnership.learning.parts import Parts

RECOMMENDATION_WITHOUT_ACTION = "recommendation_without_action"
ACTION_WITHOUT_FINDING = "action_without_finding"
ACTION_WITHOUT_OWNER = "action_without_owner"
OWNER_NOT_MATCHED = "owner_not_matched"
OUTCOME_WITHOUT_TEST = "outcome_without_test"
FINDING_WITHOUT_RESPONSE = "finding_without_response"


@dataclass(frozen=True)
class LooseEnd:
    """One place at which the thread does not hold; ``is_softer``: it may hold, and that is not known here."""

    kind: str
    words: str
    node_key: str
    is_softer: bool = False


def loose_ends_of(parts: Parts, tested: Container[int] = ()) -> Iterator[LooseEnd]:
    """Every loose end, in the order in which the thread runs. Superseded actions are no longer part of it.

    ``tested`` are the numbers of outcomes of which a part above says how they are tested.
    """
    yield from _of_findings(parts)
    yield from _of_actions(parts)
    for outcome in parts.outcomes:
        if not outcome.measure and outcome.pk not in tested:
            words = f"Outcome {outcome.code}: how it will be tested is not named."
            yield LooseEnd(OUTCOME_WITHOUT_TEST, words, f"outcome-{outcome.pk}")


def _of_findings(parts: Parts) -> Iterator[LooseEnd]:
    standing = {action.pk for action in _in_the_plan(parts)}
    served = {link.finding_id for link in parts.served if link.action_id in standing}
    for finding in parts.findings:
        if not finding.asks_for_change:
            continue
        key = f"finding-{finding.pk}"
        answers = {response.answer for response in parts.responses.get(finding.pk, [])}
        if not answers:
            words = f"Finding {finding.number}: no response is recorded."
            yield LooseEnd(FINDING_WITHOUT_RESPONSE, words, key)
        elif answers == {BoardResponse.Answer.NOT_IN_SOURCE}:
            words = f"Finding {finding.number}: what was answered is not in the source."
            yield LooseEnd(FINDING_WITHOUT_RESPONSE, words, key, is_softer=True)
        if finding.pk not in served:
            words = f"Finding {finding.number}: something was recommended and no action serves it."
            yield LooseEnd(RECOMMENDATION_WITHOUT_ACTION, words, key)


def _of_actions(parts: Parts) -> Iterator[LooseEnd]:
    serving = {link.action_id for link in parts.served}
    for action in _in_the_plan(parts):
        key = f"action-{action.pk}"
        if action.pk not in serving:
            yield LooseEnd(ACTION_WITHOUT_FINDING, f"Action {action.reference} serves no finding.", key)
        if parts.owners.get(action.pk):
            continue
        if action.owner_as_printed:
            words = (
                f"Action {action.reference}: “{action.owner_as_printed}” is printed as its owner,"
                " and is no agency or group known here."
            )
            yield LooseEnd(OWNER_NOT_MATCHED, words, key, is_softer=True)
        else:
            yield LooseEnd(ACTION_WITHOUT_OWNER, f"Action {action.reference} has no owner.", key)


def _in_the_plan(parts: Parts) -> list[Action]:
    return [action for action in parts.actions if action.status not in Action.ELSEWHERE_NOW]
