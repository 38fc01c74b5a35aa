"""What the guards walk over: files, modules, models and routes of the house."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "goldthread"


def own_files(*suffixes: str) -> list[Path]:
    """Files that are kept in the project (or about to be), with one of the endings."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = (ROOT / line for line in listed.stdout.splitlines())
    return sorted(path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes))


def own_code() -> list[Path]:
    """The program's own modules: no tests, no migrations."""
    return [
        path
        for path in own_files(".py")
        if HOUSE in path.parents and not {"tests", "migrations"} & set(path.parts) and path.name != "conftest.py"
    ]


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("goldthread.")]


def all_routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address and the pattern behind it."""
    for pattern in (resolver or get_resolver()).url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from all_routes(pattern, path)
        else:
            yield path, pattern
