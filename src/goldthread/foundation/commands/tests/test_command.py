"""What holds of every command, whatever it does."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import COMMANDS, command
from goldthread.foundation.commands.refusals import ChangedMeanwhile, NotAllowed, Refused, SentBefore
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _only_here():
    """The commands of this file are taken back, so that no guard finds them."""
    before = dict(COMMANDS)
    yield
    COMMANDS.clear()
    COMMANDS.update(before)


@command(Can.RECORD_ORGANISATION, event="agency added")
def open_agency(*, space, name, by, at):
    return Agency.objects.create(space=space, name=name, kind="other")


@command(Can.RECORD_ORGANISATION, event="agency renamed", about="agency")
def rename_agency(*, agency, name, by, at):
    agency.name = name
    agency.save()
    return agency


@pytest.fixture
def manager(partnership, django_user_model, now):
    user = django_user_model.objects.create_user("manager@example.org", "A manager")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=user, role="partnership_manager", starts_on=now.date())
    return user


@pytest.fixture
def agency(partnership, now):
    return open_agency(space=partnership, name="Police", by=System("test"), at=now)


def names_in(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return sorted(Agency.objects.values_list("name", flat=True))


def test_a_stranger_is_refused_and_nothing_changes(partnership, django_user_model, now):
    stranger = django_user_model.objects.create_user("stranger@example.org", "A stranger")

    with pytest.raises(NotAllowed):
        open_agency(space=partnership, name="Police", by=stranger, at=now)

    assert names_in(partnership) == []


def test_a_manager_of_another_partnership_is_a_stranger_here(manager, neighbour, now):
    with pytest.raises(NotAllowed):
        open_agency(space=neighbour, name="Police", by=manager, at=now)


def test_a_role_that_has_ended_allows_nothing(partnership, manager, now):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.update(ends_on=now.date())

    open_agency(space=partnership, name="On the last day", by=manager, at=now)
    with pytest.raises(NotAllowed):
        open_agency(space=partnership, name="A day late", by=manager, at=now + timedelta(days=1))


def test_the_trail_names_the_person_and_what_happened(partnership, manager, now):
    open_agency(space=partnership, name="Police", by=manager, at=now)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        entry = TrailEntry.objects.get(object_table="agency")
    assert (entry.actor, entry.doing) == (str(manager.pk), "agency added")


def test_a_change_to_what_another_has_changed_is_refused(agency, partnership, manager, now):
    rename_agency(agency=agency, name="Met Police", by=manager, at=now, seen_version=agency.version)

    with pytest.raises(ChangedMeanwhile):
        rename_agency(agency=agency, name="The Met", by=manager, at=now, seen_version=agency.version)

    assert names_in(partnership) == ["Met Police"]


def test_a_form_sent_twice_happens_once(partnership, manager, now):
    first = open_agency(space=partnership, name="Police", by=manager, at=now, key="form-1")

    with pytest.raises(SentBefore) as again:
        open_agency(space=partnership, name="Police again", by=manager, at=now, key="form-1")

    assert again.value.object_id == first.pk
    assert names_in(partnership) == ["Police"]


def test_a_change_sent_twice_happened_once_and_is_no_conflict(agency, partnership, manager, now):
    change = {"agency": agency, "name": "Met Police", "by": manager, "at": now, "seen_version": agency.version}
    rename_agency(**change, key="form-1")

    with pytest.raises(SentBefore) as again:
        rename_agency(**change, key="form-1")

    assert again.value.object_id == agency.pk


def test_a_form_refused_because_of_another_change_may_be_sent_again_with_its_key(agency, partnership, manager, now):
    change = {"agency": agency, "name": "The Met", "by": manager, "at": now, "key": "form-1"}

    with pytest.raises(ChangedMeanwhile):
        rename_agency(**change, seen_version=agency.version - 1)
    rename_agency(**change, seen_version=agency.version)

    assert names_in(partnership) == ["The Met"]


def test_a_command_that_fails_may_be_sent_again_with_its_key(partnership, manager, now):
    @command(Can.RECORD_ORGANISATION, event="agency half added")
    def add_and_fail(*, space, by, at):
        Agency.objects.create(space=space, name="Half", kind="other")
        raise Refused("Not like this.")

    with pytest.raises(Refused, match="Not like this"):
        add_and_fail(space=partnership, by=manager, at=now, key="form-2")
    open_agency(space=partnership, name="Whole", by=manager, at=now, key="form-2")

    assert names_in(partnership) == ["Whole"]


def test_what_is_gone_is_refused_with_a_sentence(agency, partnership, manager, now):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Agency.objects.all().delete()

    with pytest.raises(Refused, match="no longer there"):
        rename_agency(agency=agency, name="Met Police", by=manager, at=now)


def test_a_function_that_is_not_a_command_is_refused_when_it_is_declared():
    with pytest.raises(TypeError, match="must take at, by"):

        @command(Can.RECORD_ORGANISATION, event="x")
        def no_actor(*, space): ...

    with pytest.raises(TypeError, match="takes seen_version already"):

        @command(Can.RECORD_ORGANISATION, event="x")
        def takes_what_every_command_takes(*, space, seen_version, by, at): ...

    with pytest.raises(TypeError, match="keywords only"):

        @command(Can.RECORD_ORGANISATION, event="x")
        def positional(space, *, by, at): ...


@pytest.mark.django_db(transaction=True)
def test_of_two_people_saving_at_once_one_is_told(partnership, manager, now):
    agency = open_agency(space=partnership, name="Police", by=System("test"), at=now)

    def save(name):
        try:
            rename_agency(agency=agency, name=name, by=manager, at=now, seen_version=agency.version)
        except ChangedMeanwhile:
            return "told"
        finally:
            connection.close()
        return "saved"

    with ThreadPoolExecutor(2) as both:
        outcomes = sorted(both.map(save, ["Met Police", "The Met"]))

    assert outcomes == ["saved", "told"]
