"""Sight that leading a case gives lasts as long as its lead runs the pathway there.

The grant itself has no end, and a role may end on its last day without anybody doing anything. So it is asked where
sight is asked for. It is about their own grant as lead of the very case that they lead: what they see in another way,
and what was given as lead to somebody who does not lead the case, stays as it is.
"""

from django.db.models import Exists, Q

from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.models import Grant, GrantQuerySet


def without_leading(grants: GrantQuerySet, standing: Standing) -> GrantQuerySet:
    """Grants without those by which a person themselves leads."""
    return grants.exclude(account_id=standing.account, standing_as=Grant.As.LEAD)


def led_no_more(standing: Standing) -> Q:
    """Cases whose lead a person is although they do not run their pathway there any more. For whoever runs all pathways
    where they work, and where nobody is asked about, it adds nothing to a query.
    """
    there, left = {one.space_id for one in standing.holdings}, Q(pk__in=[])
    for pathway in PATHWAYS.values():
        if spaces := there - whole_spaces_of(pathway, standing, Can.RECORD_CASES):
            left |= Q(pathway=pathway.code, space_id__in=spaces)
    return left & Q(lead_id=standing.account)


def lasting(standing: Standing, grants: GrantQuerySet) -> Q:
    """Of cases of which somebody was given sight: that one of these ``grants`` of each, looked up case by case, counts.
    Only of what they lead although they run it no more is it looked up at all.
    """
    if standing.account is None:
        return Q()
    return ~led_no_more(standing) | Q(Exists(without_leading(grants, standing)))


def each_given(standing: Standing, grants: GrantQuerySet) -> Q:
    """Cases of which one of these grants counts, looked up case by case."""
    return Q(Exists(grants)) & lasting(standing, grants)
