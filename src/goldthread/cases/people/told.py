"""All that somebody reads of one person, line by line, each with those who told it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import holdings_to_record, may_take_back
from goldthread.cases.people.disagreeing import births_in_front, what_differs
from goldthread.cases.people.in_words import (
    address_in_words,
    birth_in_words,
    contact_in_words,
    number_in_words,
    stretch_in_words,
    tie_in_words,
    use_in_words,
)
from goldthread.cases.people.lookalikes import all_under
from goldthread.cases.people.models import (
    Involvement,
    LivesThere,
    OfAPerson,
    Person,
    SaidAlert,
    SaidBirth,
    SaidContact,
    SaidName,
    SaidNumber,
    SaidSchool,
    SaidTrait,
    Tie,
)
from goldthread.cases.people.seen import Seen, people_seen
from goldthread.cases.people.tellings import TELLINGS
from goldthread.foundation.access.roles import ROLES
from goldthread.foundation.access.standing import Held, Standing
from goldthread.foundation.ui.plain_words import lower_first
from goldthread.foundation.ui.words import sentence

ADDRESS, RELATIONSHIP, PART = "address", "relationship", "part"
RECORDS: dict[str, type[OfAPerson]] = {
    **{code: one.record for code, one in TELLINGS.items()},
    ADDRESS: LivesThere,
    RELATIONSHIP: Tie,
    PART: Involvement,
}
"""By code, as their addresses have it, each kind of thing that is said of somebody."""
CAN_END = (SaidName, SaidNumber, SaidContact, SaidSchool, SaidAlert, LivesThere, Tie)
"""What is so for a time."""
OF_ADDRESSES = ("keep_address_secret",)
KEEP_SECRET, KEPT_ELSEWHERE = "Keep this address secret", "Keep it secret for this case too"
CARRIES = {ADDRESS: ("household",), RELATIONSHIP: ("person", "to")}
RESPONSIBILITY = "With parental responsibility"
RESPONSIBILITY_OF_THE_OTHER = "Who has parental responsibility for them"


@dataclass(frozen=True)
class Source:
    """Who told something, in which case and when; whether the reader may take it back, and in which role they record
    in the case, open or closed.
    """

    code: str
    said: Any
    is_theirs: bool
    holding: Held | None

    @property
    def case(self) -> Case:
        case: Case = self.said.case
        return case

    @property
    def told_by(self) -> str:
        return str(self.said.agency or f"the {lower_first(ROLES[self.case.rules.desk].title)}")

    @property
    def doings(self) -> list[tuple[str, str]]:
        """What the reader may do about it: links, each by its words."""
        return [(words, self._href(name)) for words, name in self._may_do()]

    def _may_do(self) -> Iterator[tuple[str, str]]:
        if self.is_theirs and isinstance(self.said, CAN_END):
            yield "Change when it ends" if self.said.until_on else "Say when it ends", "end_of_person"
        if self.code == ADDRESS and self.holding is not None and not self.said.keeps_secret:
            yield KEPT_ELSEWHERE if self.said.household.is_protected else KEEP_SECRET, "keep_address_secret"
        if self.is_theirs:
            yield "Take it back", "take_back_of_person"

    def _href(self, page: str) -> str:
        which = (self.said.pk,) if page in OF_ADDRESSES else (self.code, self.said.pk)
        return reverse(page, args=[self.case.space.slug, self.case.reference, *which])


@dataclass
class Line:
    """One thing that is said, once, however many told it. ``others`` are people whom it is about too."""

    label: str
    words: str
    sources: list[Source] = field(default_factory=list)
    others: list[Seen] = field(default_factory=list)

    @property
    def what(self) -> str:
        """In one piece, for where it is spoken of."""
        return ": ".join(filter(None, [self.label, self.words, ", ".join(map(str, self.others))]))


class Told:
    """What a reader reads of one person, who is known under their own number."""

    def __init__(self, person: Person, standing: Standing, today: date) -> None:
        self.root, self.standing, self.today = person.known_under, standing, today
        self._under = all_under(self.root)
        self._said = {code: self._read(code) for code in RECORDS}
        self._said["birth"] = births_in_front(self._said["birth"])
        self._holdings = holdings_to_record(self.sources.values(), standing)
        self._homes = self._living_there()
        self.people = people_seen({self.root, *self._tied(), *self._beside()}, standing, today)

    @property
    def who(self) -> Seen:
        return self.people[self.root]

    @property
    def parts(self) -> list[Involvement]:
        """One of each case in which they take part."""
        found: dict[int, Involvement] = {}
        for one in self._standing(PART):
            found.setdefault(one.case_id, one)
        return list(found.values())

    @property
    def sources(self) -> dict[int, Case]:
        """The cases from which something is told here."""
        return {one.case_id: one.case for rows in self._said.values() for one in rows}

    @property
    def read_whole(self) -> set[int]:
        """The numbers of those of them of which the reader reads every field."""
        whole = Case.objects.whole_to(self.standing).filter(pk__in=self.sources)
        return set(whole.values_list("pk", flat=True))

    @property
    def by_whom(self) -> Iterator[tuple[Case, int]]:
        """Each case that tells something here, with the number under which it knows them."""
        for code, rows in self._said.items():
            for one in rows:
                yield one.case, one.to_id if code == RELATIONSHIP and self.is_other_way(one) else one.person_id

    def lines(self, code: str) -> list[Line]:
        """What stands of one kind."""
        return self._lines(code, self._standing(code))

    @property
    def differs(self) -> list[str]:
        """What of it does not agree, and what to do about that."""
        return what_differs(*map(self._standing, ("name", "birth", "number")))

    def _standing(self, code: str) -> list[Any]:
        return [one for one in self._said[code] if one.taken_back_at is None]

    @property
    def taken_back(self) -> list[Line]:
        """What was taken back, each with its reason."""
        kept = {code: [one for one in rows if one.taken_back_at] for code, rows in self._said.items()}
        return [line for code, rows in kept.items() for one in rows for line in self._lines(code, [one])]

    def holding_in(self, case: Case) -> Held | None:
        """In which role the reader tells in a case; none where it is closed."""
        return None if case.is_closed else self._holdings.get(case.pk)

    @property
    def run_cases(self) -> dict[int, Case]:
        """Those of them that the reader runs, open or closed."""
        run = {pk for pk, holding in self._holdings.items() if holding.agency_id is None}
        return {pk: case for pk, case in self.sources.items() if pk in run}

    def _read(self, code: str) -> list[Any]:
        rows, root = RECORDS[code].objects.visible_to(self.standing), self.root
        mine = Q(person__in=self._under)
        if code == RELATIONSHIP:
            mine |= Q(to__in=self._under)
        carried = ("case__space", "agency", *CARRIES.get(code, ()))
        told = list(rows.filter(mine).select_related(*carried).order_by("-told_at", "-pk"))
        return told if code == RELATIONSHIP else sorted(told, key=lambda one: one.person_id != root)

    def _lines(self, code: str, said: Iterable[Any]) -> list[Line]:
        """Those that say the same are one. A relationship to somebody whom the reader does not see is none to them."""
        found: dict[Any, Line] = {}
        for one in said:
            others = self._others(code, one)
            if others is None:
                continue
            label, words = words_of(one, is_other_way=code == RELATIONSHIP and self.is_other_way(one))
            same = (label, words, one.household_id if code == ADDRESS and one.household.is_protected else 0)
            line = found.setdefault((*same, *(each.pk for each in others)), Line(label, words, others=others))
            is_theirs = may_take_back(one, self.holding_in(one.case))
            line.sources.append(Source(code, one, is_theirs, self._holdings.get(one.case_id)))
        return list(found.values())

    def _others(self, code: str, said: Any) -> list[Seen] | None:
        if code == RELATIONSHIP:
            other = self.people.get(self.other_of(said))
            return [other] if other else None
        if code == ADDRESS:
            return [self.people[root] for root in self._homes.get(said.household_id, ()) if root in self.people]
        return []

    def other_of(self, tie: Tie) -> int:
        """The other of the two, by the number under which they are known."""
        return tie.person.known_under if self.is_other_way(tie) else tie.to.known_under

    def is_other_way(self, tie: Tie) -> bool:
        """Whether it is told of the other, and so read here from the other side."""
        return tie.to.known_under == self.root

    def _tied(self) -> set[int]:
        return {self.other_of(tie) for tie in self._said[RELATIONSHIP]}

    def _living_there(self) -> dict[int, list[int]]:
        """By household who else lives there, as far as the reader reads it."""
        households = {one.household_id for one in self._said[ADDRESS]}
        rows = LivesThere.objects.visible_to(self.standing).standing_ones().filter(household__in=households)
        found: dict[int, list[int]] = {}
        for one in rows.select_related("person").order_by("pk"):
            if one.person.known_under != self.root:
                found.setdefault(one.household_id, []).append(one.person.known_under)
        return found

    def _beside(self) -> set[int]:
        return {root for roots in self._homes.values() for root in roots}


def all_told(case: Case, person: Person) -> list[OfAPerson]:
    """All that a case says of somebody and that stands."""
    found: list[OfAPerson] = []
    for code, record in RECORDS.items():
        rows = record.objects.standing_ones().filter(case=case)
        mine = Q(pk__in=rows.of(person).values("pk"))
        if code == RELATIONSHIP:
            mine |= Q(to__in=all_under(person.known_under))
        found += rows.filter(mine).select_related("person", *CARRIES.get(code, ()))
    return found


def words_of(said: Any, *, is_other_way: bool = False) -> tuple[str, str]:
    """The label and the words of what is said. A relationship may be read from its other side."""
    if isinstance(said, Tie):
        label = tie_in_words(said.kind, is_other_way=is_other_way)
        responsible = RESPONSIBILITY_OF_THE_OTHER if is_other_way else RESPONSIBILITY
        told = (responsible if said.has_parental_responsibility else "", _until(said))
        return label, ". ".join(filter(None, told))
    label_of, words_in = IN_WORDS[type(said)]
    return str(label_of(said)), str(words_in(said))


IN_WORDS: dict[type[OfAPerson], tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    SaidAlert: (lambda one: stretch_in_words(None, one.until_on), lambda one: one.words),
    SaidName: (lambda one: _ended(use_in_words(one), one), str),
    SaidBirth: (lambda one: "Birth", birth_in_words),
    SaidNumber: (lambda one: _ended(one.get_kind_display(), one), number_in_words),
    SaidContact: (lambda one: _ended(one.get_way_display(), one), contact_in_words),
    SaidSchool: (lambda one: _lasted(one) or "School", lambda one: one.school),
    SaidTrait: (SaidTrait.get_trait_display, lambda one: one.in_words),
    LivesThere: (lambda one: _lasted(one) or "Address", lambda one: address_in_words(one.household)),
    Involvement: (lambda one: one.case.reference, Involvement.get_part_display),
}


def _until(said: SaidName | SaidNumber | SaidContact | Tie) -> str:
    return sentence(stretch_in_words(None, said.until_on))


def _ended(label: str, said: SaidName | SaidNumber | SaidContact) -> str:
    return ", ".join(filter(None, [label, stretch_in_words(None, said.until_on)]))


def _lasted(said: SaidSchool | LivesThere) -> str:
    return sentence(stretch_in_words(said.from_on, said.until_on))


def current_first(lines: Sequence[Line], today: date) -> list[Line]:
    """What is so no longer stands last."""
    return sorted(lines, key=lambda line: is_over(line.sources[0].said, today))


def is_over(said: Any, today: date) -> bool:
    return bool(said.until_on and said.until_on < today)
