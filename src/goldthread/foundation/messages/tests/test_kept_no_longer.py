"""What a letter says is kept until it has gone, or until it is taken back, and no longer."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.messages.commands import record_failure
from goldthread.foundation.messages.jobs import POSTMAN, deliver
from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.sending import Letter, queue_message, queue_messages, send_again, withdraw_message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


def now_of(message):
    with opened(actor=SYSTEM_ACTOR, reading=[message.space_id]):
        return Message.objects.get(pk=message.pk)


def test_what_could_not_be_sent_is_not_sent_again_once_it_is_withdrawn(partnership, now):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        message = queue_message(
            space=partnership, to="a@example.org", subject="x", words="A link", kind="one-time link", at=now
        )
    record_failure(message=message, why="The address was refused.", is_final=True, by=POSTMAN, at=now)

    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        withdraw_message(message=message)

    after = now_of(message)
    assert (after.state, after.words, after.sent_subject) == ("withdrawn", "", "")
    with pytest.raises(Refused, match="could not be sent can be sent again"):
        send_again(message=after, by=POSTMAN, at=now)


def test_nothing_that_was_sent_is_kept(partnership, now):
    letter = Letter("a@example.org", "Hello", "Words", calendar="BEGIN:VCALENDAR", is_private=True)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        (message,) = queue_messages(space=partnership, letters=[letter], kind="meeting", at=now)

    deliver(space_id=message.space_id, message_id=message.pk)

    after = now_of(message)
    assert (after.state, after.words, after.sent_subject, after.calendar) == ("sent", "", "", "")


def test_an_upgrade_lets_go_the_calendars_of_letters_that_have_gone_and_of_no_other(partnership, now):
    upgrade = import_module("goldthread.foundation.messages.migrations.0005_calendars_that_were_sent")
    states = ("sent", "waiting", "sent", "failed")
    facts = {"space": partnership, "to": "a@example.org", "subject": "x", "words": "", "kind": "meeting"}
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        kept = [Message.objects.create(**facts, calendar="C", state=one, queued_at=now, sent_at=now) for one in states]
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        upgrade.keep_no_longer(None, SimpleNamespace(connection=connection), few=2)

    assert [now_of(one).calendar for one in kept] == ["", "C", "", "C"]
