"""Load the actions of a review: what is owed, by whom as printed and as known here, and what for."""

from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.loads.kinds import Loading
from goldthread.foundation.sources.models import Basis
from goldthread.partnership.learning.importing import reading_rules
from goldthread.partnership.learning.importing.owners import Directory, record_outside_bodies
from goldthread.partnership.learning.importing.review_schema import ActionFacts, ReviewFile
from goldthread.partnership.learning.models import ORIGIN, ActionNote, Finding, FindingAction, Review

Kind = ActionNote.Kind


def load_actions(
    facts: ReviewFile,
    review: Review,
    findings: dict[int, Finding],
    directory: Directory,
    loading: Loading,
) -> None:
    """Make every action, in the order in which the source prints them."""
    listed = [(one, False) for one in facts.actions] + [(one, True) for one in facts.cross_cutting_actions]
    for one, is_cross_cutting in listed:
        named = {name: one for name in reading_rules.OUTSIDE_BODIES if name in (one.owner or "")}
        record_outside_bodies(named, directory, loading)
        action = _action(one, is_cross_cutting, review, loading)
        _owners(one, action, directory, loading)
        _particulars(one, action, loading)
        for number in one.findings:
            loading.add(FindingAction, one, finding=findings[number], action=action, basis=one.findings_basis)


def _action(facts: ActionFacts, is_cross_cutting: bool, review: Review, loading: Loading) -> Action:
    status = reading_rules.status_of(facts.status)
    due = reading_rules.date_within(facts.due) if facts.due else None
    note = "" if status else f"The source's word for its status, “{facts.status}”, is not one that is known here."
    return loading.add(
        Action,
        facts,
        reference=facts.ref,
        title=facts.title,
        what=facts.what,
        status=status or Action.Status.OPEN,
        status_as_printed=facts.status,
        owner_as_printed=facts.owner or "",
        due_on=due.first if due else None,
        due_by=due.last if due else None,
        **({"due_precision": due.precision} if due else {}),
        due_as_printed=facts.due or "",
        origin=ORIGIN,
        origin_id=review.pk,
        is_restricted=not review.is_published,
        is_cross_cutting=is_cross_cutting,
        notes=note,
    )


def _owners(facts: ActionFacts, action: Action, directory: Directory, loading: Loading) -> None:
    """That a printed name is one of ours is inferred, however well it fits."""
    for one in directory.find_all(facts.owner or ""):
        is_agency = isinstance(one, Agency)
        loading.add(
            ActionOwner,
            facts,
            action=action,
            agency=one if is_agency else None,
            group=None if is_agency else one,
            basis=Basis.INFERRED,
        )


def _particulars(facts: ActionFacts, action: Action, loading: Loading) -> None:
    said = {
        Kind.CONTRIBUTOR: facts.contributors,
        Kind.OUTPUT: facts.outputs,
        Kind.MERGED_FROM: facts.merged_from,
        Kind.REPORTED_EFFECT: facts.reported_effect,
        Kind.FREQUENCY: [facts.frequency] if facts.frequency else [],
        Kind.REPORTS_TO: [facts.reports_to] if facts.reports_to else [],
        Kind.PROMISE: facts.promises,
    }
    for kind, several in said.items():
        for position, words in enumerate(several, start=1):
            loading.add(ActionNote, facts, action=action, kind=kind, words=words, position=position)
