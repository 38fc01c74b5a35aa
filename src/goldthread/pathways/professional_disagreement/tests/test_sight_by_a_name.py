"""A wrongly named agency loses sight of a case when it is put right: what the record gave, not what a person did."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from goldthread.cases.casework.commands import correct_record
from goldthread.cases.casework.factories import RAISED_AT, a_basis
from goldthread.cases.casework.models import CaseSharing
from goldthread.cases.going_live.factories import all_live
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.grants.commands import end_grant, give_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import as_raised
from goldthread.pathways.professional_disagreement.tests.test_put_right import LATER, as_it_is, kept, lasting

pytestmark = pytest.mark.django_db
ENDS = import_module("goldthread.cases.casework.migrations.0010_a_sharing_has_an_end")
UPGRADE = import_module("goldthread.cases.casework.migrations.0016_sight_that_records_gave")
OLD_WORDS = "takes part in it"


@pytest.fixture
def trust(partnership):
    agency = an_agency(partnership, "Northborough Hospital", kind="nhs_provider")
    all_live(partnership)
    return agency


def put_right(case, police, trust, by):
    """It was never against the council."""
    said = as_raised(police, trust)
    correct_record(record=kept(case), said=said, happened_at=RAISED_AT, why="The wrong agency.", by=by, at=LATER)


def as_an_earlier_program_left_it(case, few):
    """What was given bears the words of that time and no mark; then the upgrade is made."""
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        given = Grant.objects.filter(about_kind="case", about_id=case.pk, agency__isnull=False)
        given.update(purpose=OLD_WORDS, named_in_record=False)
        UPGRADE.mark_what_records_gave(None, SimpleNamespace(connection=connection), few)


def test_who_was_wrongly_named_sees_it_no_longer_and_who_is_named_now_does(case, police, council, trust, constable):
    put_right(case, police, trust, constable)

    assert [lasting(case, one) for one in (police, council, trust)] == [True, False, True]


@pytest.mark.parametrize("few", [1, 1000])
def test_so_it_is_of_what_was_recorded_before_the_words_were_others(case, police, council, trust, constable, few):
    as_an_earlier_program_left_it(case, few)

    put_right(case, police, trust, constable)

    assert [lasting(case, one) for one in (police, council, trust)] == [True, False, True]


def test_what_a_person_gave_stays_whatever_they_wrote(case, police, council, trust, constable, manager):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Grant.objects.filter(about_kind="case", about_id=case.pk, agency=council).delete()
    given = {"standing_as": "participant", "purpose": OLD_WORDS, "ends_at": None, "more": a_basis()}
    give_grant(about=as_it_is(case), agency=council, **given, by=manager, at=LATER)
    as_an_earlier_program_left_it(case, 1000)

    put_right(case, police, trust, constable)

    assert lasting(case, council)


def test_sight_that_ended_before_it_was_kept_when_a_sharing_ends_is_dated_by_itself(case, trust, manager):
    given = {"standing_as": "participant", "purpose": "To help.", "ends_at": None, "more": a_basis()}
    for hours in (0, 2):
        at = LATER + timedelta(hours=hours)
        grant = give_grant(about=as_it_is(case), agency=trust, **given, by=manager, at=at)
        if hours == 0:
            end_grant(about=as_it_is(case), grant=grant, by=manager, at=at + timedelta(hours=1))
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id), connection.cursor() as cursor:
        CaseSharing.objects.update(ended_at=None, ended_by=None)
        cursor.execute(ENDS.ENDED_BEFORE)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        ended = CaseSharing.objects.filter(case=case).order_by("shared_at").values_list("ended_at", flat=True)
        assert list(ended) == [LATER + timedelta(hours=1), None]
