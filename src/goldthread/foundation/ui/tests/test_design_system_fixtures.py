"""Our way of drawing GOV.UK components gives what govuk-frontend itself says they should give."""

import json
from pathlib import Path

import pytest
from markupsafe import Markup

from goldthread.foundation.ui import govuk

HERE = Path(__file__).resolve()
FRONTEND = next(
    (found for folder in HERE.parents if (found := folder / "node_modules/govuk-frontend/dist/govuk").is_dir()),
    None,
)
RAW = {"html", "attributes", *govuk.RAW_SLOTS}


def trusted(value, key=""):
    """The fixtures' own markup, marked safe as a template would mark it."""
    if isinstance(value, dict):
        return {name: trusted(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [trusted(item) for item in value]
    is_markup = isinstance(value, str) and (key in RAW or key.endswith("Html"))
    return Markup(value) if is_markup else value


def squeezed(html: str) -> str:
    """HTML without what means nothing here: white space, and which of two names a quotation mark has."""
    return "".join(str(html).replace("&#34;", "&quot;").split())


def fixtures() -> list:
    """Every example that ships with govuk-frontend."""
    files = sorted(FRONTEND.glob("components/*/fixtures.json")) if FRONTEND else []
    return [
        pytest.param(path.parent.name, example, id=f"{path.parent.name}: {example['name']}")
        for path in files
        for example in json.loads(path.read_text(encoding="utf-8"))["fixtures"]
    ]


@pytest.mark.skipif(FRONTEND is None, reason="govuk-frontend is not installed: run script/setup")
def test_all_its_examples_were_found():
    assert len(fixtures()) == 657


@pytest.mark.parametrize(("component", "example"), fixtures())
def test_it_gives_the_same_html(component, example):
    ours = govuk.render(component, trusted(example["options"]))

    assert squeezed(ours) == squeezed(example["html"])
