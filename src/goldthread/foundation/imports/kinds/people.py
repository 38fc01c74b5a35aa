"""People to invite, each to a role."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Q

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import MANAGER, ROLES, Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.imports.declaring import Choice, Field, Here, Holds, LoadKind, Making, Recorded
from goldthread.foundation.imports.models import LoadedInvitation
from goldthread.foundation.imports.rows import Row
from goldthread.foundation.invitations.commands import invite_person, withdraw_invitation
from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets import compare_key

SYNONYMS = {
    MANAGER: ("business manager", "board manager", "manager", "safeguarding partnership manager"),
    "coordinator": ("co-ordinator", "business support", "administrator", "board coordinator"),
    "agency_lead": ("safeguarding lead", "lead", "agency representative", "representative", "named professional"),
    "independent_scrutineer": ("scrutineer", "independent chair"),
    "board_member": ("member", "board", "partner"),
    "practitioner": ("frontline worker", "front line worker"),
}

NAMES = "names by address"
ALIKE = "One address is one person: write the name alike, or give each person an address of their own."

FIELDS = (
    Field(
        "name",
        "Full name",
        required=True,
        hint="Or first name and last name below",
        synonyms=("name", "member", "person", "contact", "contact name"),
        longest=150,
        or_else=("first_name", "last_name"),
        example="Sam Okafor",
    ),
    Field("first_name", "First name", synonyms=("forename", "given name"), longest=70),
    Field("last_name", "Last name", synonyms=("surname", "family name"), longest=79),
    Field(
        "email",
        "Email address",
        Holds.EMAIL,
        required=True,
        synonyms=("email", "e-mail", "mail", "e-mail address", "contact email", "work email"),
        longest=254,
        example="sam.okafor@example.org",
    ),
    Field(
        "role",
        "Role",
        Holds.CHOICE,
        required=True,
        hint="What the person may do here: the roles page says what each role is for",
        synonyms=("access", "permission", "board role", "partnership role"),
        example="Agency safeguarding lead",
    ),
    Field(
        "agency",
        "Agency",
        Holds.AGENCY,
        hint="Used for roles that are held for one agency; left out for the others",
        synonyms=("organisation", "organization", "employer", "agency name", "partner agency", "representing"),
        example="Northborough Council",
    ),
)


class People(LoadKind):
    """One line a person and a role; a person with two roles has two lines."""

    code = "people"
    title = "People to invite"
    one = "person"
    many = "people"
    hint = "Each gets an invitation to a role, when the partnership is live"
    needs = Can.MANAGE_PEOPLE
    undone = (
        "Its open invitations are withdrawn: the links in letters that were sent no longer work. Whoever has accepted"
        " stays."
    )

    @cached_property
    def fields(self) -> tuple[Field, ...]:  # type: ignore[override]
        """Asked when first used: pathways bring roles of their own when the program starts."""
        roles = tuple(Choice(role.code, role.title, SYNONYMS.get(role.code, ())) for role in ROLES.values())
        return tuple(replace(one, choices=roles) if one.key == "role" else one for one in FIELDS)

    def look_up(self, space: Space, here: Here, rows: list[Row]) -> None:
        names = here.records[NAMES] = {}
        held = Holding.objects.filter(space=space).filter(Q(ends_on=None) | Q(ends_on__gte=here.today))
        for email, name, role, agency in held.values_list("user__email", "user__name", "role", "agency_id"):
            here.records[email.lower(), role, agency] = names[email.lower()] = name
        invited = Invitation.objects.open().filter(space=space)
        for email, name, role, agency in invited.values_list("email", "name", "role", "agency_id"):
            here.records[email.lower(), role, agency] = name
            names.setdefault(email.lower(), name)

    def check(self, row: Row, here: Here) -> None:
        role = ROLES.get(row.says("role") or "")
        if role and not role.of_agency and "agency" in row.printed:
            row.leave_out("agency", f"Left out: “{role.title}” is not held for an agency.")
        elif role and role.of_agency and "agency" not in row.printed:
            row.complain(f"“Agency” is missing: “{role.title}” is held for one.", "agency")
        elif role and role.of_agency and not row.problems.get("agency") and not row.says("agency"):
            row.complain(f"“{role.title}” is held for an agency that is recorded here.", "agency")

    def check_together(self, rows: list[Row], here: Here) -> None:
        """One address is one person: they may have several roles, and are called the same on each line."""
        first: dict[str, Row] = {}
        for row in rows:
            email, name = row.says("email"), name_of(row)
            if not email or not name:
                continue
            before = first.setdefault(email, row)
            if compare_key(name_of(before)) != compare_key(name):
                row.complain(f"Line {before.line} gives this address to {name_of(before)}. {ALIKE}", "email")
            elif before is not row and not row.problems:
                row.notes["email"] = f"The same person as in line {before.line}, in another role."
            elif not self.is_known(row, here):
                self.compare_with_known(row, name, here)

    def compare_with_known(self, row: Row, name: str, here: Here) -> None:
        """A new role for somebody who is here under another name might be for somebody else."""
        known = here.records[NAMES].get(row.says("email"))
        if known and compare_key(known) != compare_key(name):
            row.complain(f"Here this is the address of {known}. {ALIKE}", "email")

    def is_known(self, row: Row, here: Here) -> bool:
        """Whether somebody with this address has or is offered this very role."""
        return self.identity(row) in here.records

    def repeated(self, row: Row, first: Row) -> str:
        alike = compare_key(name_of(row)) == compare_key(name_of(first))
        return f"This is the same person and role as in line {first.line}." if alike else ""

    def identity(self, row: Row) -> Any:
        if not row.says("email") or not row.says("role"):
            return None
        agency = agency_of(row)
        return row.says("email"), row.says("role"), agency.pk if agency else None

    def existing(self, row: Row, here: Here) -> Recorded | None:
        name = here.records.get(self.identity(row))
        return None if name is None else Recorded({"name": name} if "name" in row.printed else {})

    def make(self, row: Row, making: Making) -> None:
        invitation = invite_person(
            space=making.space,
            name=name_of(row),
            email=row.says("email"),
            role=row.says("role"),
            agency=agency_of(row),
            by=making.by,
            at=making.at,
        )
        LoadedInvitation.objects.create(space=making.space, load=making.load, invitation=invitation, line=row.line)

    def take_back(self, load: Load, by: Actor, at: datetime) -> None:
        """Withdraw what is still open. Whoever has joined stays: a role is ended on the page of people."""
        mine = LoadedInvitation.objects.filter(load=load).values("invitation")
        for invitation in Invitation.objects.open().filter(pk__in=mine).order_by("pk"):
            withdraw_invitation(invitation=invitation, by=by, at=at)


def name_of(row: Row) -> str:
    """The name, also out of its parts; empty where one is missing."""
    parts = row.says("first_name"), row.says("last_name")
    return row.says("name") or (" ".join(parts) if all(parts) else "")


def agency_of(row: Row) -> Any:
    """The agency, where the role is held for one."""
    return row.says("agency") if ROLES[row.says("role")].of_agency else None
