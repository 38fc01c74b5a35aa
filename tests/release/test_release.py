"""A release holds all that it serves, nothing of those who made it, and runs with the settings given as examples."""

import json
import re
import zipfile

import psycopg
import pytest
from packaging.requirements import Requirement

from goldthread.foundation.backups.programs import program

from ..guards.house import HOUSE, ROOT, own_files

NO_SCANNER = "goldthread.W036"
"""The only thing that the machine of the tests lacks."""

pytestmark = pytest.mark.release


def names_in(release) -> set[str]:
    with zipfile.ZipFile(release.wheel) as wheel:
        return set(wheel.namelist())


def locked_here() -> set[tuple[str, str]]:
    """What the lock asks for on this machine: some packages are for others alone."""
    lines = (line.rstrip(" \\") for line in (ROOT / "requirements.lock").read_text().splitlines())
    asked = [Requirement(line) for line in lines if line[:1].isalnum()]
    return {(one.name, str(one.specifier)[2:]) for one in asked if one.marker is None or one.marker.evaluate()}


def test_it_holds_every_file_of_the_program_and_what_was_built_for_it(release):
    ours = (path.relative_to(HOUSE.parent) for path in own_files() if HOUSE in path.parents)
    expected = {str(path) for path in ours if "tests" not in path.parts}
    built = {f"goldthread/foundation/ui/static/built/{name}" for name in ("goldthread.css", "govuk-frontend.min.js")}

    assert expected | built <= names_in(release)


def test_it_holds_no_test_and_no_leavings(release):
    assert [name for name in names_in(release) if re.search(r"/tests/|\.pyc$|\.unfinished$", name)] == []


def test_it_says_nothing_of_the_machine_that_built_it(release):
    with zipfile.ZipFile(release.wheel) as wheel:
        telling = [name for name in wheel.namelist() if str(ROOT).encode() in wheel.read(name)]

    assert telling == []
    assert str(ROOT) not in release.list_of_parts.read_text()


def test_the_list_of_parts_names_every_locked_package_in_its_version(release):
    parts = json.loads(release.list_of_parts.read_text())
    listed = {(one["name"].lower().replace("_", "-"), one["version"]) for one in parts["components"]}

    assert parts["bomFormat"] == "CycloneDX"
    assert locked_here() <= listed
    assert ("govuk-frontend", "6.3.0") in listed
    assert not [name for name, _ in listed if name in ("sass", "pytest", "ruff")]


def test_it_runs_as_operations_says(installed):
    installed.run("trail", "key")
    made = installed.run("keys", "make-backup-key", "backup-key.txt")
    installed.set(re.search("GOLDTHREAD_BACKUP_KEY=age1[a-z0-9]+", made)[0])
    installed.run("migrate", "--quiet", DATABASE_OWNER_URL=installed.owner)
    made = installed.run(
        *("partnership", "create", "--name", "Saltmere Safeguarding Children Partnership", "--slug", "saltmere"),
        *("--area", "Saltmere", "--manager-name", "Robin Marsh", "--manager-email", "robin@saltmere.example"),
    )
    installed.start("worker")
    installed.start("serve", "--port", str(installed.port), "--workers", "1")

    assert "https://desk.example.org/" in made
    said = json.loads(installed.wait_for("/ready"))
    assert said["ready"], said
    checked = json.loads(installed.run("check", "--deploy", "--json"))
    assert (checked["ok"], [one["id"] for one in checked["found"]]) == (True, [NO_SCANNER])

    answer, page = installed.get("/sign-in/")
    assert answer.status == 200
    styles = re.search(rb'href="(/static/[^"]+\.css)"', page)[1].decode()
    answer, sheet = installed.get(styles)
    assert (answer.status, b"govuk-button" in sheet) == (200, True)


def test_the_public_site_runs_with_its_own_settings_alone(installed):
    own = {"GOLDTHREAD_ENV_FILE": str(installed.website)}
    installed.start("website", "--port", str(installed.public_port), **own)

    assert installed.wait_for("/live", port=installed.public_port) == b"live\n"
    answer, page = installed.get("/", port=installed.public_port, name="nobody.example.org")
    assert (answer.status, b"There is no site here" in page) == (404, True)


def test_a_backup_is_made_by_the_release_and_can_be_read(installed):
    with psycopg.connect(installed.owner) as server:
        pg_dump, _ = program("pg_dump", server.info.server_version // 10_000)
    given = {"DATABASE_OWNER_URL": installed.owner, "GOLDTHREAD_POSTGRES_PROGRAMS": str(pg_dump.parent)}
    installed.run("backup", "--to", "backup.age", **given)

    assert json.loads(installed.run("backup", "verify", "backup.age", "--key", "backup-key.txt", "--json"))
