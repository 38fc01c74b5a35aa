"""An agency's lead shows from a phone what was done, for two actions at once, and gets it back as a file."""

from pathlib import Path

import pytest
from PIL import Image

pytestmark = pytest.mark.journey

ACTIONS = "/p/northmere/actions/"
DEPARTMENT, ONE_NUMBER = "Write to the department", "One number for every call"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    told = Image.Exif()
    told.get_ifd(0x8825)[2] = (54.0, 3.0, 9.0)
    Image.new("RGB", (600, 800), "teal").save(tmp_path / "poster.jpg", exif=told)
    return tmp_path / "poster.jpg"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_lead_adds_a_photo_to_two_actions_and_downloads_it(visit, photo, scripts, tmp_path):
    lead = visit("lead", width=320, scripts=scripts)
    title = f"Photo of the poster, scripts {scripts}"
    lead.go(ACTIONS)
    lead.follow("4.1")
    assert lead.heading == DEPARTMENT

    lead.press("Add evidence")
    page = lead.page
    page.get_by_label("A file or photo").check()
    page.locator("input[type=file]").set_input_files(photo)
    page.get_by_label(ONE_NUMBER).check()
    lead.press("Add the evidence")
    assert lead.sees("There is a problem")
    assert lead.sees("poster.jpg (a JPEG picture")

    lead.type("What the evidence is called", title)
    lead.press("Add the evidence")
    assert lead.sees("The evidence was added.")
    assert lead.sees("Reported done, evidence to be looked at")
    assert lead.sees(title)

    lead.follow(ONE_NUMBER)
    assert lead.heading == ONE_NUMBER
    with page.expect_download() as arriving:
        page.get_by_role("link", name="poster.jpg").last.click()
    arriving.value.save_as(tmp_path / "back.jpg")
    with Image.open(tmp_path / "back.jpg") as back:
        assert back.size == (600, 800)
        assert dict(back.getexif()) == {}
