"""The page docs/settings.md, made from the declared settings: python -m goldthread.config.settings_page."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.fields import FieldInfo

from goldthread.config.environment import Environment, name_of
from goldthread.config.website.environment import WebsiteEnvironment


def settings_page() -> str:
    """Every setting with its meaning, its limits, its default, and the commands that use it."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Settings"
    yield ""
    yield "Made by `python -m goldthread.config.settings_page`; a guard keeps it true."
    yield ""
    yield "Settings are read once, at the start, from the environment, or from the file of `NAME=value` lines that"
    yield "`GOLDTHREAD_ENV_FILE` names; what the environment says comes first. A wrong or missing one stops the start"
    yield "with a sentence. `goldthread check` looks at all of them; with `--deploy` it says which are unsafe for real"
    yield "people's data."
    yield ""
    yield from _table(Environment.model_fields)
    yield ""
    yield "## The public site"
    yield ""
    yield "`goldthread website` is another program. It reads these of the settings above:"
    shared = [f"`{name_of(field)}`" for field in Environment.model_fields if field in WebsiteEnvironment.model_fields]
    yield f"{', '.join(shared)}, and of its own:"
    yield ""
    own = {name: info for name, info in WebsiteEnvironment.model_fields.items() if name not in Environment.model_fields}
    yield from _table(own)


def _table(fields: Mapping[str, FieldInfo]) -> Iterator[str]:
    yield "| name | meaning | default | used by |"
    yield "|---|---|---|---|"
    for field, info in fields.items():
        yield f"| `{name_of(field)}` | {_meaning(info)}. | {_default(info)} | {_used_by(info)} |"


def _meaning(info: FieldInfo) -> str:
    limits = {type(rule).__name__: rule for rule in info.metadata}
    if {"Ge", "Le"} <= limits.keys():
        return f"{info.description}; from {limits['Ge'].ge} to {limits['Le'].le}"
    return str(info.description)


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "none: it must be given"
    return f"`{_plain(info.default)}`" if info.default not in (None, "", []) else "none"


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _used_by(info: FieldInfo) -> str:
    declared = info.json_schema_extra
    return str(declared["needed_by"]) if isinstance(declared, dict) else ""


if __name__ == "__main__":
    print(settings_page(), end="")
