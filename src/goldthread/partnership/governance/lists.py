"""The list pages of a partnership's organisation."""

from datetime import date

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.urls import reverse

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import role_choices
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.queries import seat_in_force
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage


def with_standing(agencies: QuerySet[Agency], day: date) -> QuerySet[Agency]:
    """Agencies with whether they are there on a day, and on how many seats."""
    there = Q(starts_on=None) | Q(starts_on__lte=day)
    there &= Q(ends_on=None) | Q(ends_on__gte=day)
    return agencies.select_related("space").annotate(
        is_there=Case(When(there, then=Value(True)), default=Value(False)),
        seats_now=Count("seats", filter=seat_in_force(day)),
    )


AGENCIES = ListPage(
    title="Agencies",
    one="agency",
    columns=(
        Column(
            "name",
            "Agency",
            sort=("name",),
            href=lambda agency: reverse("agency", args=[agency.space.slug, agency.pk]),
        ),
        Column("kind", "Kind", value="get_kind_display", sort=("kind",)),
        Column(
            "partner",
            "Safeguarding partner",
            value="is_safeguarding_partner",
            sort=("-is_safeguarding_partner", "name"),
            kind="yes_no",
        ),
        Column("relevant", "Relevant agency", value="is_relevant_agency", kind="yes_no"),
        Column("section_11", "Section 11", value="owes_section_11", kind="yes_no"),
        Column("seats", "Seats", value="seats_now", kind="number", sort=("seats_now",)),
        Column("from", "From", value="starts_on", kind="date", sort=("starts_on",)),
        Column("until", "Until", value="ends_on", kind="date", sort=("ends_on",)),
        Column("short_name", "Short name", only="file"),
        Column("dates_note", "How the dates are known", only="file"),
        Column("source", "Source", only="file"),
        Column("locator", "Section", only="file"),
        Column("line", "Line", kind="number", only="file"),
    ),
    filters=(
        Search("words", fields=("name", "short_name")),
        Choice("kind", "Kind", AgencyKind.choices),
        YesNo("partner", "Safeguarding partner", lookup="is_safeguarding_partner"),
        YesNo("there", "Taking part now", lookup="is_there", yes="Yes", no="No: ended or to come"),
    ),
    order="partner",
    empty=Empty("No agencies yet", "Add the three safeguarding partners first, then the relevant agencies."),
)


def with_state(holdings: QuerySet[Holding], day: date, *, may_manage: bool) -> QuerySet[Holding]:
    """Roles with whether they are held on a day, and whether the person asking may end them."""
    lasts = Q(ends_on=None) | Q(ends_on__gte=day)
    held = When(lasts & Q(starts_on__lte=day), then=Value(True))
    ends = When(lasts & Q(pk__isnull=not may_manage), then=Value(True))
    return holdings.annotate(is_held=Case(held, default=Value(False)), may_end=Case(ends, default=Value(False)))


PEOPLE = ListPage(
    title="People",
    one="role",
    columns=(
        Column("name", "Name", value="user.name", sort=("user__name",)),
        Column("role", "Role", value="get_role_display", sort=("role",)),
        Column("agency", "Agency", value="agency.name", sort=("agency__name",)),
        Column("email", "Email address", value="user.email", sort=("user__email",)),
        Column("from", "From", value="starts_on", kind="date", sort=("starts_on",)),
        Column("until", "Until", value="ends_on", kind="date", sort=("ends_on",)),
        Column(
            "change",
            "Change",
            value=lambda holding: "End the role" if holding.may_end else None,
            href=lambda holding: reverse("end_role", args=[holding.space.slug, holding.pk]) if holding.may_end else "",
            only="page",
        ),
    ),
    filters=(
        Search("words", fields=("user__name", "user__email", "agency__name")),
        Choice("role", "Role", lambda _: role_choices()),
        YesNo("held", "Held now", lookup="is_held"),
    ),
    order="name",
    empty=Empty("Nobody holds a role yet", "People appear here when they accept an invitation."),
)
