"""Whoever reads the outbox and may see no concern finds out nothing of one from the letters about it, and cannot answer
in an agency's place.
"""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils import timezone

from goldthread.cases.casework.factories import a_basis
from goldthread.cases.chronology.commands import ask_agencies
from goldthread.cases.chronology.factories import AN_ASK
from goldthread.cases.requests.factories import a_link, a_request, lane_to
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.chasing.models import ChasedAgency
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact

pytestmark = pytest.mark.django_db
UPGRADE = import_module("goldthread.foundation.messages.migrations.0004_subjects_that_told_of_a_case")
INBOX = "desk@hill-school.example"
TOLD = ["Code of a one-time link", "Information request", "One-time link", "Request for a chronology"]


@pytest.fixture
def at():
    return timezone.now()


@pytest.fixture
def received(partnership, officer, at):
    """A school is asked for information, by a link too, and for a chronology. What lies in its mailbox."""
    case = a_contact(partnership, by=officer, at=at - timedelta(hours=2))
    school = an_agency(partnership, "Hill School", kind="academy")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        ChasedAgency.objects.create(space=partnership, agency=school, inbox=INBOX)
    asked = a_request(case, [school], by=officer, at=at - timedelta(hours=1))
    ask_agencies(case=case, agencies=[school], asked=AN_ASK, due_on=None, basis=a_basis(), by=officer, at=at)
    return a_link(lane_to(school, asked), at, by=officer)


@pytest.fixture
def pages(partnership, manager, received):
    """Every page and file of the outbox, read now."""
    client = DeskClient()
    client.force_login(manager)
    outbox = f"/p/{partnership.slug}/outbox/"

    def read():
        return [client.get(f"{outbox}{end}").text for end in ("", "?format=csv", *(f"{one.pk}/" for one in kept()))]

    def kept():
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            return list(Message.objects.all())

    return read


@pytest.mark.parametrize("is_demo", [True, False])
def test_a_manager_reads_to_whom_and_of_which_kind_and_neither_link_nor_code_nor_agency(
    pages, received, settings, is_demo
):
    settings.IS_DEMO = is_demo

    read = pages()

    assert len(read) == 2 + len(TOLD)
    assert all(told in read[0] for told in [*TOLD, INBOX])
    for secret in (received.path, received.secret, received.code, received.code.replace(" ", ""), "LADO-", "for infor"):
        assert not any(secret in page for page in read)
    assert not any("Hill School" in page for page in read)


def test_the_school_reads_over_the_letter_what_it_is_asked(received):
    assert received.letter.sent_subject == "Northborough asks Hill School for information"
    assert received.letter_with_code.sent_subject == "Code for the link from Northborough to Hill School"


@pytest.mark.parametrize("few", [1, 1000])
def test_so_it_is_of_what_an_earlier_program_wrote(pages, partnership, received, few):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        for one in Message.objects.all():
            Message.objects.filter(pk=one.pk).update(subject=one.sent_subject, sent_subject="")
        sent = Message.objects.filter(pk=received.letter.pk)
        sent.update(state="sent", sent_at=received.letter.queued_at)
        assert any("Hill School" in page for page in pages())

    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        UPGRADE.tell_less(None, SimpleNamespace(connection=connection), few)

    assert not any("Hill School" in page for page in pages())
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        went, waits = (Message.objects.get(pk=one.pk) for one in (received.letter, received.letter_with_code))
    assert (went.subject, went.sent_subject, went.words) == ("One-time link", "", "")
    assert (waits.subject, waits.sent_subject) == ("Code of a one-time link", received.letter_with_code.sent_subject)
    assert waits.words


def test_the_upgrade_leaves_letters_about_actions_as_they_are(partnership, at):
    said = {"to": INBOX, "words": "x", "state": "sent", "queued_at": at, "sent_at": at, "kind": "one-time link"}
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        kept = Message.objects.create(
            space=partnership, subject="Northborough asks Hill School about an action", **said
        )
        UPGRADE.tell_less(None, SimpleNamespace(connection=connection))
        kept.refresh_from_db()

    assert kept.subject == "Northborough asks Hill School about an action"
