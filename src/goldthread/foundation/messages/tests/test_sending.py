"""Messages go after the commit, once, and not before their space is live."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from threading import Event
from time import sleep

import pytest
from django.core import mail
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from goldthread.foundation.jobs.job import MOST_TRIES
from goldthread.foundation.messages.jobs import NotTaken, Waits, deliver
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
    with pytest.raises(NotTaken) as raised:
        send(message)
    assert isinstance(raised.value.__cause__, SMTPServerDisconnected)

    after = now_of(message)
    assert (after.state, after.attempts) == ("waiting", 1)
    assert "did not take it" in after.failure


def test_a_refused_address_is_shown_as_failed(partnership, now, monkeypatch):
    message = queued(partnership, now)

    def refused(*_):
        raise SMTPRecipientsRefused({"a@example.org": (550, b"No such user")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refused)
    send(message)

    assert now_of(message).state == "failed"


def refusing(monkeypatch, code, first=lambda: None):
    def refused(*_):
        first()
        raise SMTPRecipientsRefused({"a@example.org": (code, b"Not now")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refused)


@pytest.mark.parametrize("code", [421, 450, 451])
def test_an_address_that_is_put_off_is_tried_again(partnership, now, monkeypatch, code):
    message = queued(partnership, now)
    refusing(monkeypatch, code)

    with pytest.raises(NotTaken):
        send(message)

    assert (now_of(message).state, now_of(message).attempts) == ("waiting", 1)


def test_after_the_last_try_it_shows_as_failed_and_the_job_is_done_with_it(partnership, now, monkeypatch):
    message = queued(partnership, now)
    refusing(monkeypatch, 450)
    for tries in range(1, MOST_TRIES):
        with pytest.raises(NotTaken) as raised:
            send(message)
        assert raised.value.tries == tries

    send(message)

    assert (now_of(message).state, now_of(message).attempts) == ("failed", MOST_TRIES)


def test_what_was_waited_for_a_server_takes_nothing_from_the_patience_with_it():
    waited_long = Job(id=1, **A_JOB, attempts=1000)

    def wait_after(tries):
        return Waits().get_retry_decision(exception=NotTaken(tries), job=waited_long)

    assert all(wait_after(tries) is not None for tries in range(1, MOST_TRIES))
    assert wait_after(1).retry_at < wait_after(2).retry_at < wait_after(MOST_TRIES - 1).retry_at


def test_what_is_withdrawn_while_it_is_tried_stays_withdrawn(partnership, now, monkeypatch):
    message = queued(partnership, now)

    def withdraw():
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            withdraw_message(message=message)

    refusing(monkeypatch, 550, first=withdraw)
    send(message)

    assert (now_of(message).state, now_of(message).failure) == ("withdrawn", "")


def test_a_space_that_went_live_since_it_was_read_holds_nothing(unready, now):
    with opened(actor=SYSTEM_ACTOR, writing=unready.pk):
        Space.objects.filter(pk=unready.pk).update(went_live_at=now)

    assert queued(unready, now).state == "waiting"


@pytest.mark.django_db(transaction=True)
def test_what_is_queued_while_the_space_goes_live_is_not_left_behind(unready, now):
    is_live, both = Event(), ThreadPoolExecutor(2)

    def go_live():
        with closing(connection), opened(actor=SYSTEM_ACTOR, writing=unready.pk):
            Space.objects.select_for_update().filter(pk=unready.pk).update(went_live_at=now)
            release_held(space=unready)
            is_live.set()
            sleep(0.3)

    def queue_meanwhile():
        is_live.wait(10)
        with closing(connection):
            return queued(unready, now)

    with both:
        going, message = both.submit(go_live), both.submit(queue_meanwhile).result(20)
        going.result(20)

    assert now_of(message).state == "waiting"


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


@pytest.mark.parametrize("is_demo", [True, False])
def test_what_was_sent_keeps_no_link(partnership, now, settings, is_demo):
    settings.IS_DEMO = is_demo
    message = queued(partnership, now)

    send(message)

    assert now_of(message).words == ""


def test_what_the_outbox_does_not_tell_stands_over_the_letter_and_is_gone_once_it_went(partnership, now):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        message = queue_message(
            space=partnership, to="a@example.org", subject="X-1", words="x", kind="a kind", at=now, is_private=True
        )

    send(message)

    assert [sent.subject for sent in mail.outbox] == ["X-1"]
    assert (now_of(message).subject, now_of(message).sent_subject) == ("A kind", "")


def test_the_trail_never_holds_a_subject_that_the_outbox_does_not_tell(partnership, now):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        queue_message(
            space=partnership, to="a@example.org", subject="X-1", words="x", kind="a kind", at=now, is_private=True
        )

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        bodies = " ".join(TrailBody.objects.values_list("words", flat=True))
    assert "A kind" in bodies
    assert "X-1" not in bodies


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
