"""The partnership that a token opens, and the agency that it is for."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from goldthread.doors.api.schemas.audiences import Audience, serialised
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.spaces.models import Space


class AgencyNamed(Schema):
    """An agency, as the partnership calls it."""

    id: int
    name: str


class TokenShown(Schema):
    """The token that asks: what it may do, for whom, and until when."""

    purpose: str
    scope: list[str] = Field(description="What it may do: VIEW_REVIEWS, VIEW_OWN_ACTIONS, VIEW_CASES and others.")
    agency: AgencyNamed | None = Field(description="Whose it is; nothing where it is the partnership’s own.")
    expires_at: datetime


class SpaceOpened(Schema):
    """A partnership that the token opens."""

    slug: str = Field(description="Its short name in addresses.")
    name: str
    area: str
    token: TokenShown


class Spaces(Schema):
    items: list[SpaceOpened]


class Agencies(Schema):
    items: list[AgencyNamed]


serialised(
    Space,
    {Audience.AGENCY: SpaceOpened},
    hidden="id kind is_fictitious went_live_at version recorded_at",
    made_of={"token": ""},
)
serialised(
    Agency,
    {Audience.AGENCY: AgencyNamed},
    hidden="space version recorded_at load source locator line starts_on ends_on dates_note short_name kind own_space"
    " is_setting is_safeguarding_partner is_relevant_agency owes_section_11 is_designated_education_agency",
)
serialised(
    Pass,
    {Audience.AGENCY: TokenShown},
    hidden="id space version recorded_at kind secret_hash code_hash about_table about_id issued_by issued_at"
    " last_used_at attempts consumed_at revoked_at revoked_why",
)


def agency_named(agency: Agency) -> AgencyNamed:
    return AgencyNamed(id=agency.pk, name=agency.name)


def space_opened(token: Pass) -> SpaceOpened:
    """What ``token`` opens."""
    space = token.space
    return SpaceOpened(
        slug=space.slug,
        name=space.name,
        area=space.area,
        token=TokenShown(
            purpose=token.purpose,
            scope=[can.name for can in token.permissions],
            agency=agency_named(token.agency) if token.agency else None,
            expires_at=token.expires_at,
        ),
    )
