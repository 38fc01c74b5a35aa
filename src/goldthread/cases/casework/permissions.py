"""What somebody may do in one case: the verbs that its pathway gives to the roles in which they reach it."""

from collections.abc import Collection, Container
from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.models.records import last_of
from goldthread.cases.casework.models.running import held_in
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.access.standing import Actor, Held, Standing, standing_of
from goldthread.foundation.commands.refusals import NotAllowed
from goldthread.foundation.grants.queries import grants_held
from goldthread.foundation.ui.plain_words import lower_first
from goldthread.foundation.ui.words import listed

NOT_HERE = "Your role does not allow this in this case."
FOR = "For: {roles}."
NOT_YOURS = "Nobody else may {what}."


def holding_for(pathway: Pathway, verb: Can, standing: Standing, space_id: int) -> Held | None:
    """The role in which somebody does a thing in cases of a pathway: one for the whole space before one for an
    agency. A pass does what its role may and itself carries.
    """
    here = [one for one in held_in(pathway, verb, standing) if one.space_id == space_id]
    return min(here, key=lambda one: one.agency_id is not None, default=None)


def holding_in(case: Case, verb: Can, standing: Standing, first: int | None = None) -> Held | None:
    """The role in which somebody does a thing in one case: for the whole space, or for an agency that has sight of it.

    Whoever has roles for several agencies acts for the one that takes part, of several for the ``first`` if it is one.
    """
    return holdings_in([case], verb, standing, first).get(case.pk)


def holdings_in(cases: Collection[Case], verb: Can, standing: Standing, first: int | None = None) -> dict[int, Held]:
    """The same in several cases, by their number, in as many statements as in one."""
    here = {
        case.pk: [one for one in held_in(case.rules, verb, standing) if one.space_id == case.space_id] for case in cases
    }
    found = {pk: one for pk, held in here.items() for one in reversed(held) if one.agency_id is None}
    by_agency = [pk for pk, held in here.items() if held and pk not in found]
    if not by_agency:
        return found
    given = grants_held(standing).filter(about_kind=CASE_KIND, about_id__in=by_agency, agency__isnull=False)
    seen = set(given.values_list("about_id", "agency_id"))
    for pk in by_agency:
        seeing = [one for one in here[pk] if (pk, one.agency_id) in seen]
        if seeing:
            found[pk] = min(seeing, key=lambda one: one.agency_id != first)
    return found


def own_agencies(pathway: Pathway, verb: Can, standing: Standing, space_id: int) -> set[int]:
    """The agencies in whose name somebody does a thing in cases of a pathway; none where a role for the whole space
    lets them.
    """
    agencies = {one.agency_id for one in held_in(pathway, verb, standing) if one.space_id == space_id}
    return set() if None in agencies else {one for one in agencies if one is not None}


def opening_steps(pathway: Pathway, standing: Standing, space_id: int, live: Container[str]) -> list[Step]:
    """The steps by which somebody may begin a case; none where the pathway is not among the ``live`` ones there."""
    if pathway.code not in live:
        return []
    held = [(step, holding_for(pathway, step.by, standing, space_id)) for step in pathway.opening]
    return [step for step, holding in held if holding and (step.by_agency or holding.agency_id is None)]


def may_in(case: Case, verb: Can, standing: Standing, *, by_agency: bool = True) -> bool:
    """Whether somebody who sees a case may do this in it. ``by_agency`` says that a role for an agency counts too."""
    if standing.is_system:
        return True
    if not by_agency:
        return runs(case.rules, verb, standing, case.space_id)
    return holding_in(case, verb, standing) is not None


def whose(case: Case, step: Step) -> tuple[str, ...]:
    """The roles, by code, that alone take a step in a case, as it says now; none where no step is anybody's alone."""
    if step.only is None:
        return ()
    if not step.only.said:
        return step.only.roles
    said = last_of(case.rules.step(step.only.step).record.objects.filter(space_id=case.space_id, case_id=case.pk))
    return step.only.whose(str(getattr(said, step.only.said, "")))


def is_for(case: Case, step: Step, standing: Standing) -> bool:
    """Whether a step is not of other roles alone in this case: the chair of one board does not decide for another."""
    if step.only is None or standing.is_system:
        return True
    return holds_one_of(whose(case, step), case.rules, step, standing, case.space_id)


def holds_one_of(roles: Container[str], pathway: Pathway, step: Step, standing: Standing, space_id: int) -> bool:
    held = held_in(pathway, step.by, standing)
    return any(one.role in roles and one.space_id == space_id for one in held)


def for_whom(case: Case, step: Step) -> str:
    """Who alone takes a step in a case, in words."""
    return FOR.format(roles=listed([ROLES[role].title for role in whose(case, step)], "or"))


def check_is_for(case: Case, step: Step, by: Actor, at: datetime) -> None:
    """Raise NotAllowed, and say whom it is for, where somebody takes a step that is another's alone."""
    standing = standing_of(by, timezone.localdate(at), at)
    if not is_for(case, step, standing):
        raise NotAllowed(f"{for_whom(case, step)} {NOT_YOURS.format(what=lower_first(step.title))}")


def may_correct(case: Case, step: Step, record: CaseRecord, standing: Standing) -> bool:
    """Whether somebody who sees a record may put it right: of what others recorded, whoever runs the pathway alone. It
    opens every field.
    """
    if not is_for(case, step, standing):
        return False
    mine = record.agency_id in standing.agencies_where(Can.VIEW_CASES)
    return may_in(case, step.by, standing, by_agency=step.by_agency and mine)


def acting_on(
    case: Case, verb: Can, by: Actor, at: datetime, *, by_agency: bool, first: int | None = None
) -> Held | None:
    """The role in which somebody acts in one case; none for the program itself. Raise NotAllowed where no role of
    theirs may, or only one for an agency that has no sight of it.
    """
    standing = standing_of(by, timezone.localdate(at), at)
    if standing.is_system:
        return None
    holding = holding_in(case, verb, standing, first)
    if holding is None or (holding.agency_id is not None and not by_agency):
        raise NotAllowed(NOT_HERE)
    return holding


def acting_in(
    pathway: Pathway, verb: Can, by: Actor, at: datetime, space_id: int, *, by_agency: bool = False
) -> Held | None:
    """The same in any case of a pathway, or where one begins."""
    standing = standing_of(by, timezone.localdate(at), at)
    if standing.is_system:
        return None
    holding = holding_for(pathway, verb, standing, space_id)
    if holding is None or (holding.agency_id is not None and not by_agency):
        raise NotAllowed(NOT_HERE)
    return holding


def runs(pathway: Pathway, verb: Can, standing: Standing, space_id: int) -> bool:
    """Whether somebody may do this in all cases of a pathway in a space, and not for an agency alone."""
    if standing.is_system:
        return True
    holding = holding_for(pathway, verb, standing, space_id)
    return holding is not None and holding.agency_id is None


def leads_no_more(case: Case, standing: Standing) -> bool:
    """Whether somebody is a case's lead although they do not run its pathway there any more: it gives them no sight."""
    is_lead = standing.account is not None and case.lead_id == standing.account
    return is_lead and not runs(case.rules, Can.RECORD_CASES, standing, case.space_id)


def may_set_door(pathway: Pathway, standing: Standing, space_id: int) -> bool:
    """Whether somebody switches the public form of a pathway: who runs the partnership, or the pathway."""
    return standing.may(Can.RECORD_ORGANISATION, space_id) or runs(pathway, Can.DECIDE_CASES, standing, space_id)
