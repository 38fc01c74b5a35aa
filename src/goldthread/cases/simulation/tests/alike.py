"""Two partnerships that are alike but for their names, and what stands in one as rows to hold against the other."""

from collections import Counter
from typing import Any

from django.db import connections

from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.models import Case, CaseEvent, SpentNumber
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.models import Holding
from goldthread.foundation.agencies.factories import an_agency, three_partners
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.foundation.wall.raising import spaced_models

NOT_COMPARED = {"id", "space_id", "version", "recorded_at"}
"""Keys, and what the database says of itself: commands change a case step by step, and each change has its number."""
PUT_ASIDE = SpentNumber._meta.db_table
"""What is put in at once takes all its numbers beforehand; by commands each case takes its own."""
WHOLE_ROLES = ("partnership_manager", "coordinator", "designated_officer", "independent_scrutineer")


def made_up(slug: str, at, *, live: bool = True) -> Space:
    """A partnership that is marked as made up, with nobody in it."""
    return register_space(kind=Space.Kind.PARTNERSHIP, name=slug.title(), slug=slug, at=at, live=live, fictitious=True)


def with_partners(at) -> Space:
    """One in which three agencies take part and nobody holds a role: the program records all."""
    space = made_up("practice", at)
    three_partners(space)
    return space


def two_alike(at) -> tuple[Space, Space]:
    """The same people hold the same roles in both, for agencies of the same names."""
    first, second = made_up("practice-one", at), made_up("practice-two", at)
    for space in (first, second):
        three_partners(space)
        an_agency(space, "Hill School")
    with opened(actor=SYSTEM_ACTOR, reading=[first.pk, second.pk]):
        there = {(one.space_id, one.name): one for one in Agency.objects.all()}
    for role in WHOLE_ROLES:
        _holds(somebody(role, first), second, role)
    for name, role in (("Northborough Police", "practitioner"), ("Northborough Council", "agency_lead")):
        person = somebody(role, first, there[first.pk, name])
        _holds(person, second, role, there[second.pk, name])
    return first, second


def _holds(user, space: Space, role: str, agency: Agency | None = None) -> None:
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role=role, agency=agency, starts_on="2020-01-01")


def everything_in(space: Space) -> dict[str, Any]:
    """Every table of cases and clocks, row by row, with references and names for keys; of all others, how many rows."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        references = dict(Case.objects.filter(space=space).values_list("pk", "reference"))
        agencies = dict(Agency.objects.filter(space=space).values_list("pk", "name"))
        kinds = list(dict.fromkeys(step.record for pathway in PATHWAYS.values() for step in pathway.steps))
        place = {kind: _places(kind, space) for kind in kinds}
        tables = {}
        for model in (Case, CaseEvent, Grant, Clock, *kinds):
            rows = [_plain(row, references, agencies) for row in model.objects.filter(space=space).order_by("pk")]
            if model is CaseEvent:
                for row in rows:
                    record = _pathway(row["case_id"]).step(row["step"]).record
                    row["record_id"] = place[record][row["record_id"]]
            tables[model._meta.db_table] = sorted(rows, key=repr)
        others = Counter(
            {
                model._meta.db_table: model._base_manager.filter(**{model.space_column: space.pk}).count()
                for model in spaced_models()
                if model._meta.db_table != PUT_ASIDE
            }
        )
    return {**tables, "others": others, "found by": _found_by(space)}


def _pathway(reference: str):
    return next(one for one in PATHWAYS.values() if reference.startswith(f"{one.prefix}-"))


def _places(kind, space: Space) -> dict[int, int]:
    """Of each record, the how-manieth of its kind in its case it is."""
    seen: Counter[int] = Counter()
    found = {}
    for number, case in kind.objects.filter(space=space).order_by("pk").values_list("pk", "case_id"):
        found[number] = seen[case]
        seen[case] += 1
    return found


def _plain(row, references: dict[int, str], agencies: dict[int, str]) -> dict[str, Any]:
    said = {}
    for field in row._meta.concrete_fields:
        if field.attname in NOT_COMPARED:
            continue
        value = getattr(row, field.attname)
        if field.attname in ("case_id", "about_id", "subject_id"):
            value = references[value]
        elif field.related_model is Agency:
            value = agencies.get(value)
        said[field.attname] = value
    return said


def _found_by(space: Space) -> list[tuple[str, str, str]]:
    """What the index of search knows of cases: rows that are put in at once are found as any others are."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select object_table, title, words::text from search_entry where space_id = %s and object_table <> 'agency'"
            " order by 1, 2, 3",
            [space.pk],
        )
        return cursor.fetchall()
