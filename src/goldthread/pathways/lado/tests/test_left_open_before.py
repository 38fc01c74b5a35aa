"""Cases that were closed before it was kept that something is owed in them are looked through once, at the upgrade."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from goldthread.cases.casework.models import Case
from goldthread.cases.documents.factories import SAID as A_DOCUMENT
from goldthread.cases.documents.models import CaseDocument
from goldthread.cases.letters.commands import order_letter
from goldthread.cases.letters.models import CaseLetter
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, a_contact, a_managed_case, then

pytestmark = pytest.mark.django_db
UPGRADE = import_module("goldthread.pathways.lado.migrations.0008_closed_cases_that_owe_a_letter")
UNMARKING = import_module("goldthread.pathways.lado.migrations.0010_left_open_only_where_a_letter_is_owed")
FEEDBACK = {"letter": "feedback", "opening": {}, "words": {}}
AT = RECEIVED_AT + timedelta(days=1)


def marked(case, few=1):
    """Whether the upgrade says of it that something is owed: gone through one by one, or as many together."""
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id), connection.cursor():
        Case.objects.update(left_open=False)
        UPGRADE.mark_what_is_left_open(None, SimpleNamespace(connection=connection), few)
        return Case.objects.get(pk=case.pk).left_open


def told(partnership, officer, to="referrer", strand=""):
    """A managed case, and what was told of its outcome before it was closed."""
    case = a_managed_case(partnership, by=officer)
    if strand:
        then(case, "strand", by=officer, at=AT, status="under_way")
        then(case, "strand", by=officer, at=AT, status=strand)
    then(case, "outcome_agreed", by=officer, at=AT)
    record = then(case, "fed_back", by=officer, at=AT, to=to)
    then(case, "closed", by=officer, at=AT)
    return case, record


@pytest.mark.parametrize("few", [1, 2, 1000])
def test_a_closed_case_of_which_a_letter_is_owed_is_marked_and_one_in_which_none_is_is_not(partnership, officer, few):
    others = [told(partnership, officer, to="child")[0]]
    case, _ = told(partnership, officer)
    others += [told(partnership, officer, to="adult")[0], a_managed_case(partnership, by=officer)]

    assert marked(case, few)
    assert not any(marked(other, few) for other in others)


def test_what_was_made_or_will_not_be_is_owed_no_more_and_what_failed_is(partnership, officer):
    case, record = told(partnership, officer)
    letter = order_letter(case=case, record=record, **FEEDBACK, by=officer, at=AT)
    assert not marked(case)

    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        CaseLetter.objects.filter(pk=letter.pk).update(state=CaseLetter.State.FAILED, failure="It was given up.")
    assert marked(case)


def test_a_copy_from_its_day_on_counts_until_it_is_withdrawn(partnership, officer):
    case, _ = told(partnership, officer)
    day = AT.date()
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        said = {"title": "E-mail", "kind": A_DOCUMENT.kind, "copy_of": "feedback", "added_at": AT}
        copy = CaseDocument.objects.create(space=partnership, case=case, dated_on=day - timedelta(days=1), **said)
    assert marked(case)

    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        CaseDocument.objects.filter(pk=copy.pk).update(dated_on=day)
    assert not marked(case)

    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        CaseDocument.objects.filter(pk=copy.pk).update(withdrawn_at=AT, withdrawn_why="Of another case.")
    assert marked(case)


def test_advice_that_was_put_in_writing_elsewhere_is_not_owed(partnership, officer):
    case = a_contact(partnership, by=officer)
    then(case, "advised", by=officer, at=RECEIVED_AT)
    written = then(case, "followed_up", by=officer, at=AT)
    then(case, "consultation_ended", by=officer, at=AT)
    assert not marked(case)

    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        type(written).objects.filter(pk=written.pk).update(elsewhere="")
    assert marked(case)


@pytest.mark.parametrize(("strand", "is_left"), [("ended", False), ("not_needed", False), ("waits", True)])
def test_a_part_that_was_not_over_is_left_open_as_its_last_record_says(partnership, officer, strand, is_left):
    case, _ = told(partnership, officer, to="child", strand=strand)

    assert marked(case) is is_left


@pytest.mark.parametrize("few", [1, 1000])
def test_one_that_was_marked_though_no_letter_is_owed_is_marked_no_more(partnership, officer, few):
    owing, _ = told(partnership, officer)
    done, its_record = told(partnership, officer)
    nothing_owed, _ = told(partnership, officer, to="child")
    said = {"title": "E-mail", "kind": A_DOCUMENT.kind, "copy_of": "feedback", "added_at": AT, "dated_on": AT.date()}
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk), connection.cursor():
        for case in (done, owing):
            of_record = {"copied_step": "fed_back", "copied_record": its_record.pk}
            CaseDocument.objects.create(space=partnership, case=case, **said, **of_record)
        Case.objects.update(left_open=True)
        UNMARKING.unmark_where_nothing_is_owed(None, SimpleNamespace(connection=connection), few)
        left = [Case.objects.get(pk=one.pk).left_open for one in (owing, done, nothing_owed)]

    assert left == [True, False, False]
