"""Pages that are made from the code lie in the documents, so that what changes shows, and none grows stale."""

import re

import pytest

from goldthread.cases.declaring import told
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.config.environment import Environment
from goldthread.config.logging import FACTS
from goldthread.config.settings_page import settings_page
from goldthread.config.website.environment import WebsiteEnvironment
from goldthread.doors.api.as_markdown import as_markdown
from goldthread.doors.api.describing import described
from goldthread.doors.api.v1 import document
from goldthread.doors.command_line import routes
from goldthread.doors.command_line.main import goldthread
from goldthread.doors.command_line.page import command_line_page

from .house import ROOT

PAGES = {
    "roles-and-routes": (
        "goldthread routes --markdown",
        lambda: "\n".join(routes.as_markdown(routes.all_routes())) + "\n",
    ),
    "settings": ("python -m goldthread.config.settings_page", settings_page),
    "api": ("goldthread api", lambda: as_markdown(described(document()))),
    "pathways": ("goldthread pathways --markdown", lambda: told.as_markdown(PATHWAYS.values())),
    "command-line": ("goldthread command-line", lambda: command_line_page(goldthread)),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_in_the_documents_is_the_one_that_holds(name):
    made_by, made = PAGES[name]

    assert (ROOT / "docs" / f"{name}.md").read_text() == made(), f"run: {made_by} > docs/{name}.md"


@pytest.mark.parametrize("name", [*PAGES, "logs"])
def test_the_readme_leads_to_the_page(name):
    assert f"(docs/{name}.md)" in (ROOT / "README.md").read_text()


def test_the_page_of_logs_tells_every_fact_and_no_other():
    told = re.findall(r"^\| `([^|]*)` \|", (ROOT / "docs" / "logs.md").read_text(), re.MULTILINE)

    assert "`, `".join(told).split("`, `") == ["at", "level", "from", "what", *FACTS, "error", "cause", "places"]


def test_every_setting_says_what_it_means_and_which_command_uses_it():
    silent = [
        name
        for of in (Environment, WebsiteEnvironment)
        for name, info in of.model_fields.items()
        if not (info.description and info.json_schema_extra)
    ]

    assert silent == []
