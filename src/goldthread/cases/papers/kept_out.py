"""What is read by those who may not know whom a case is about holds no name, day of birth or number that the case
itself holds: also a given name alone, which no look at how words stand would find.
"""

import re
from collections.abc import Iterable

from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.casework.queries import names_known
from goldthread.cases.casework.sight_of_records import kept_by
from goldthread.cases.chronology.anonymising import Labels, Listed
from goldthread.cases.declaring.letters import split
from goldthread.cases.declaring.papers import Paper
from goldthread.cases.declaring.steps import Step
from goldthread.cases.papers.naming import listed_in
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.looking.details import DetailKind
from goldthread.foundation.ui.words import listed

TELL_WHO = (DetailKind.NAME, DetailKind.BORN, DetailKind.IDENTIFIER)
"""Where somebody lived, learned or died a text may have to say, and a paper says it otherwise by itself."""
SAYS_WHO = "{names} {verb} who somebody in this case is. {unnamed}"


def hold_against_names(case: Case, step: Step, record: CaseRecord) -> None:
    """Raise Refused where a field in which nobody may be named holds a name of the case. Of pathways with a paper that
    names nobody: by that it is known which facts tell who somebody is.
    """
    if not step.watched or not case.rules.papers:
        return
    people = [one for paper in case.rules.papers for one in listed_in(case, paper, _records_of(case, paper))]
    check_names_nobody(case, record, step.watched, people, step.unnamed)


def _records_of(case: Case, paper: Paper) -> dict[str, list[CaseRecord]]:
    steps = dict.fromkeys(split(fact)[0] for fact in paper.naming)
    records: dict[str, list[CaseRecord]] = {code: [] for code in steps}
    for step, record in kept_by(case, map(case.rules.step, steps)):
        records[step.code].append(record)
    return records


def check_names_nobody(
    case: Case, record: CaseRecord, fields: Iterable[str], people: Iterable[Listed], unnamed: str
) -> None:
    """Raise Refused at the first field that names one of these people. ``unnamed`` says what to write instead. What
    agencies and places here are called names nobody.
    """
    labels = Labels(one for one in people if one.kind in TELL_WHO)
    known = _any_of(names_known(case.space, timezone.localdate(record.happened_at)))
    for field in fields:
        names = labels.names_in(known.sub(" ", str(getattr(record, field) or "")))
        if names:
            verb = "tells" if len(names) == 1 else "tell"
            told = listed([f"“{name}”" for name in names])
            raise Refused(SAYS_WHO.format(names=told, verb=verb, unnamed=unnamed), field)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted({re.escape(name) for name in names if name.strip()}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first) or '(?!)'})(?!\w)", re.IGNORECASE)
