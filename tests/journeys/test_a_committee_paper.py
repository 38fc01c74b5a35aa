"""A manager lays the committee paper out, writes it, has it made and takes it away; a board member reads it."""

import pytest
from pikepdf import Pdf

from goldthread.foundation.jobs.factories import work_once

pytestmark = pytest.mark.journey

CHILD_C = "/p/waltham-forest/reviews/child-c/"
LAYOUT = "/p/waltham-forest/documents/layouts/committee/"


def lay_out(manager):
    """A wrong field is told, a look saves nothing, then it is saved."""
    manager.go(LAYOUT)
    words = manager.page.locator("[name=words-recommendation]")
    words.fill("Members are asked to note what was done since {publication}.")
    manager.press("Look at it without saving")
    assert manager.sees("There is no field “{publication}”")
    words.fill("Members are asked to note what was done since {published}.")
    manager.press("Look at it without saving")
    assert manager.sees("Members are asked to note what was done since 26 May 2020.")
    manager.press("Save the layout")
    assert manager.sees("Documents made from now on follow it.")


@pytest.mark.parametrize(("width", "scripts"), [(1200, True), (320, False)])
def test_a_paper_is_laid_out_written_made_and_read(visit, tmp_path, width, scripts):
    manager, title = visit("manager", width=width, scripts=scripts), f"The learning from Child C, {width}"
    lay_out(manager)

    manager.go(CHILD_C)
    section = manager.page.locator("#documents")
    manager.follow("Scrutiny committee paper", within=section.locator(".gt-doing"))
    manager.type("Title", "")
    manager.press("Save and look at it")
    assert manager.sees("There is a problem")
    manager.type("Title", title)
    manager.type("Summary", "Members know the review.\n- It was published.\n- It has eight findings.")
    manager.press("Save and look at it")
    assert manager.heading == title
    assert manager.sees("Members are asked to note what was done since 26 May 2020.")
    assert manager.page.get_by_role("listitem").filter(has_text="It has eight findings.").count()

    manager.press("Make it")
    assert manager.sees("It is being made")
    work_once()
    manager.follow("Check again")
    assert manager.sees("It stays as it was made")
    with manager.page.expect_download() as download:
        manager.page.get_by_role("link", name="Download as PDF").click()
    download.value.save_as(tmp_path / "paper.pdf")
    with Pdf.open(tmp_path / "paper.pdf") as paper:
        assert str(paper.docinfo["/Title"]) == title

    member = visit("member")
    member.go("/p/waltham-forest/reviews/")
    member.follow("Documents", within=member.page.get_by_role("main"))
    member.follow(title)
    member.follow("Finding 1")
    assert "Elective home education" in member.heading or member.sees("elective home education")
