"""What one letter is about: the record of its step, and the last record of every other step that it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.casework.models.records import last_of
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.queries import reads_whole, records_of
from goldthread.cases.casework.shown import words_of
from goldthread.cases.declaring.letters import Letter, is_agency, split
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.roles import ROLES
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.dates import in_words


@dataclass(frozen=True)
class Told:
    """Records by the code of their step; the letter's own step among them. ``sender`` is whom it comes from."""

    letter: Letter
    case: Case
    step: Step
    records: Mapping[str, CaseRecord]
    sender: str

    @property
    def record(self) -> CaseRecord:
        return self.records[self.step.code]

    @property
    def agency_id(self) -> int | None:
        """In whose name everything that it says was recorded; nothing where that is not one agency."""
        found = {one.agency_id for one in self.records.values()}
        return found.pop() if len(found) == 1 else None

    def fact(self, named: str) -> tuple[CaseRecord, models.Field] | None:
        """The record and the field that a fact is; nothing where that step was not recorded."""
        code, name = split(named)
        record = self.records.get(code or self.step.code)
        return (record, record._meta.get_field(name)) if record else None  # type: ignore[return-value]

    @property
    def fields(self) -> dict[str, str]:
        """What words of it may name in braces."""
        return {
            "sender": self.sender,
            "to": ", ".join(self._addressed()),
            "reference": self.case.reference,
            "happened": in_words(timezone.localdate(self.record.happened_at)),
        }

    def _addressed(self) -> Iterator[str]:
        """Whom it goes to. An agency that recorded the step itself is not written to."""
        for named in self.letter.to:
            if found := self.fact(named):
                record, field = found
                is_own = is_agency(field) and getattr(record, field.attname) == self.record.agency_id
                words = words_of(record, field)
                if words and not is_own:
                    yield words


def told_of(letter: Letter, case: Case, step: Step, record: CaseRecord, standing: Standing) -> Told:
    """Gather what it is about, as far as somebody reads it."""
    records = {step.code: record}
    for code in {split(fact)[0] for fact in letter.facts} - {"", step.code}:
        last = last_of(records_of(case, case.rules.step(code), standing))
        if last is not None:
            records[code] = last
    return Told(letter, case, step, records, _sender(case, step, record, standing))


def _sender(case: Case, step: Step, record: CaseRecord, standing: Standing) -> str:
    """The agency, where it writes of what it recorded itself; else whoever answers for such cases, by the title of the
    role and never by name, for the partnership. A partnership that has an address sets it in the words of the letter.
    """
    if record.agency and not may_in(case, step.by, standing, by_agency=False):
        return f"{record.agency}, {case.space}"
    return f"{ROLES[case.rules.desk].title}, {case.space}"


def is_read_by(told: Told, standing: Standing) -> bool:
    """Whether somebody reads every field of every record that it says."""
    return all(reads_whole(record, told.case, standing) for record in told.records.values())


def is_owed_by(letter: Letter, record: CaseRecord) -> bool:
    """Whether the record has the answers without which there is no such letter."""
    return all(str(getattr(record, name)) == answer for name, answer in letter.where.items())
