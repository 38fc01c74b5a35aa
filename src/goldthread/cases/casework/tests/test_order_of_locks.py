"""Whatever changes something of a case locks the case first, so that no two commands wait for each other."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any, get_type_hints

import pytest
from django.db import connection, models

from goldthread.cases.casework.commands import correct_record
from goldthread.cases.casework.factories import RAISED_AT, a_case, somebody
from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.commands.command import ABOUT, COMMANDS
from goldthread.foundation.timekeeping.tests.test_at_once import PATIENCE_SECONDS, somebody_waits
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

LATER = RAISED_AT + timedelta(hours=1)


@pytest.mark.django_db(transaction=True)
def test_a_correction_waits_for_its_case_and_keeps_nobody_from_the_record_meanwhile(partnership):
    police = an_agency(partnership)
    council = an_agency(partnership, "Northborough Council", kind=AgencyKind.LOCAL_AUTHORITY)
    by = somebody("practitioner", partnership, police)
    case = a_case(partnership, police, council, by=by)
    kind = PATHWAYS["professional-disagreement"].step("raised").record
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        record = kind.objects.get(case=case)

    def correct():
        given = {"happened_at": record.happened_at, "why": "A slip.", "by": by, "at": LATER}
        try:
            correct_record(record=record, said={"wanted": "See the child."}, **given)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as beside:
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
            corrected = beside.submit(correct)
            assert somebody_waits()
            # As a step does that takes something from a record that was kept before.
            kind.objects.filter(pk=record.pk).update(concern="Said anew.")
        corrected.result(timeout=PATIENCE_SECONDS)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        now = kind.objects.get(pk=record.pk)
    assert (now.concern, now.wanted) == ("Said anew.", "See the child.")


def leads_to_a_case(kind: type[models.Model]) -> bool:
    """Whether records of this kind belong to one case, by themselves or through what they belong to."""
    keys = [one for one in kind._meta.concrete_fields if isinstance(one, models.ForeignKey)]
    return any(key.related_model is Case or getattr(key.related_model, "locked_after", "") for key in keys)


def kinds_changed() -> Iterator[tuple[str, Any]]:
    for name, command in COMMANDS.items():
        if ".tests." in name:  # made up by another test
            continue
        kind = get_type_hints(command)[ABOUT[name]]
        if isinstance(kind, type) and issubclass(kind, models.Model) and kind is not Case:
            yield name, kind


def test_every_command_about_something_of_a_case_locks_the_case_first():
    assert CaseRecord.locked_after == "case"
    forgotten = [
        f"{name}: {kind.__name__} names nothing that is locked before it"
        for name, kind in kinds_changed()
        if leads_to_a_case(kind) and not getattr(kind, "locked_after", "")
    ]

    assert forgotten == []
