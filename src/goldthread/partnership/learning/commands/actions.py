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


@command(Can.RECORD_LEARNING, event="action linked to a finding", about="finding")
def link_action_to_finding(*, finding: Finding, action: Action, by: Actor, at: datetime) -> FindingAction:
    """An action serves a finding. Done again, it confirms a link that was inferred before."""
    if action.space_id != finding.space_id:
        raise Refused("Choose an action of this partnership.", "action")
    link, is_new = FindingAction.objects.get_or_create(space_id=finding.space_id, finding=finding, action=action)
    if not is_new and link.basis == Basis.INFERRED:
        link.basis = Basis.RECORDED
        link.save()
    return link


@command(Can.RECORD_LEARNING, event="action unlinked from a finding", about="finding")
def unlink_action_from_finding(*, finding: Finding, action: Action, by: Actor, at: datetime) -> Finding:
    """An action does not serve a finding after all. What a source states stays; what was inferred may go."""
    links = FindingAction.objects.filter(finding=finding, action=action)
    if links.filter(basis=Basis.STATED).exists():
        raise Refused("The source states that this action serves the finding, so the link is kept.", "action")
    links.delete()
    return finding
