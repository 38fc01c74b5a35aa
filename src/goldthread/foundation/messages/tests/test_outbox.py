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


def test_a_demonstration_shows_no_words_either_and_says_where_what_was_sent_lies(signed_in, message, settings):
    settings.IS_DEMO = True

    page = signed_in("partnership_manager").get(f"/p/northborough/outbox/{message.pk}/").content.decode()

    assert LINK not in page
    assert "in the folder “mail” of its data" in page


@pytest.mark.parametrize("address", ["outbox/", "outbox/?format=csv", "outbox/{pk}/", "outbox/?words=do-not-show"])
@pytest.mark.parametrize("is_demo", [True, False])
def test_no_page_list_or_file_of_the_outbox_has_the_link(signed_in, message, settings, is_demo, address):
    settings.IS_DEMO = is_demo

    answer = signed_in("partnership_manager").get(f"/p/northborough/{address.format(pk=message.pk)}")

    assert answer.status_code == 200
    assert LINK not in answer.text


def test_of_what_not_everybody_may_know_the_outbox_tells_kind_address_and_time_alone(signed_in, partnership, now):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        private = queue_message(
            space=partnership,
            to="kit@example.org",
            subject="X-2026-0001 was opened",
            words="Words",
            kind="emergency opening",
            at=now,
            is_private=True,
        )
    client = signed_in("partnership_manager")

    pages = [
        client.get(f"/p/northborough/outbox/{end}").text
        for end in ("", "?format=csv", f"{private.pk}/", "?words=emergency")
    ]
    assert [("Emergency opening" in page, "kit@example.org" in page, "X-2026" in page) for page in pages] == [
        (True, True, False)
    ] * 4
    assert "kit@example.org" not in client.get("/p/northborough/outbox/?words=X-2026-0001").text


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
