"""The outbox shows those who invite people what was sent, and nobody else."""

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.messages.commands import record_failure
from goldthread.foundation.messages.jobs import POSTMAN
from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.sending import queue_message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

LINK = "https://goldthread.example/invitation/do-not-show"


@pytest.fixture
def message(partnership, now):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        return queue_message(
            space=partnership,
            to="kit@example.org",
            subject="You are invited",
            words=f"Come in.\n\n{LINK}",
            kind="invitation",
            at=now,
        )


@pytest.fixture
def signed_in(client, partnership, now):
    def as_(role, space=partnership):
        user = make_user(f"{role}@example.org")
        with opened(actor=SYSTEM_ACTOR, writing=space.pk):
            Holding.objects.create(space=space, user=user, role=role, starts_on=now.date())
        client.force_login(user)
        return client

    return as_


@pytest.fixture
def failed(message, now):
    return record_failure(message=message, why="The address was refused.", is_final=True, by=POSTMAN, at=now)


@pytest.mark.parametrize("path", ["outbox/", "outbox/{pk}/"])
def test_a_stranger_finds_no_outbox(signed_in, message, neighbour, path):
    client = signed_in("partnership_manager", neighbour)

    assert client.get(f"/p/northborough/{path.format(pk=message.pk)}").status_code == 404


def test_a_board_member_finds_no_outbox(signed_in, message):
    assert signed_in("board_member").get("/p/northborough/outbox/").status_code == 404


def test_a_message_of_another_partnership_is_not_there(signed_in, message, neighbour):
    client = signed_in("partnership_manager", neighbour)

    assert client.get(f"/p/southborough/outbox/{message.pk}/").status_code == 404


def test_a_manager_sees_what_waits(signed_in, message):
    page = signed_in("partnership_manager").get("/p/northborough/outbox/").content.decode()

    assert "You are invited" in page
    assert "Waiting to be sent" in page


def test_the_words_with_their_link_are_not_shown(signed_in, message):
    page = signed_in("partnership_manager").get(f"/p/northborough/outbox/{message.pk}/").content.decode()

    assert "You are invited" in page
    assert LINK not in page


def test_the_words_are_shown_in_a_demonstration(signed_in, message, settings):
    settings.IS_DEMO = True

    page = signed_in("partnership_manager").get(f"/p/northborough/outbox/{message.pk}/").content.decode()

    assert LINK in page


def test_what_failed_is_sent_again(signed_in, failed):
    client = signed_in("partnership_manager")

    page = client.post(f"/p/northborough/outbox/{failed.pk}/send-again/", follow=True).content.decode()

    assert "will be sent again" in page
    with opened(actor=SYSTEM_ACTOR, reading=[failed.space_id]):
        assert Message.objects.get().state == "waiting"


def test_what_waits_is_not_sent_twice(signed_in, message):
    client = signed_in("partnership_manager")

    page = client.post(f"/p/northborough/outbox/{message.pk}/send-again/", follow=True).content.decode()

    assert "Only a message that could not be sent" in page
