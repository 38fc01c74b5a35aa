"""The frozen copy: entries of a case as they read on the day on which another area is told of them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.queries import records_of
from goldthread.cases.casework.shown import facts_of
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.ui.words import date


@dataclass(frozen=True)
class Entry:
    """One step of a case that may be told: its ``code`` stands for it on the form."""

    code: str
    what: str
    on: str
    said: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        return f"{self.what}, {self.on}"

    @property
    def kept(self) -> dict[str, Any]:
        return {"what": self.what, "on": self.on, "said": [[label, words] for label, words in self.said]}


def entries_of(case: Case, standing: Standing) -> list[Entry]:
    """Each step of a case that somebody reads, the first first, with every field that says something. What an agency
    keeps to itself is not among them. One statement for each kind of record.
    """
    steps = CaseEvent.objects.filter(space_id=case.space_id, case=case, kind=CaseEvent.Kind.STEP, record_id__gt=0)
    events = list(steps.order_by("happened_at", "pk"))
    kept = {
        code: {record.pk: record for record in records_of(case, case.rules.step(code), standing)}
        for code in {event.step for event in events}
    }
    found = ((event, kept[event.step].get(event.record_id)) for event in events)
    return [_entry(case, event, record) for event, record in found if record is not None and _is_shared(record)]


def _is_shared(record: Any) -> bool:
    return not record.own_until or bool(getattr(record, record.own_until))


def _entry(case: Case, event: CaseEvent, record: Any) -> Entry:
    said = tuple((label, words) for label, words in facts_of(record, all_of_it=True) if words)
    day = str(date(timezone.localdate(event.happened_at)))
    return Entry(f"{event.step}:{event.record_id}", case.rules.step(event.step).done, day, said)


def sealed(reference: str, part: str, words: str, copy: Iterable[dict[str, Any]]) -> str:
    """The digest of what was told. Whoever has the copy can work it out again."""
    told = {"reference": reference, "part": part, "words": words, "copy": list(copy)}
    return sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
