"""What is installed is fixed by hash, and nothing kept here tells an index of packages or a machine."""

import json
import re
from pathlib import Path

import pytest

from tests.guards.house import ROOT, own_files

LOCKS = sorted(ROOT.glob("requirements*.lock"))
PACKAGE = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)
ORIGIN = re.compile(r"https?://|file://|^--", re.MULTILINE)
INDEX = re.compile(r"pypi\.org/simple|pythonhosted\.org|registry\.npmjs\.org|--(extra-)?index-url|--find[-]links")
HOME = re.compile(r"(?<![\w.])/(root|home/\w+|Users/\w+)/")


def versions_in(lock: Path) -> dict[str, str]:
    return dict(PACKAGE.findall(lock.read_text()))


def text_of(path: Path) -> str:
    return path.read_text(errors="replace")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_index_and_no_file(lock):
    assert ORIGIN.findall(lock.read_text()) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_of_a_lock_has_a_hash(lock):
    entries = re.split(r"\n(?=\S)", lock.read_text().strip())

    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_smaller_locks_are_parts_of_the_largest():
    runtime, demo, test = (
        versions_in(ROOT / name) for name in ("requirements.lock", "requirements-demo.lock", "requirements-test.lock")
    )

    assert runtime.items() <= demo.items() <= test.items()


def test_every_dependency_is_in_the_lock():
    declared = (ROOT / "pyproject.toml").read_text().split("dependencies = [")[1].split("]\n")[0]
    names = {name.lower() for name in re.findall(r'"([\w-]+)', declared)}

    assert names <= versions_in(ROOT / "requirements.lock").keys()


def test_the_lock_of_the_node_packages_names_no_source_and_has_hashes():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    fetched = {name: package for name, package in packages.items() if name}

    assert [name for name, package in fetched.items() if "resolved" in package] == []
    assert [name for name, package in fetched.items() if "integrity" not in package] == []


def test_no_file_says_where_packages_were_fetched_from():
    assert [str(path.relative_to(ROOT)) for path in own_files() if INDEX.search(text_of(path))] == []


def test_no_file_holds_a_path_of_this_machine():
    def tells(path: Path) -> bool:
        text = text_of(path)
        return bool(HOME.search(text)) or (len(ROOT.parts) > 2 and f"{ROOT}/" in text)

    assert [str(path.relative_to(ROOT)) for path in own_files() if tells(path)] == []
