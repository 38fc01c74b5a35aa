"""A person is told what is held about them, a record is noted, a complaint answered and a breach reported in time."""

import re
from io import BytesIO
from urllib.parse import urlsplit

import pikepdf
import pypdfium2
import pytest
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.commands import ActionDetails, change_action
from goldthread.foundation.files.factories import a_file, a_picture
from goldthread.foundation.jobs.factories import work_once
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .own_partnership import BY, own_partnership

pytestmark = pytest.mark.journey

NOTES = "Quillon Testerby came to school hungry. His aunt Zoë Harkness shouted at him. The school rang."


def give_role(space, at):
    """The demonstration's data protection officer is one here too."""
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        user = User.objects.get(email="protection@demo.example")
        Holding.objects.create(space=space, user=user, role="data_protection", starts_on=at.date())


def noted(action, at):
    change_action(action=action, details=ActionDetails(title=action.title, notes=NOTES), by=BY, at=at)


def check(visitor, name):
    visitor.page.get_by_label(name, exact=True).check()


def downloaded(visitor, name):
    with visitor.page.expect_download() as file:
        visitor.page.get_by_role("link", name=name).first.click()
    return file.value.path().read_bytes()


def words_of(data):
    return " ".join("".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)).split())


def everything_in(data):
    """All that the file holds, unpacked."""
    with pikepdf.open(BytesIO(data)) as pdf:
        held = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        return b"\n".join([*held, *(repr(one).encode() for one in pdf.objects)]).decode("latin-1")


def record_request(officer, home):
    """A parent asks for a child, and it is known who they are."""
    officer.go(home)
    officer.follow("Record a subject access request")
    officer.press("Save")
    assert officer.sees("There is a problem")
    check(officer, "A parent, or somebody with parental responsibility")
    officer.type("What they ask for", "What is held about my child")
    check(officer, "Yes")
    check(officer, "The child does not understand it yet")
    officer.type("How the child’s understanding and confidence were weighed", "He is six")
    officer.press("Save")
    assert officer.sees("Answer by")
    officer.follow("Record it")
    officer.type("How identity was checked", "Passport and birth certificate seen")
    officer.press("Save")


def search(officer):
    """Everything is looked through for the child's name."""
    officer.follow("Add what to look for")
    check(officer, "Name")
    officer.type("One on each line", "Quillon Testerby")
    officer.press("Add it")
    officer.follow("Look through what is held")
    officer.press("Look through it")
    assert officer.sees("You can leave this page")
    work_once()
    officer.follow("Check again")


def decide(officer):
    """A sentence and a name are withheld, the rest is released."""
    officer.follow("Action A1, notes")
    officer.follow("Withhold passages of it")
    check(officer, "The school rang.")
    check(officer, "It could cause serious harm to somebody")
    officer.type("Why", "The school would be known to have told")
    check(officer, "No")
    officer.press("Withhold them")
    assert officer.sees("As it is released")
    while officer.page.get_by_role("button", name="Looked through").count():
        officer.press(re.compile("Looked through"))
    officer.follow("Withhold words everywhere")
    officer.type("One on each line", "zoe harkness")
    check(officer, "It is about somebody else")
    officer.type("Why", "The aunt did not ask")
    officer.press("Withhold them")


def look_into(pack):
    """What is released is in it, and nothing of what is withheld, seen or unseen."""
    said, everything = words_of(pack), everything_in(pack)
    for told in ("Quillon Testerby came to school hungry.", "Information Commissioner", "It is about somebody else"):
        assert told in said
    for hidden in ("Harkness", "The school rang", "serious harm", "would be known"):
        assert hidden not in said
        assert hidden not in everything


@pytest.mark.parametrize(("width", "scripts", "slug"), [(1200, True, "rightsmere"), (320, False, "rightsholme")])
def test_a_request_from_receipt_to_release(visit, width, scripts, slug):
    with own_partnership(slug.title(), slug, ["Visit the school"]) as (space, (action,)):
        give_role(space, timezone.now())
        noted(action, timezone.now())
        officer, manager = visit("protection", width=width, scripts=scripts), visit("manager")
        record_request(officer, f"/p/{slug}/rights/")
        here = urlsplit(officer.page.url).path
        search(officer)
        decide(officer)
        officer.follow("Make the pack")
        officer.press("Make the pack")
        work_once()
        officer.go(here)
        assert not officer.page.get_by_role("link", name="Record the release").count()

        manager.go(here)
        look_into(downloaded(manager, "Pack of"))
        manager.follow("Check the pack")
        check(manager, "Yes")
        manager.press("Save")

        officer.go(here)
        officer.follow("Record the release")
        officer.type("How it was handed over", "In person, at the office")
        officer.press("Save")
        officer.follow("Close the matter")
        check(officer, "Answered or dealt with")
        officer.press("Close it")
        assert officer.sees("In person, at the office")


@pytest.mark.parametrize(("width", "scripts", "slug"), [(1200, True, "noteholme"), (320, False, "notemere")])
def test_a_record_is_said_to_be_wrong(visit, width, scripts, slug):
    with own_partnership(slug.title(), slug, ["Visit the school"]) as (_, (action,)):
        manager = visit("manager", width=width, scripts=scripts)
        page = f"/p/{slug}/actions/{action.pk}/"
        manager.go(page)
        manager.follow("Record a request to correct this")
        check(manager, "The person themselves")
        manager.type("What is said to be wrong", "I was not there")
        manager.press("Save")
        manager.follow("Decide about the correction")
        check(manager, "The record stays, and a note stands beside it")
        manager.type("Why", "There are no minutes")
        manager.press("Save")
        assert manager.sees("There is a problem")
        manager.type("Note that stands at the record", "Who was there is disputed.")
        manager.press("Save")
        manager.follow("Record that the person was told")
        manager.type("How", "By letter")
        manager.press("Save")
        assert manager.sees("The person was told on")

        lead = visit("lead")
        lead.go(page)
        assert lead.sees("Who was there is disputed.")
        assert not lead.page.get_by_role("link", name="Record a request to correct this").count()


@pytest.mark.parametrize(("width", "scripts", "slug"), [(1200, True, "sorrymere"), (320, False, "sorryholme")])
def test_a_complaint_is_answered_and_something_changes(visit, width, scripts, slug):
    with own_partnership(slug.title(), slug, []):
        manager = visit("manager", width=width, scripts=scripts)
        manager.go(f"/p/{slug}/rights/")
        manager.follow("Record a complaint about personal data")
        check(manager, "A parent, or somebody with parental responsibility")
        manager.type("What they complain of", "Nobody told me that it takes longer")
        manager.press("Save")
        assert manager.sees("Acknowledgement by")
        manager.follow("Record the acknowledgement")
        manager.press("Save")
        assert manager.sees("Answer by")
        manager.follow("Record the answer")
        check(manager, "Partly upheld")
        manager.type("What the person was told", "We are sorry")
        manager.type("What was learned", "Tell people in the first month")
        manager.press("Save")
        manager.follow("Raise an action")
        manager.type("What is to change", "Letters tell of more time in the first month")
        manager.press("Save")
        assert manager.sees("DP-1: Letters tell of more time")
        manager.follow("Close the matter")
        check(manager, "Answered or dealt with")
        manager.press("Close it")
        assert manager.sees("It was closed.")


@pytest.mark.parametrize(("width", "scripts", "slug"), [(1200, True, "breachmere"), (320, False, "breachholme")])
def test_a_breach_is_reported_in_time(visit, width, scripts, slug):
    with own_partnership(slug.title(), slug, []):
        manager = visit("manager", width=width, scripts=scripts)
        manager.go(f"/p/{slug}/rights/")
        manager.follow("Record a breach")
        manager.type("Time at which it became known", "soon")
        manager.press("Save")
        assert manager.sees("Enter a time")
        manager.type("Time at which it became known", "12:01am")
        manager.type("What happened", "Minutes went to a mailing list")
        manager.type("What data is it, and about whom?", "First names of three children")
        manager.press("Save")
        assert manager.sees("Report to the Information Commissioner by")
        manager.follow("Record a step that was taken")
        manager.type("What was done", "The list was asked to delete it")
        manager.press("Save")
        manager.follow("Assess the risk")
        check(manager, "There is a high risk to people")
        manager.type("Why", "A home may be found")
        manager.press("Save")
        manager.follow("Decide whether the Information Commissioner is told")
        check(manager, "The Information Commissioner is told")
        manager.type("Why", "The risk is high")
        manager.press("Save")
        manager.follow("Record the report")
        check(manager, "No")
        manager.type("Reference that was given", "IC-0001")
        manager.press("Save")
        assert manager.sees("IC-0001")
        manager.follow("Record whether they were told")
        check(manager, "The people affected are not told")
        manager.type("How they were told, or why they are not", "It would tell the wrong person more")
        manager.press("Save")
        manager.follow("Close the matter")
        check(manager, "Answered or dealt with")
        manager.press("Close it")
        assert manager.sees("It was closed.")


@pytest.mark.parametrize(("width", "scripts", "slug"), [(1200, True, "askmere"), (320, False, "askholme")])
def test_a_freedom_of_information_request_is_corrected_and_answered(visit, width, scripts, slug):
    with own_partnership(slug.title(), slug, []):
        manager = visit("manager", width=width, scripts=scripts)
        manager.go(f"/p/{slug}/rights/")
        manager.follow("Record a freedom of information request")
        manager.type("What they ask for", "How many reviews were finished in each year")
        manager.press("Save")
        assert manager.sees("Answer by")
        manager.follow("Correct what was recorded")
        manager.type("What they ask for", "How many reviews were finished in each year since 2019")
        manager.type("Why what was recorded is wrong", "The year was left out")
        manager.press("Save")
        assert manager.sees("since 2019")
        assert manager.sees("The year was left out")
        manager.follow("Close the matter")
        check(manager, "Answered or dealt with")
        manager.press("Close it")
        assert manager.sees("Record the answer first")
        manager.follow("Cancel")
        manager.follow("Record the answer")
        check(manager, "Some of it was given")
        manager.type("What they were told", "The numbers since 2021; before that nobody counted them")
        manager.press("Save")
        assert manager.sees("Answered on")
        manager.follow("Close the matter")
        check(manager, "Answered or dealt with")
        manager.press("Close it")
        assert manager.sees("It was closed.")
        manager.go(f"{urlsplit(manager.page.url).path}answer")
        assert manager.sees("This matter is closed.")


@pytest.mark.parametrize(("width", "scripts", "slug"), [(1200, True, "photomere"), (320, False, "photoholme")])
def test_a_picture_is_released_as_a_redacted_copy(visit, width, scripts, slug):
    with own_partnership(slug.title(), slug, ["Visit the school"]) as (space, (action,)):
        give_role(space, timezone.now())
        noted(action, timezone.now())
        a_file(space, timezone.now(), a_picture(200, 100), "photo.jpg")
        officer = visit("protection", width=width, scripts=scripts)
        record_request(officer, f"/p/{slug}/rights/")
        search(officer)
        officer.follow("Include “photo.jpg”")
        officer.type("Why it belongs to the request", "He is the child on the left")
        officer.press("Include it")
        officer.follow("Add a redacted copy")
        files = {"name": "redacted.png", "mimeType": "image/png", "buffer": a_picture(200, 100, kind="PNG")}
        officer.page.locator("input[type=file]").set_input_files(files)
        officer.page.get_by_label("Yes", exact=True).first.check()
        check(officer, "It is about somebody else")
        officer.type("Why", "The other child is a friend")
        officer.press("Release this copy")
        while officer.page.get_by_role("button", name="Looked through").count():
            officer.press(re.compile("Looked through"))
        assert officer.sees("Released as a redacted copy")
