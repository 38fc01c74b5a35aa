"""Settings from a file: new ones are recorded, those with a number follow the file, others stay as they are."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.kinds import KINDS_OF_SETTINGS, AgencyKind
from goldthread.foundation.imports.declaring import Choice, Field, Here, Holds, LoadKind, Making, Recorded
from goldthread.foundation.imports.kinds import register as register_kind
from goldthread.foundation.imports.rows import WHOLE_ROW, Row
from goldthread.foundation.imports.wording import Wording
from goldthread.foundation.sources.models import FilePlace, Load
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets import compare_key
from goldthread.foundation.ui.words import date, plural
from goldthread.partnership.engagement.commands.following import (
    Registered,
    follow_register,
    kind_said,
    record_from_register,
    say_as_before,
)
from goldthread.partnership.engagement.commands.settings import NO_URN, URN, PeopleThere
from goldthread.partnership.engagement.models import Phase, Register, Setting, Status
from goldthread.partnership.engagement.postcodes import NO_POSTCODE, is_postcode, tidy

SYNONYMS = {
    AgencyKind.SCHOOL_MAINTAINED: ("community school", "voluntary aided school", "foundation school"),
    AgencyKind.ACADEMY: ("free school", "academy converter", "academy sponsor led"),
    AgencyKind.EARLY_YEARS: ("nursery", "childminder", "pre-school", "childcare"),
    AgencyKind.OUT_OF_SCHOOL: ("activity club", "after-school club", "holiday club", "tuition centre", "club"),
    AgencyKind.SEMI_INDEPENDENT: ("supported accommodation", "semi-independent", "16 plus provider"),
    AgencyKind.RESIDENTIAL_HOME: ("residential home", "care home"),
    AgencyKind.VOLUNTARY: ("charity", "voluntary group", "community group"),
    AgencyKind.FAITH: ("church", "mosque", "temple", "synagogue", "faith group"),
    AgencyKind.SPORT: ("sports club",),
}
TOLD = ("name", "kind", "phase", "registered_as", "postcode", "town", "status", "closed_on")
"""What a register's file may change of a setting that is here."""
MOST_NAMED = 5

FIELDS = (
    Field("name", "Name of setting", required=True, longest=180, synonyms=("name", "setting", "school", "school name")),
    Field(
        "kind",
        "Kind of setting",
        Holds.CHOICE,
        required=True,
        choices=tuple(Choice(kind.value, kind.label, SYNONYMS.get(kind, ())) for kind in KINDS_OF_SETTINGS),
        synonyms=("kind", "type", "type of setting", "sector"),
        example="Early years setting",
    ),
    Field(
        "register",
        "Whose number it is",
        Holds.CHOICE,
        choices=tuple(
            Choice(one.value, one.label, {"urn": ("urn", "gias")}.get(one.value, (one.value,))) for one in Register
        ),
        synonyms=("register",),
        example="Ofsted",
    ),
    Field("number", "Number in the register", longest=20, synonyms=("urn", "register number", "reference number")),
    Field(
        "phase",
        "Phase",
        Holds.CHOICE,
        choices=tuple(Choice(one.value, one.label) for one in Phase),
        synonyms=("phase of education",),
    ),
    Field("registered_as", "Registered as", longest=100, synonyms=("type of establishment", "provider type")),
    Field("postcode", "Postcode", longest=10, synonyms=("post code",), example="NM1 2AB"),
    Field("town", "Town", longest=100),
    Field(
        "status",
        "Open or closed",
        Holds.CHOICE,
        choices=tuple(Choice(one.value, one.label) for one in Status),
        synonyms=("status", "establishment status", "registration status"),
    ),
    Field("closed_on", "Closed on", Holds.DAY, synonyms=("close date", "closure date")),
    Field("head_name", "Head or manager", synonyms=("head teacher", "headteacher", "manager", "head")),
    Field("lead_post", "Post of the safeguarding lead", synonyms=("dsl post",)),
    Field("lead_name", "Safeguarding lead", synonyms=("dsl", "designated safeguarding lead", "dsl name")),
    Field("lead_contact", "How to reach the lead", synonyms=("dsl email", "email", "contact", "telephone")),
    Field("register_line", "Line in the register’s file", longest=10, hint="Filled in by Goldthread"),
)
LABELS = {one.key: one.label for one in FIELDS}
PEOPLE = ("head_name", "lead_post", "lead_name", "lead_contact")


class Settings(LoadKind):
    """One line a setting."""

    code = "settings"
    title = "Schools and other settings"
    one = "setting"
    many = "settings"
    hint = "Your own list. For the schools register’s own file begin at the register of settings"
    needs = Can.RECORD_ENGAGEMENT
    rows_a_second = 60
    undone = "What it had recorded is no longer here, and what it had changed is as it was before."
    wording = Wording(
        new="New or changed",
        there="Unchanged",
        is_new="is new or has changed",
        are_new="are new or have changed",
        is_there="says nothing new and is skipped",
        are_there="say nothing new and are skipped",
        nothing_new="There is nothing new in this file: every setting is as it is here.",
        afterwards=(
            "Settings that are in a register follow its file: what it says takes the place of before, and one that has"
            " closed is ended and stays. Settings without a number that were here are as they were."
        ),
    )
    fields = FIELDS

    def is_matched(self, columns: Mapping[str, int | str]) -> bool:
        return set(LABELS) <= columns.keys()

    def look_up(self, space: Space, here: Here, rows: list[Row]) -> None:
        settings = list(Setting.objects.filter(space=space).select_related("agency"))
        here.records["by_number"] = {(one.register, one.number): one for one in settings if one.number}
        here.records["agencies"] = {compare_key(one.name) for one in here.agencies.by_number.values()}
        here.records["by_name"] = {compare_key(one.agency.name): one for one in settings}

    def check(self, row: Row, here: Here) -> None:
        if row.says("number") and not row.says("register") and URN.fullmatch(row.says("number")):
            row.values["register"] = Register.URN
        if row.says("number") and not row.says("register"):
            row.complain("Say whose number it is.", "register")
        if row.says("register") == Register.URN and row.says("number") and not URN.fullmatch(row.says("number")):
            row.complain(NO_URN, "number")
        if row.says("postcode") and not is_postcode(row.says("postcode")):
            row.complain(NO_POSTCODE, "postcode")
        elif row.says("postcode"):
            row.values["postcode"] = tidy(row.says("postcode"))
        name = compare_key(row.says("name") or "")
        is_by_name = name and not row.says("number") and name not in here.records["by_name"]
        if is_by_name and name in here.records["agencies"]:
            row.complain("An agency of this name is here already. Give the setting its own name.", "name")

    def check_together(self, rows: list[Row], here: Here) -> None:
        """Settings without a number are known by their names alone, so no two may have the same."""
        unnumbered: dict[str, Row] = {}
        for row in rows:
            name = compare_key(row.says("name") or "")
            if name and not row.says("number") and unnumbered.setdefault(name, row) is not row:
                row.complain(f"Line {unnumbered[name].line} has the same name. Give each its own.", "name")

    def remarks(self, rows: list[Row], here: Here) -> list[str]:
        counted = {"new": 0, "changed": 0, "closed": 0}
        for row in rows:
            became = row.values.get("became")
            if became in counted and not row.problems:
                counted[became] += 1
        unchanged = sum(1 for row in rows if row.is_there and not row.problems)
        said = [
            f"{plural(counted['new'], 'setting')} new, {counted['changed']:,} changed, {counted['closed']:,} closed,"
            f" {unchanged:,} unchanged."
        ]
        if missing := self._missing(rows, here):
            few = ", ".join(f"“{one}”" for one in missing[:MOST_NAMED]) + (" and others" * (len(missing) > MOST_NAMED))
            said.append(f"Here with a URN and open, but not in this file: {few}. They stay as they are.")
        return said

    def identity(self, row: Row) -> Any:
        return (row.says("register"), row.says("number")) if row.says("number") else None

    def existing(self, row: Row, here: Here) -> Recorded | None:
        setting = self._here(row, here)
        if setting is None:
            return self._of_new(row)
        changed = changes(setting, registered(row, setting)) if row.says("number") else {}
        if changed:
            row.values["became"] = "closed" if row.says("status") == Status.CLOSED else "changed"
            told = "; ".join(f"{LABELS[key].lower()} was {before or 'not known'}" for key, before in changed.items())
            row.notes[WHOLE_ROW] = f"{row.values['became'].capitalize()}: {told}."
        row.held_against = str(setting.version)
        return Recorded(changed, is_all=not changed)

    def _of_new(self, row: Row) -> Recorded | None:
        if row.says("status") == Status.CLOSED:
            row.notes[WHOLE_ROW] = "Closed, and never recorded here: left out."
            return Recorded({})
        row.values["became"] = "new"
        return None

    def make(self, row: Row, making: Making) -> None:
        line = row.says("register_line") or ""
        place = FilePlace(making.load, making.load.file_name, making.sheet, int(line) if line.isdecimal() else row.line)
        given = {"found_at": place, "by": making.by, "at": making.at}
        setting = self._here(row, making.here)
        if setting is not None:
            follow_register(setting=setting, said=registered(row, setting), **given)
            return
        said = registered(row, None)
        people = PeopleThere(**{key: row.says(key) or "" for key in PEOPLE})
        record_from_register(
            space=making.space,
            register=row.says("register") or "",
            number=row.says("number") or "",
            said=said,
            people=people,
            **given,
        )

    def take_back(self, load: Load, by: Actor, at: datetime) -> None:
        say_as_before(load)

    def _here(self, row: Row, here: Here) -> Setting | None:
        if row.says("number"):
            found = here.records["by_number"].get((row.says("register"), row.says("number")))
        else:
            found = here.records["by_name"].get(compare_key(row.says("name") or ""))
        return found if isinstance(found, Setting) else None

    def _missing(self, rows: list[Row], here: Here) -> list[Setting]:
        """Schools that are open here and of which the register's file says nothing: it may be of another area."""
        if not any(row.says("register_line") for row in rows):
            return []
        told = {row.says("number") for row in rows}
        known = here.records["by_number"].items()
        return [one for (of, number), one in known if of == Register.URN and number not in told and not one.is_closed]


def registered(row: Row, setting: Setting | None) -> Registered:
    """What a line says; where its file has no word for something, what is known already."""
    before = facts_of(setting) if setting else {}
    said: dict[str, Any] = {key: row.says(key) or before.get(key) or "" for key in TOLD}
    said["kind"] = kind_said(said["kind"], before.get("kind", said["kind"]))
    said["status"] = said["status"] or Status.OPEN
    said["closed_on"] = (said["closed_on"] or None) if said["status"] == Status.CLOSED else None
    return Registered(**said)


def facts_of(setting: Setting) -> dict[str, Any]:
    """What is recorded of a setting, by what a register tells. A number put after a name is not of the name."""
    facts = {key: getattr(setting, key) for key in TOLD if key not in ("name", "kind")}
    name = setting.agency.name.removesuffix(f" ({setting.number})") if setting.number else setting.agency.name
    return facts | {"name": name, "kind": setting.agency.kind}


def changes(setting: Setting, said: Registered) -> dict[str, str]:
    """What is here where a register says otherwise, in words."""
    before, now = facts_of(setting), {key: getattr(said, key) for key in TOLD}
    choices = {"kind": AgencyKind, "phase": Phase, "status": Status}
    found = {}
    for key in TOLD:
        if before[key] != now[key]:
            value = before[key]
            found[key] = (
                str(choices[key](value).label)
                if key in choices and value
                else date(value)
                if key == "closed_on"
                else value
            )
    return found


def register() -> None:
    """Let such files be brought where others are."""
    register_kind(Settings())
