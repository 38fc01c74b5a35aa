"""A chronology that is too long to be laid out while somebody waits is made by the worker, for the desk alone."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest

from goldthread.cases.chronology import files, jobs
from goldthread.cases.chronology.commands import list_person, order_copy
from goldthread.cases.chronology.commands.people import PersonSaid
from goldthread.cases.chronology.factories import ASKED_AT, told
from goldthread.cases.chronology.keeping import keep_copy
from goldthread.cases.chronology.models import ChronologyCopy
from goldthread.cases.chronology.queries import Asked
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = ASKED_AT + timedelta(minutes=5)


def as_(user):
    client = DeskClient()
    client.force_login(user)
    return client


def now(copy):
    with opened(actor=SYSTEM_ACTOR, reading=[copy.space_id]):
        return ChronologyCopy.objects.select_related("file__space", "chronology__case__space").get(pk=copy.pk)


def made(copy):
    """What the worker does."""
    jobs.make_copy.func.__wrapped__(space_id=copy.space_id, copy_id=copy.pk, at=LATER)
    return now(copy)


@pytest.fixture
def chronology(lane, constable, desk):
    told(lane, "3 May 2018", "Jamie Lowater was seen.", by=constable)
    told(lane, "3 May 2019", "Jamie Lowater moved.", by=constable)
    list_person(chronology=lane.chronology, person=PersonSaid("Child A", ["Jamie Lowater"]), by=desk, at=ASKED_AT)
    return lane.chronology


@pytest.fixture
def ordered(partnership, chronology, desk):
    def order(form="docx", by=desk, **asked):
        return order_copy(space=partnership, chronology=chronology, asked=Asked(**asked), form=form, by=by, at=ASKED_AT)

    return order


@pytest.fixture
def long(monkeypatch):
    """Two rows are too many to be laid out at once."""
    monkeypatch.setitem(files.MOST_AT_ONCE, "docx", 1)


def test_the_desk_orders_what_is_long_and_takes_it_once_it_is_made(long, chronology, case, at, desk):
    client, page = as_(desk), at("chronology", case.reference)
    order = f"{at('order_chronology_copy', case.reference, 'docx')}?view=labels"
    assert order in client.get(f"{page}?view=labels").text
    asked = client.get(f"{page}?view=labels&format=docx")
    assert asked["Location"] == order
    assert "with labels in the place of names" in client.get(order).text

    where = client.post(order, {"key": "k"})["Location"]
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        copy = ChronologyCopy.objects.get()
    assert "It is being made" in client.get(where).text
    found = made(copy)

    assert found.get_absolute_url() == where
    shown = client.get(where).text
    assert found.file.get_absolute_url() in shown
    words = docx.Document(BytesIO(client.get(found.file.get_absolute_url()).content)).element.xml
    assert "Child A moved." in words
    assert "Lowater" not in words
    assert where in client.get(page).text


def test_what_is_short_is_given_at_once(chronology, case, at, desk):
    page = at("chronology", case.reference)

    answer = as_(desk).get(f"{page}?format=docx")

    assert answer["Content-Disposition"].startswith("attachment")
    assert "/copies/" not in as_(desk).get(page).text


def test_a_copy_holds_the_rows_to_which_it_was_narrowed(ordered, desk):
    copy = made(ordered(first=ASKED_AT.date().replace(year=2019, month=1, day=1)))

    words = docx.Document(BytesIO(as_(desk).get(copy.file.get_absolute_url()).content)).element.xml
    assert "moved" in words
    assert "was seen" not in words


def test_no_agency_finds_a_copy_or_its_file(ordered, chronology, case, at, constable, teacher):
    copy = made(ordered())

    for other in (constable, teacher):
        for page in (
            copy.get_absolute_url(),
            copy.file.get_absolute_url(),
            at("order_chronology_copy", case.reference, "pdf"),
        ):
            assert as_(other).get(page).status_code == 404, page
        with pytest.raises(Refused):
            ordered(by=other)


def test_what_is_ordered_by_somebody_who_reads_it_no_more_is_not_made(ordered, desk):
    copy = ordered()
    with opened(actor=SYSTEM_ACTOR, writing=copy.space_id):
        Holding.objects.filter(user=desk).update(ends_on=ASKED_AT.date() - timedelta(days=1))

    found = made(copy)

    assert (found.state, found.failure, found.file) == ("failed", jobs.GONE, None)


def test_more_rows_than_the_worker_lays_out_are_refused_in_a_sentence(ordered, monkeypatch):
    monkeypatch.setitem(files.MOST_BY_THE_WORKER, "docx", 1)

    found = made(ordered())

    assert found.state == "failed"
    assert found.failure.startswith("It has 2 entries, and 1 are the most that are laid out as Word.")


def test_a_copy_that_goes_wrong_says_so_and_the_job_fails(ordered, monkeypatch):
    def broken(*_):
        raise ValueError("out of paper")

    monkeypatch.setattr(jobs, "on_pages", broken)
    copy = ordered()

    with pytest.raises(ValueError, match="out of paper"):
        made(copy)

    assert now(copy).failure == jobs.BROKEN


def test_a_copy_is_made_once_and_one_that_was_given_up_is_not_made(ordered):
    first, other = made(ordered()), ordered()
    assert made(first).made_at == first.made_at
    with opened(actor=SYSTEM_ACTOR, writing=other.space_id):
        jobs.give_up(space_id=other.space_id, copy_id=other.pk)

    assert made(other).failure == jobs.GIVEN_UP
    with pytest.raises(Refused):
        keep_copy(copy=now(other), received=None, by=jobs.MAKER, at=LATER)


def test_a_copy_that_is_given_up_while_it_is_made_stays_given_up(ordered, monkeypatch):
    def given_up(*_):
        with opened(actor=SYSTEM_ACTOR, writing=copy.space_id):
            jobs.give_up(space_id=copy.space_id, copy_id=copy.pk)
        return b"pages"

    copy = ordered()
    monkeypatch.setattr(jobs, "on_pages", given_up)

    found = made(copy)

    assert (found.state, found.failure, found.file) == ("failed", jobs.GIVEN_UP, None)


def test_an_agency_is_told_what_to_do_where_it_is_too_long_for_it(
    chronology, lane, case, at, desk, constable, monkeypatch
):
    monkeypatch.setitem(files.MOST_AT_ONCE, "pdf", 1)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        type(lane).objects.filter(pk=lane.pk).update(reads_others_at=ASKED_AT, handed_in_at=ASKED_AT)
    page = at("shared_chronology", lane.pk)

    shown = as_(constable).get(page).text

    assert "are the most that are laid out as PDF. Narrow it to a period, or download it as ODS." in shown
    assert "format=docx" in shown
    assert "format=pdf" not in shown
