"""A partnership with ever more cases: those that were simulated, and as many copies of them as are wanted."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections, models
from django.db.models import Count, F
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.commands.acting import set_action
from goldthread.cases.casework.factories import a_basis, somebody
from goldthread.cases.casework.lists import WORKLIST
from goldthread.cases.casework.models import Case, CaseEvent, CaseSharing
from goldthread.cases.casework.queries import summary_fields
from goldthread.cases.chronology.commands import AskedOf, ask_agencies, tell_entry
from goldthread.cases.chronology.models import Chronology, ChronologyLane
from goldthread.cases.chronology.rows import Row
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.documents.factories import a_document
from goldthread.cases.documents.models import CaseDocument, CaseDocumentFile
from goldthread.cases.requests.factories import a_request
from goldthread.cases.requests.models import InformationRequest, Lane
from goldthread.cases.simulation.filling import Filled, fill
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.managing import find_user
from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.agencies.factories import three_partners
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.search.raising import raise_search, searchable_models
from goldthread.foundation.spaces.finding import space_called
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.uncertain_dates import UncertainDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from . import as_owner, say
from .program import Answering, signed_in

SLUG, OFFICER, MANAGER, LEAD = "bench-cases", "designated_officer", "partnership_manager", "agency_lead"
COLLEAGUE = "colleague"
BY = System("bench")
APART = 1_000_000
"""Keys of one copy lie so far from those of the next."""
TOLD = 200
"""Entries in the chronology that is opened."""
LEADS_TO_RECORD = ("about_id", "subject_id", "record_id", "origin_id")
KEPT_ON = (Case, CaseEvent, Grant, Clock, CaseSharing, CaseDocument, StoredFile, CaseDocumentFile, Action, ActionOwner)
HELD_BY = (InformationRequest, Lane, Chronology, ChronologyLane)
LED_BY, MOST_LED = ("lead", "account"), 5
"""Nobody leads a million cases: of the copies from here on a colleague has them, and the grants that go with that."""
DATED, SPREAD, LATER = ("opened_at", "closed_at", "stage_since"), 997, "interval '26 hours'"
"""Copies began at other times than what they were copied from, so that neighbours in a register differ from one another
as those of one that grew by itself do; what is owed in them, and since when, is as it was.
"""
WORD, WORD_OF_AGENCY = "/search/?q=worker", "/search/?q=Worker"
"""A word of many disagreements, sought by the manager who finds all of them and by an agency that finds a few."""
DOCUMENTED = 5
"""Of so many cases one has a document and was asked about."""


def made_practice(at: datetime, slug: str = SLUG) -> Space:
    """A partnership that is marked as made up, with three agencies, its manager and its officer."""
    space = register_space(
        kind=Space.Kind.PARTNERSHIP, name="Bench of cases", slug=slug, at=at, live=True, fictitious=True
    )
    three_partners(space)
    for role in (OFFICER, MANAGER):
        somebody(role, space)
    somebody(LEAD, space, _asked_agency(space), LEAD)
    return space


def _asked_agency(space: Space) -> Agency:
    """The one that is asked about cases, has documents shared with it and owes what is set in them."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return Agency.objects.filter(space=space).order_by("pk")[0]


def simulated(space: Space, cases: int, at: datetime, seed: int = 7) -> Filled:
    filled = fill(space=space, years=3, seed=seed, at=at, cases=cases)
    somebody(OFFICER, space, name=COLLEAGUE)
    return filled


def tell_a_chronology(space: Space, at: datetime) -> None:
    """About the open concern in which most happened."""
    case = _busiest(space, "lado")
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        agencies = list(Agency.objects.filter(space=space))
    asked = AskedOf("The child of whom it is told", "To see how long it takes.")
    ask_agencies(case=case, agencies=agencies, asked=asked, due_on=None, basis=a_basis(), by=BY, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        lanes = list(ChronologyLane.objects.with_names().filter(chronology__case=case))
    for number in range(TOLD):
        when = UncertainDate.on(date(2023, 1, 1 + number % 28))
        row = Row(key="", agency="", when=when, what=f"Something happened for the {number}. time.", source="The file")
        tell_entry(lane=lanes[number % len(lanes)], row=row, by=BY, at=at)


def keep_documents(space: Space, at: datetime) -> None:
    """On some open concerns, about which an agency was asked too, and owes something."""
    officer = find_user(f"{OFFICER}.0@{SLUG}.example")
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        cases = list(
            Case.objects.filter(space=space, pathway="lado", closed_at=None).select_related("space").order_by("pk")
        )
    agency, due_on = _asked_agency(space), timezone.localdate(at) + timedelta(days=30)
    for case in cases[::DOCUMENTED]:
        a_document(case, by=officer, at=at, is_shared=True)
        a_request(case, [agency], by=officer, at=at)
        set_action(case=case, title="Read the file again", agency=agency, due_on=due_on, by=officer, at=at)


def _busiest(space: Space, pathway: str) -> Case:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        rows = Case.objects.filter(space=space, pathway=pathway).select_related("space")
        return rows.annotate(happened=Count("events")).order_by(F("closed_at").desc(nulls_first=True), "-happened")[0]


class ManyCases(Answering):
    """The whole program over the partnership, which can be made larger."""

    def __init__(self, copied: int) -> None:
        """``copied`` is how many cases were simulated."""
        super().__init__()
        self.copied, self.copies = copied, 0
        self.space = space_called(SLUG)
        assert self.space is not None
        self.people = [signed_in(f"{role}.0@{SLUG}.example") for role in (OFFICER, MANAGER)]
        lead = signed_in(f"{LEAD}.{_asked_agency(self.space).pk}@{SLUG}.example")
        manager = self.people[1]
        self.opening = {
            **dict.fromkeys(_asked_of_agency(), lead),
            WORD: manager,
            WORD_OF_AGENCY: lead,
            reverse("cases", args=[SLUG, "professional-disagreement"]): manager,
        }

    def pages(self) -> dict[str, str]:
        """What is measured, and its address."""
        concern, disagreement = (_busiest(self.space, code) for code in ("lado", "professional-disagreement"))
        register = reverse("cases", args=[SLUG, "lado"])
        return {
            "register": register,
            "register, by stage": f"{register}?stage=managed",
            "register, open": f"{register}?closed=no",
            "register, overdue": f"{register}?late=yes",
            "register, by category": f"{register}?category=sexual",
            "register, reference sought": f"{register}?reference={concern.reference}",
            "register, oldest first": f"{register}?sort=opened",
            "worklist": f"{register}{WORKLIST}",
            "register, page 20": f"{register}?page=20",
            "register of disagreements": reverse("cases", args=[SLUG, "professional-disagreement"]),
            "your work": "/",
            "clocks": reverse("clocks", args=[SLUG]),
            "case": concern.get_absolute_url(),
            "case, by the manager": disagreement.get_absolute_url(),
            "case, with what is owed": self._file().document.case.get_absolute_url(),
            "requests": reverse("case_requests", args=[SLUG]),
            **dict(zip(("asked of an agency", "chronologies of an agency"), _asked_of_agency(), strict=True)),
            "chronology": reverse("chronology", args=[SLUG, self._told_of().reference]),
            "search": f"/search/?q={concern.reference}",
            "search, a word": WORD,
            "search, a word, by an agency": WORD_OF_AGENCY,
            "document": self._file().document.get_absolute_url(),
            "file": self._file().file.get_absolute_url(),
            "to be destroyed or kept": reverse("retention_due", args=[SLUG]),
            "records of one class": reverse("retention_records", args=[SLUG, self._kind_of_cases()]),
        }

    def _file(self) -> CaseDocumentFile:
        with opened(actor=SYSTEM_ACTOR, reading=[self.space.pk]):
            return CaseDocumentFile.objects.select_related("document__case__space", "document__space", "file__space")[0]

    def _kind_of_cases(self) -> str:
        return next(code for code, kind in KINDS.items() if kind.root is Case)

    def _told_of(self) -> Case:
        with opened(actor=SYSTEM_ACTOR, reading=[self.space.pk]):
            return ChronologyLane.objects.select_related("chronology__case")[0].chronology.case

    def grow(self, cases: int) -> int:
        """Copy what was simulated until there are so many; triggers rest meanwhile. Gives how many there are."""
        wanted = cases // self.copied - 1
        models_ = _copied_models()
        if wanted > self.copies:
            say(f"Copying what was simulated, {self.copies + 1} to {wanted} times")
            for model in models_:
                _copy(model, self.space.pk, self.copies + 1, wanted, self.copied)
            self.copies = wanted
            _find_again()
            for table in (*(model._meta.db_table for model in models_), "search_entry"):
                as_owner(f'vacuum analyze "{table}"')
        with opened(actor=SYSTEM_ACTOR, reading=[self.space.pk]):
            return Case.objects.filter(space=self.space).count()


def _asked_of_agency() -> list[str]:
    """The pages that an agency alone opens."""
    return [reverse(name, args=[SLUG]) for name in ("requests_to_us", "chronology_lanes")]


def _find_again() -> None:
    """Cases are found by whatever of them is searched, if anything is."""
    about_cases = [table for table in searchable_models() if table in {one._meta.db_table for one in _copied_models()}]
    for table in about_cases:
        as_owner(f"delete from search_entry where object_table = '{table}'")
    raise_search(connections["owner"])


def _copied_models() -> list[type[models.Model]]:
    """Of typed records, those that the registers read: others are found by the key of their case alone."""
    shown = [step.record for pathway in PATHWAYS.values() for step, _ in summary_fields(pathway)]
    return [*KEPT_ON, *HELD_BY, *dict.fromkeys(shown)]


def _copy(model: type[models.Model], space: int, first: int, last: int, copied: int) -> None:
    """Rows that stand for themselves and lead to the copy of their case."""
    table = model._meta.db_table
    fields = [one for one in model._meta.concrete_fields if one.name != "recorded_at" and not one.generated]
    columns = ", ".join(f'"{one.column}"' for one in fields)
    values = ", ".join(_value(one, copied) for one in fields)
    with connections["owner"].cursor() as cursor:
        _rest(cursor, table, "disable")
        cursor.execute(
            f'insert into "{table}" ({columns}) select {values} from "{table}" r, generate_series({first}, {last}) k'
            f" where r.space_id = {space} and r.id < {APART}"
        )
        _rest(cursor, table, "enable")


def _rest(cursor: Any, table: str, how: str) -> None:
    """The triggers of the trail, of search, and of keys that hold: filling is not what is measured."""
    cursor.execute("select tgname from pg_trigger where tgrelid = %s::regclass and not tgisinternal", [f'"{table}"'])
    for (name,) in cursor.fetchall():
        cursor.execute(f'alter table "{table}" {how} trigger "{name}"')


def _number_of(name: str) -> int:
    return find_user(f"{name}.0@{SLUG}.example").pk


def _value(field: models.Field, copied: int) -> str:
    column = f'r."{field.column}"'
    if field.primary_key or field.name in LEADS_TO_RECORD or field.related_model in _copied_models():
        return f"{column} + k::bigint * {APART}"
    if field.name in LED_BY:
        is_handed = f"{column} in ({_number_of(OFFICER)}, {_number_of(MANAGER)}) and k >= {MOST_LED}"
        return f"case when {is_handed} then {_number_of(COLLEAGUE)} else {column} end"
    if field.model is Case and field.name in DATED:
        return f"{column} - (k % {SPREAD}) * {LATER}"
    if field.model is Case and field.name == "number":
        return f"{column} + k * {copied}"
    if field.model is Case and field.name == "reference":
        return f"split_part({column}, '-', 1) || '-' || r.year || '-' || (r.number + k * {copied})"
    return column
