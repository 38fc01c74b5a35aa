"""Messages go after the commit, once, and not before their space is live."""

from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from goldthread.foundation.messages.jobs import Waits, deliver
from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.no_mail import NoMailServer
from goldthread.foundation.messages.sending import MAIL_TEST, queue_message, release_held, withdraw_message
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.trail.models import TrailBody
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

A_JOB = {"queue": "default", "lock": None, "queueing_lock": None, "task_name": "deliver"}


@pytest.fixture
def unready(db, now):
    return register_space(kind=Space.Kind.PARTNERSHIP, name="Eastborough", slug="eastborough", at=now)


def queued(space, now, kind="invitation"):
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return queue_message(space=space, to="a@example.org", subject="Hello", words="Words", kind=kind, at=now)


def now_of(message):
    with opened(actor=SYSTEM_ACTOR, reading=[message.space_id]):
        return Message.objects.get(pk=message.pk)


def send(message):
    deliver(space_id=message.space_id, message_id=message.pk)


def test_nothing_is_queued_outside_a_command(partnership, now):
    with opened(actor=7, reading=[partnership.pk]), pytest.raises(RuntimeError):
        queue_message(space=partnership, to="a@example.org", subject="x", words="x", kind="invitation", at=now)


def test_before_go_live_a_message_is_held(unready, now):
    message = queued(unready, now)

    send(message)

    assert (now_of(message).state, mail.outbox) == ("held", [])


def test_a_mail_test_goes_before_go_live(unready, now):
    message = queued(unready, now, MAIL_TEST)

    send(message)

    assert now_of(message).state == "sent"


def test_what_was_held_is_let_go_and_sent_once(unready, now):
    message = queued(unready, now)
    with opened(actor=SYSTEM_ACTOR, writing=unready.pk):
        assert release_held(space=unready) == 1
        assert release_held(space=unready) == 0

    send(message)
    send(message)

    assert [sent.to for sent in mail.outbox] == [["a@example.org"]]


def test_a_message_of_a_command_that_is_undone_is_never_sent(partnership, now):
    with pytest.raises(ZeroDivisionError), opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        queue_message(space=partnership, to="a@example.org", subject="x", words="x", kind="invitation", at=now)
        _ = 1 / 0

    assert ProcrastinateJob.objects.count() == 0


def test_the_queue_holds_numbers_and_nothing_else(partnership, now):
    message = queued(partnership, now)

    assert ProcrastinateJob.objects.get().args == {"space_id": partnership.pk, "message_id": message.pk}


def test_a_server_that_is_away_is_tried_again(partnership, now, monkeypatch):
    message = queued(partnership, now)

    def away(*_):
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.EmailMessage.send", away)
    with pytest.raises(SMTPServerDisconnected):
        send(message)

    after = now_of(message)
    assert (after.state, after.attempts) == ("waiting", 1)
    assert "did not take it" in after.failure


def test_a_refused_address_is_shown_as_failed(partnership, now, monkeypatch):
    message = queued(partnership, now)

    def refused(*_):
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refused)
    send(message)

    assert now_of(message).state == "failed"


def test_what_is_withdrawn_in_time_is_not_sent(partnership, now):
    message = queued(partnership, now)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        withdraw_message(message=message)

    send(message)

    assert mail.outbox == []


def test_without_a_mail_server_a_message_waits_and_no_try_is_counted(partnership, now, settings):
    settings.EMAIL_BACKEND = "goldthread.foundation.messages.no_mail.NoMail"
    message = queued(partnership, now)

    with pytest.raises(NoMailServer):
        send(message)

    after = now_of(message)
    assert (after.state, after.attempts, after.failure) == ("waiting", 0, "")
    decision = Waits().get_retry_decision(exception=NoMailServer(), job=Job(id=1, **A_JOB, attempts=1000))
    assert decision is not None


def test_what_was_sent_keeps_no_link(partnership, now):
    message = queued(partnership, now)

    send(message)

    assert now_of(message).words == ""


def test_the_trail_never_holds_the_words(partnership, now):
    queued(partnership, now)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        bodies = " ".join(TrailBody.objects.values_list("words", flat=True))
    assert "Hello" in bodies
    assert "Words" not in bodies


def test_a_line_break_in_a_subject_makes_no_header(partnership, now):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        message = queue_message(
            space=partnership, to="a@example.org", subject="Hi\nBcc: b@example.org", words="x", kind="x", at=now
        )

    send(message)

    assert [sent.recipients() for sent in mail.outbox] == [["a@example.org"]]
    assert mail.outbox[0].subject == "Hi Bcc: b@example.org"
