"""Something is done about a finding."""

from collections.abc import Iterable
from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.commands import ActionDetails, Origin, add_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group
from goldthread.foundation.sources.models import Basis
from goldthread.partnership.learning.models import ORIGIN, Finding, FindingAction, Review


@command(Can.RECORD_ACTIONS, event="action added to a review", about="review")
def add_action_to_review(
    *,
    review: Review,
    reference: str,
    details: ActionDetails,
    by: Actor,
    at: datetime,
    agencies: Iterable[Agency] = (),
    groups: Iterable[Group] = (),
    findings: Iterable[Finding] = (),
    is_cross_cutting: bool = False,
) -> Action:
    """Something is to be done after a review; for which findings may be said now or later."""
    served = list(findings)
    if any(finding.review_id != review.pk for finding in served):
        raise Refused("Choose findings of this review.", "findings")
    action = add_action(
        space=review.space,
        reference=reference,
        details=details,
        origin=Origin(ORIGIN, review.pk, is_restricted=not review.is_published),
        agencies=agencies,
        groups=groups,
        is_cross_cutting=is_cross_cutting,
        by=by,
        at=at,
    )
    for finding in served:
        FindingAction.objects.create(space_id=review.space_id, finding=finding, action=action)
    return action


@command(Can.RECORD_LEARNING, event="findings that an action serves set", about="action")
def set_findings_served(
    *, action: Action, findings: Iterable[Finding], among: Iterable[Finding], by: Actor, at: datetime
) -> Action:
    """Of the findings ``among``, the action serves exactly ``findings``. Others that it serves stay as they are.

    A link that was inferred is confirmed by this. One that a source states is kept: to take it away is refused.
    """
    served, offered = list(findings), list(among)
    if any(finding.space_id != action.space_id for finding in [*served, *offered]):
        raise Refused("Choose findings of this partnership.", "findings")
    links = {link.finding_id: link for link in FindingAction.objects.filter(action=action)}
    _unlink(links, {finding.pk for finding in offered} - {finding.pk for finding in served})
    for finding in served:
        _link(action, finding, links.get(finding.pk))
    # Raises the version, so that a form somebody else has open notices.
    action.save(update_fields=["title"])
    return action


def _link(action: Action, finding: Finding, link: FindingAction | None) -> None:
    if link is None:
        FindingAction.objects.create(space_id=action.space_id, finding=finding, action=action)
    elif link.basis == Basis.INFERRED:
        link.basis = Basis.RECORDED
        link.save()


def _unlink(links: dict[int, FindingAction], numbers: set[int]) -> None:
    going = [link for number, link in links.items() if number in numbers]
    if any(link.basis == Basis.STATED for link in going):
        raise Refused("The source states that this action serves the finding, so the link is kept.", "findings")
    for link in going:
        link.delete()
