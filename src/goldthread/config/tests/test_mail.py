"""The address of the mail server is read strictly."""

import pytest
from pydantic import ValidationError

from goldthread.config.environment import Environment
from goldthread.config.mail import mail_settings


def test_a_server_is_reached_with_encryption():
    read = mail_settings("smtp://post:p%40ss@mail.example.org")

    assert (read["EMAIL_HOST"], read["EMAIL_PORT"], read["EMAIL_USE_TLS"]) == ("mail.example.org", 587, True)
    assert (read["EMAIL_HOST_USER"], read["EMAIL_HOST_PASSWORD"]) == ("post", "p@ss")


def test_a_server_with_encryption_from_the_first_byte():
    read = mail_settings("smtps://mail.example.org")

    assert (read["EMAIL_PORT"], read["EMAIL_USE_SSL"], read["EMAIL_USE_TLS"]) == (465, True, False)


def test_only_this_machine_is_reached_without():
    assert mail_settings("smtp://localhost:25")["EMAIL_USE_TLS"] is False


def test_without_an_address_messages_wait():
    assert mail_settings("")["EMAIL_BACKEND"].endswith("NoMail")


@pytest.mark.parametrize(
    "address",
    [
        "mail.example.org",
        "http://mail.example.org",
        "smtp://",
        "smtp://h:99999",
        "smtp://h?tls=no",
        "file:",
        "file://h/x",
    ],
)
def test_anything_else_is_refused(address):
    with pytest.raises(ValueError, match=r"must|names|takes|[Pp]ort"):
        mail_settings(address)


def test_a_wrong_address_stops_the_start(monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_MAIL_URL", "mail.example.org")

    with pytest.raises(ValidationError, match="must begin with smtp"):
        Environment()


def test_a_demonstration_sends_nothing_outside(monkeypatch, tmp_path):
    monkeypatch.setenv("GOLDTHREAD_MODE", "demo")
    monkeypatch.setenv("GOLDTHREAD_MAIL_URL", "smtp://mail.example.org")
    monkeypatch.setenv("GOLDTHREAD_DATA_FOLDER", str(tmp_path))

    assert mail_settings(Environment().mail_address)["EMAIL_FILE_PATH"] == tmp_path / "mail"
