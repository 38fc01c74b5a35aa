"""The public site is a program that knows nothing of the desk."""

import os
import subprocess
import sys

import pytest

START = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "goldthread.config.website.settings"
import goldthread.config.website.wsgi
import goldthread.doors.website.urls
import sys
print("\\n".join(sorted(name for name in sys.modules if name.startswith("goldthread.") or name.endswith(".models"))))
"""


def started(**told):
    return subprocess.run(
        [sys.executable, "-c", START],
        env={"PYTHONPATH": ":".join(sys.path), "GOLDTHREAD_MODE": "test", **told},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def modules():
    ended = started(PUBLIC_DATABASE_URL="postgresql://gt_public:unused@127.0.0.1:1/goldthread")
    assert ended.returncode == 0, ended.stderr
    return set(ended.stdout.split())


def test_it_starts_without_any_secret_of_the_desk(modules):
    assert "goldthread.doors.website.views" in modules


def test_it_holds_no_record_no_session_and_no_command(modules):
    assert {name for name in modules if name.startswith("goldthread") and name.endswith("models")} == set()
    for part in ("spaces", "wall", "accounts", "access", "trail", "sign_in", "commands.command"):
        assert not [name for name in modules if name.startswith(f"goldthread.foundation.{part}")], part
    assert not [name for name in modules if name.startswith(("goldthread.partnership", "goldthread.config.settings"))]
    assert "django.contrib.sessions.models" not in modules


def test_without_its_database_it_says_so():
    ended = started()

    assert ended.returncode != 0
    assert "PUBLIC_DATABASE_URL: it must be given" in ended.stderr


def test_the_command_needs_nothing_else_either(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", "from goldthread.doors.command_line.main import main; main()", "website"],
        env={"PYTHONPATH": ":".join(sys.path), "PATH": os.environ["PATH"]},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert ended.stderr == (
        "Goldthread cannot start. These settings are missing or wrong:\n  PUBLIC_DATABASE_URL: it must be given\n"
    )
