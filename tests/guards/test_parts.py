"""Within a floor, parts import one another in one order only. The floors themselves are import-linter's."""

import ast

import pytest

from .house import HOUSE, own_code, parsed

ORDER = {
    "foundation": [
        "disk",
        "records",
        "ui",
        "clocks",
        "spreadsheets",
        "uncertain_dates",
        "lists",
        "wall",
        "spaces",
        "trail",
        "accounts",
        "access",
        "your_work",
        "commands",
        "jobs",
        "drafts",
        "form_pages",
        "search",
        "sources",
        "agencies",
        "groups",
        "decisions",
        "messages",
        "passes",
        "grants",
        "timekeeping",
        "files",
        "looking",
        "documents",
        "publications",
        "backups",
        "evidence",
        "actions",
        "progress",
        "chasing",
        "one_time_links",
        "sign_in",
        "invitations",
        "sign_on",
        "retention",
        "loads",
        "imports",
    ],
    "partnership": [
        "governance",
        "meetings",
        "learning",
        "equality",
        "proof",
        "scrutiny",
        "briefings",
        "procedures",
        "engagement",
        "planning",
        "matters",
        "risks",
        "forward_plan",
        "money",
        "publishing",
        "rights",
    ],
    "cases": [
        "declaring",
        "going_live",
        "casework",
        "transfers",
        "disclosures",
        "quality_panel",
        "people",
        "coming_of_age",
        "letters",
        "documents",
        "requests",
        "chronology",
        "papers",
        "simulation",
    ],
    "doors": ["health", "website", "desk", "api", "command_line"],
}


@pytest.mark.parametrize("floor", ORDER)
def test_every_part_has_its_place(floor):
    parts = {path.name for path in (HOUSE / floor).iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert parts == set(ORDER[floor])


@pytest.mark.parametrize("floor", ORDER)
def test_a_part_imports_only_from_parts_that_stand_lower(floor):
    order, upward = ORDER[floor], []
    for path in own_code():
        if HOUSE / floor not in path.parents or path.parent == HOUSE / floor:
            continue
        part = path.relative_to(HOUSE / floor).parts[0]
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"goldthread.{floor}."):
                other = node.module.split(".")[2]
                if order.index(other) > order.index(part):
                    upward.append(f"{path.relative_to(HOUSE)} imports {node.module}")

    assert upward == [], "\n".join(upward)


def test_the_architecture_page_tells_the_same_order():
    page = (HOUSE.parents[1] / "docs" / "architecture.md").read_text().replace("│", " ")
    told = " ".join(page.split())

    assert " < ".join(ORDER["foundation"]) in told
    assert " < ".join(ORDER["partnership"]) in told
