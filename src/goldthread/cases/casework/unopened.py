"""Of which cases somebody reads a fact in a list, before they open any."""

from django.db import models
from django.db.models import Q

from goldthread.cases.casework.models.cases import CASE_KIND, WHOLE, Case, reads_few
from goldthread.cases.casework.models.lasting import each_given, lasting
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.models import GrantQuerySet
from goldthread.foundation.grants.queries import own_grants
from goldthread.foundation.records.among import among
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.models import clocks_among, clocks_but


def reading(step: Step, field: models.Field, space: Space, standing: Standing) -> Q:
    """Of which cases of a space somebody reads a field of a step's record without opening them first."""
    return reading_case(_pathway_with(step), space, standing, is_open=_is_open(step, field))


def reading_case(pathway: Pathway, space: Space, standing: Standing, *, is_open: bool) -> Q:
    """The same of what is open to agencies, or of what is not: asked of each case that is shown."""
    grants = _read(pathway, space, standing, is_open=is_open)
    return Q() if grants is None else each_given(standing, grants.filter(the_very("about_id")))


def reading_among(step: Step, field: models.Field, space: Space, standing: Standing) -> Q:
    """The same, to look for those: from what somebody was given, which is less than all there is."""
    grants = _read(_pathway_with(step), space, standing, is_open=_is_open(step, field))
    if grants is None:
        return Q()
    return among("pk", grants.values("about_id")) & lasting(standing, grants.filter(the_very("about_id")))


def clocks_read(standing: Standing) -> Q:
    """Clocks of cases that somebody reads without opening them first: of the few that they were given, or, where a role
    shows them more, of all but those that they open first. Either way it is what they see and need not open.
    """
    if reads_few(standing):
        return clocks_among(Case.objects.read_by(standing))
    return clocks_but(Case.objects.opened_first_by(standing))


def _pathway_with(step: Step) -> Pathway:
    return next(one for one in PATHWAYS.values() if step in one.steps)


def _is_open(step: Step, field: models.Field) -> bool:
    return field.name in step.record.agency_sees.split()


def _read(pathway: Pathway, space: Space, standing: Standing, *, is_open: bool) -> GrantQuerySet | None:
    """By which grants somebody reads what is open to agencies, or what is not; None for what their role shows."""
    if standing.is_system:
        return None
    own = own_grants(standing, CASE_KIND)
    if space.pk in whole_spaces_of(pathway, standing, Can.VIEW_CASES):
        return own if pathway.is_restricted else None
    return None if is_open else own.filter(standing_as__in=WHOLE)
