"""In which roles, and where, somebody does a thing in the cases of a pathway."""

from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Held, Standing


def whole_spaces_of(pathway: Pathway, standing: Standing, verb: Can) -> set[int]:
    """Spaces in all of which somebody may do this in cases of the pathway."""
    return {one.space_id for one in held_in(pathway, verb, standing) if one.agency_id is None}


def held_in(pathway: Pathway, verb: Can, standing: Standing) -> list[Held]:
    """In which roles somebody may do this in cases of a pathway. No pass counts where cases are restricted."""
    roles, held = pathway.roles_that(verb), standing.holdings if pathway.is_restricted else standing.held
    return [one for one in held if one.role in roles and one.allows(verb)]
