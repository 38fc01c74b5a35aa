"""The shape of the code: small files, small functions, imports in sight, names that say something."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .house import HOUSE, ROOT, own_code, own_files, parsed

NAMELESS = {"utils", "common", "helpers", "core", "misc"}
ROOMS = ["urls", "views", "api", "forms", "commands", "queries", "models"]
MOST_LINES = 300
MOST_FUNCTION_LINES = 60
README_LINES = 120


def functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_no_module_is_named_for_nothing():
    assert [str(path.relative_to(ROOT)) for path in own_code() if {path.stem, *path.parts} & NAMELESS] == []


def test_no_module_outgrows_a_reader():
    """Tests neither. Only a migration, which Django writes, is as long as it is."""
    own = [path for path in own_files(".py") if "migrations" not in path.parts]
    long = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in own}

    assert {name: lines for name, lines in long.items() if lines > MOST_LINES} == {}


def test_no_function_outgrows_a_reader():
    long = [
        f"{path.relative_to(ROOT)}:{function.name}"
        for path in own_code()
        for function in functions(parsed(path))
        if (function.end_lineno or 0) - function.lineno > MOST_FUNCTION_LINES
    ]

    assert long == []


def test_every_import_is_in_sight():
    """An import inside a function is a floor broken in secret. App start-up is the one place Django asks it."""
    hidden = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path in own_code()
        if path.name != "apps.py"
        for function in functions(parsed(path))
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]

    assert hidden == []


def test_domain_code_never_asks_what_time_it_is():
    """Doors take the time once and pass it down. A session is opened before any of them."""
    doors = (HOUSE / "doors", HOUSE / "config")
    asking = []
    for path in own_code():
        if any(door in path.parents for door in doors) or path.name in {"middleware.py", "job.py", "sessions.py"}:
            continue
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {
                "timezone.now",
                "datetime.now",
                "date.today",
                "datetime.utcnow",
                "timezone.localdate",
                "localdate",
            }:
                if ast.unparse(node.func).endswith("localdate") and node.args:
                    continue
                asking.append(f"{path.relative_to(ROOT)}:{node.lineno}")

    assert asking == []


def test_the_day_of_a_moment_is_the_day_in_london():
    """``at.date()`` is the day in UTC: for half the year, an hour a day, it is yesterday's."""
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in own_code()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and re.fullmatch(r"(.+\.)?(at|now)\.date", ast.unparse(node.func))
    ]

    assert wrong == []


@pytest.mark.parametrize("path", own_code(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_room_imports_only_from_rooms_below(path: Path):
    """urls, views, api, forms, commands, queries, models: within one part, imports run one way."""
    part, room = path.parent, path.stem
    if part.name in ROOMS:
        part, room = part.parent, part.name
    if room not in ROOMS:
        return
    package = ".".join(part.relative_to(HOUSE.parent).parts)
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(package + "."):
            below = node.module.removeprefix(package + ".").split(".")[0]
            if below in ROOMS and below != room:
                assert ROOMS.index(below) > ROOMS.index(room), f"{room} imports {below}"


def test_every_module_says_what_it_is_for():
    silent = [
        str(path.relative_to(ROOT))
        for path in own_code()
        if path.read_text().strip() and ast.get_docstring(parsed(path)) is None
    ]

    assert silent == []


def test_nothing_is_left_for_later():
    words = ("TO" + "DO", "FIX" + "ME", "XX" + "X")
    left = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in own_files(".py", ".html", ".scss", ".sql", ".md", ".js")
        if HOUSE in path.parents or ROOT / "docs" in path.parents
        for word in words
        if word in path.read_text()
    ]

    assert left == []


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text().splitlines()) <= README_LINES


def test_what_draws_is_imported_only_by_what_draws():
    """Else each command waits for it, and each page process carries it."""
    starting = "import django, sys; django.setup(); import goldthread.config.urls; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", starting], check=True, capture_output=True, text=True)

    imported = set(ran.stdout.split())
    assert "goldthread.foundation.documents.rendering.pdf" in imported
    assert imported & {"weasyprint", "fontTools", "holidays"} == set()


def test_no_number_is_given_out_by_counting():
    """Where one is gone, how many there are is a number that another has (``records/numbering.py``)."""
    counted = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in own_code()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and ".count() + 1" in ast.unparse(node)
        if path.stem != "factories"
    ]

    assert counted == []
