"""Styles and scripts, collected where the web server reads them: those of this very release, whenever it was built."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_static_files() -> None:
    """Collect them unless those that lie there are these."""
    if collected_from() != found_now():
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        _note().write_text(found_now())


def collected_from() -> str | None:
    """What those that lie there were collected from; nothing if none do, or not all."""
    return _note().read_text() if _note().exists() else None


def found_now() -> str:
    """A digest of what the program carries. Their age says nothing: a release may be older than the one before it."""
    said = sha256()
    for path in sorted(_carried()):
        said.update(path.name.encode() + sha256(path.read_bytes()).digest())
    return said.hexdigest()


def _carried() -> Iterator[Path]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))


def _note() -> Path:
    return Path(settings.STATIC_ROOT) / "collected-from"
