"""Our own components for our templates: `{{ ui.tag("overdue") }}`.

Each is one macro in one file, `templates/ui/components/<name>.html`, which begins with its contract.
"""

from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "templates/ui/components"


@lru_cache(maxsize=1)
def component_names() -> tuple[str, ...]:
    """Every component there is, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.html")))


def contract(name: str) -> str:
    """What a component promises: the comment at the top of its file."""
    source = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    return source.removeprefix("{#").partition("#}")[0].strip()


class OwnComponents:
    """The `ui` name in templates. Takes what the macro takes, and a `{% call %}` body where it says so."""

    def __init__(self, environment):
        self._environment = environment

    def __getattr__(self, name: str):
        if name not in component_names():
            raise AttributeError(f"There is no component called {name}")
        module = self._environment.get_template(f"ui/components/{name}.html").module
        return getattr(module, name)
