"""Agencies from a list of partners."""

from typing import Any

from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.commands import AgencyDetails, add_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.imports.declaring import Choice, Field, Here, Holds, LoadKind, Making, Recorded
from goldthread.foundation.imports.rows import Row
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets import compare_key
from goldthread.foundation.ui.words import date, yes_no

SYNONYMS = {
    AgencyKind.LA_CSC: ("childrens social care", "csc", "social care", "children and families"),
    AgencyKind.LA_EARLY_HELP: ("early intervention",),
    AgencyKind.LA_EDUCATION: ("education", "local authority education"),
    AgencyKind.LA_YOT: ("yot", "yos", "youth justice service", "youth justice", "youth offending"),
    AgencyKind.LOCAL_AUTHORITY: ("council", "la", "local council", "borough council", "county council"),
    AgencyKind.ICB: ("icb", "ccg", "integrated care board", "clinical commissioning group", "health commissioner"),
    AgencyKind.NHS_ACUTE: ("acute", "acute trust", "hospital", "nhs acute trust"),
    AgencyKind.NHS_COMMUNITY: ("community health", "community trust", "health visiting"),
    AgencyKind.NHS_MENTAL_HEALTH: ("mental health", "camhs"),
    AgencyKind.GP: ("gp", "primary care", "general practitioner"),
    AgencyKind.POLICE_TERRITORIAL: ("police force", "constabulary", "police service"),
    AgencyKind.POLICE_BTP: ("btp",),
    AgencyKind.MOPAC_PCC: ("pcc", "police and crime commissioner", "mopac"),
    AgencyKind.PROBATION_NPS: ("probation service", "national probation service", "nps"),
    AgencyKind.PROBATION_CRC: ("crc", "community rehabilitation company"),
    AgencyKind.SCHOOL_MAINTAINED: ("primary school", "secondary school", "special school"),
    AgencyKind.COLLEGE: ("further education", "fe college", "sixth form college"),
    AgencyKind.EARLY_YEARS: ("nursery", "childcare", "early years provider"),
    AgencyKind.FIRE: ("fire service", "fire and rescue", "fire brigade"),
    AgencyKind.VOLUNTARY: ("voluntary sector", "charity", "vcs", "vcse", "vcfs", "third sector"),
    AgencyKind.FAITH: ("faith group", "church", "diocese"),
    AgencyKind.SPORT: ("sports club", "sport and leisure"),
    AgencyKind.NATIONAL_DEPARTMENT: ("department", "central government"),
}

FLAGS = ("is_safeguarding_partner", "is_relevant_agency", "owes_section_11")


class Agencies(LoadKind):
    """One line an agency."""

    code = "agencies"
    title = "Agencies"
    one = "agency"
    many = "agencies"
    hint = "Organisations that take part, one on each line"
    needs = Can.RECORD_ORGANISATION
    fields = (
        Field(
            "name",
            "Name of agency",
            required=True,
            synonyms=("agency", "organisation", "organization", "partner", "partner agency", "name"),
            example="Northborough Council",
        ),
        Field(
            "kind",
            "Kind of agency",
            Holds.CHOICE,
            hint="Police, school, hospital trust and so on",
            required=True,
            choices=tuple(Choice(kind.value, kind.label, SYNONYMS.get(kind, ())) for kind in AgencyKind),
            synonyms=("type", "agency type", "type of agency", "kind", "sector", "category", "organisation type"),
            example="Local authority",
        ),
        Field(
            "short_name",
            "Short name",
            hint="Initials by which it is known",
            synonyms=("abbreviation", "acronym", "initials", "known as"),
            longest=40,
            example="NBC",
        ),
        Field(
            "is_safeguarding_partner",
            "Safeguarding partner",
            Holds.YES_NO,
            hint="The council, the integrated care board or the police",
            synonyms=("statutory partner", "statutory safeguarding partner", "lead partner"),
            example="Yes",
        ),
        Field(
            "is_relevant_agency",
            "Relevant agency",
            Holds.YES_NO,
            hint="Named in the published arrangements",
            synonyms=("relevant",),
            example="No",
        ),
        Field(
            "owes_section_11",
            "Owes a Section 11 return",
            Holds.YES_NO,
            synonyms=("section 11", "s11", "s.11", "section 11 duty"),
            example="Yes",
        ),
        Field(
            "starts_on",
            "Takes part from",
            Holds.DAY,
            hint="Leave out if it is not known",
            synonyms=("start date", "start", "joined", "date joined", "from", "since", "member since"),
            example="1 April 2020",
        ),
        Field(
            "ends_on",
            "Takes part until",
            Holds.DAY,
            hint="The last day, for one that has left",
            synonyms=("end date", "end", "left", "date left", "until", "to"),
        ),
    )

    def look_up(self, space: Space, here: Here, rows: list[Row]) -> None:
        here.records = {compare_key(one.name): one for one in here.agencies.by_number.values()}

    def check(self, row: Row, here: Here) -> None:
        check_dates(row, "starts_on", "ends_on")

    def identity(self, row: Row) -> Any:
        return compare_key(row.says("name")) if row.says("name") else None

    def assume(self, row: Row) -> dict[str, Any]:
        return dict.fromkeys(FLAGS, False)

    def existing(self, row: Row, here: Here) -> Recorded | None:
        agency: Agency | None = here.records.get(compare_key(row.says("name")))
        if agency is None:
            return None
        words = {"kind": agency.get_kind_display(), "short_name": agency.short_name}
        words |= {name: yes_no(getattr(agency, name)) for name in FLAGS}
        return Recorded(words | {"starts_on": date(agency.starts_on), "ends_on": date(agency.ends_on)})

    def make(self, row: Row, making: Making) -> None:
        details = AgencyDetails(
            name=row.says("name"),
            kind=row.says("kind"),
            short_name=row.says("short_name") or "",
            **{name: row.says(name) for name in FLAGS},
        )
        add_agency(
            space=making.space,
            details=details,
            starts_on=row.says("starts_on"),
            ends_on=row.says("ends_on"),
            found_at=making.place_of(row),
            by=making.by,
            at=making.at,
        )


def check_dates(row: Row, first: str, last: str) -> None:
    """Note an end before its beginning."""
    starts_on, ends_on = row.says(first), row.says(last)
    if starts_on and ends_on and ends_on < starts_on:
        row.complain(f"This is before the beginning, {date(starts_on)}.", last)
