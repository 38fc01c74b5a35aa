"""Routes, checks, the trail, files and threads, as the command line shows them."""

import re

import pytest
from django.urls import path

from goldthread.doors.command_line.declaring import COMMANDS
from goldthread.doors.command_line.main import goldthread
from goldthread.doors.command_line.page import every_command
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .running import run

pytestmark = pytest.mark.django_db

urlpatterns = [path("open/<slug:space>/", lambda request: None)]


@pytest.fixture
def key(settings, tmp_path):
    settings.TRAIL_KEY_FILE, settings.TRAIL_WITNESS_FILE = tmp_path / "keys" / "trail.pem", tmp_path / "witness"
    return settings.TRAIL_KEY_FILE


def test_every_route_is_listed_with_who_passes():
    ran = run("routes", "--json")

    routes = {route["path"]: route for route in ran.data}
    assert ran.code == 0
    assert routes["/live"]["access"] == "public"
    assert routes["/p/<slug:space>/outbox/"]["roles"] == ["partnership_manager"]
    assert all({"path", "access", "roles"} <= route.keys() for route in ran.data)


def test_a_route_that_declares_nothing_is_found(settings):
    settings.ROOT_URLCONF = __name__

    ran = run("routes", "--json")

    assert (ran.code, ran.data) == (1, [{"path": "/open/<slug:space>/", "access": "undeclared", "roles": []}])


def test_a_sound_program_passes_the_check():
    ran = run("check", "--json")

    assert (ran.code, ran.data) == (0, {"ok": True, "found": []})


def test_the_check_before_real_data_says_what_to_do(monkeypatch):
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # set for the browser's driver, in tests only

    ran = run("check", "--deploy", "--json")

    assert (ran.code, ran.data["ok"]) == (1, False)
    assert [one for one in ran.data["found"] if not (one["what"] and one["what_to_do"])] == []
    assert {"goldthread.E020", "goldthread.E023"} <= {one["id"] for one in ran.data["found"]}


def test_the_trail_is_sealed_and_verified(partnership, key):
    assert run("trail", "key", "--json").data["is_new"]

    sealed = run("trail", "seal", "--json").data["sealed"]

    assert sealed > 0
    verified = run("trail", "verify", "--json")
    assert verified.code == 0
    assert verified.data == {
        "ok": True,
        "sealed": sealed,
        "unsealed": 0,
        "destroyed": 0,
        "signatures_checked": True,
        "first_fault": None,
    }


def test_a_key_is_never_written_over(key):
    run("trail", "key")
    name = TrailKey.read(key).name

    again = run("trail", "key", "--json").data

    assert again == {"key": name, "is_new": False}


def test_a_key_is_private(key):
    run("trail", "key")

    assert key.stat().st_mode & 0o777 == 0o600


def test_without_a_key_nothing_is_sealed(settings, partnership):
    settings.TRAIL_KEY_FILE = None

    ran = run("trail", "seal")

    assert ran.code == 2
    assert "GOLDTHREAD_TRAIL_KEY_FILE" in ran.complained


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_a_trail_that_was_altered_ends_with_one(partnership, key, owner_connection):
    an_agency(partnership)
    run("trail", "key")
    run("trail", "seal")
    with owner_connection.cursor() as cursor:
        cursor.execute("update trail_entry set actor = '99' where object_table = 'agency'")

    ran = run("trail", "verify", "--json")

    assert (ran.code, ran.data["ok"]) == (1, False)
    assert "was altered" in ran.data["first_fault"]["what"]


def test_a_file_that_is_no_kind_is_refused_with_a_sentence(partnership, tmp_path):
    file = tmp_path / "shopping.yaml"
    file.write_text("milk: 2\n")

    ran = run("import", str(file), "--space", "northborough")

    assert ran.code == 1
    assert "Traceback" not in ran.complained
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Agency.objects.exists()


def test_a_file_for_no_partnership_is_not_loaded(tmp_path):
    file = tmp_path / "x.yaml"
    file.write_text("x: 1\n")

    assert run("import", str(file), "--space", "nowhere").code == 3


def test_a_thread_that_is_not_there_is_not_found(partnership):
    ran = run("thread", "child-z", "--json")

    assert (ran.code, ran.complained) == (3, "There is no review “child-z”.\n")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a: [1, 2\nb: 3\n", "Line 2: this is not YAML that can be read"),
        ("", "The file is not a list of named sections"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(partnership, tmp_path, written, said):
    file = tmp_path / "facts.yaml"
    file.write_text(written)

    ran = run("import", str(file), "--space", "northborough", "--json")

    assert (ran.code, ran.said) == (1, "")
    assert ran.complained.startswith(said)


@pytest.mark.parametrize(("name", "said"), [("none.yaml", "does not exist"), (".", "is a directory")])
def test_what_is_no_file_is_wrong_use(partnership, tmp_path, name, said):
    ran = run("import", str(tmp_path / name), "--space", "northborough")

    assert ran.code == 2
    assert said in ran.complained


def test_a_key_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "file").touch()

    ran = run("trail", "key", str(tmp_path / "file" / "trail.pem"))

    assert ran.code == 1
    assert "cannot be written: " in ran.complained


@pytest.mark.parametrize(
    "words", ["check", "routes", "partnership list", "partnership show northborough", "trail verify", "demo sign-ins"]
)
def test_what_is_printed_for_programs_is_what_the_page_says(partnership, words):
    every_command(goldthread)  # declares them all
    printed = run(*words.split(), "--json").data
    name = words.removesuffix(" northborough")

    listed = COMMANDS["partnership list"].prints if "show" in words else ""
    told = set(re.findall("`(.*?)`", COMMANDS[name].prints + listed))

    first = printed[0] if isinstance(printed, list) else printed
    assert first.keys() - told == set()
