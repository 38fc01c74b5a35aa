"""A chronology: two agencies are asked, one tells, the desk merges and takes it away, and shares it with that one."""

import re
from io import BytesIO

import docx
import pypdfium2
import pytest

from goldthread.foundation.spreadsheets import read, write_xlsx

from .test_a_designated_officer import a_contact

pytestmark = pytest.mark.journey
POLICE, COUNCIL = "Merefell Police", "Northmere Council"
NAMES, LABEL = ("Alix", "Larkrise"), "Child A"
CHILD = " ".join(NAMES)
BRUISE = f"{CHILD} attended the walk-in clinic with a bruise on the left arm and a torn sleeve."
LEFT_ALONE, MOVED, FOR_THE_DESK = f"{CHILD} was left alone in a car.", "The family moved away.", "An informant rang."
NOT_FOUND = "Page not found"


def asked(officer):
    """Two agencies are asked for a chronology in a case, on a lawful basis; gives its page and whose lane is where."""
    a_contact(officer, about="An adult shouted at a child.")
    officer.follow("Open the chronology")
    officer.press("Ask agencies")
    for agency in (POLICE, COUNCIL):
        officer.page.get_by_role("checkbox", name=agency).check()
    officer.type("Whom it is about", f"{CHILD}, born 2 March 2012")
    officer.type("Why is it needed?", "What each knows, and when, is to lie side by side.")
    officer.press("Ask them")
    assert officer.sees("There is a problem"), "nobody is asked without a lawful basis"
    officer.tell_lawful_basis()
    officer.press("Ask them")
    assert officer.sees("The agencies are asked.")
    links = officer.page.locator("#lanes a")
    lanes = {link.inner_text(): link.get_attribute("href") for link in links.all()}
    return officer.page.url.removeprefix(officer.house), lanes


def entry_added(visitor, when, what, source, *, sensitive=False):
    visitor.press("Add an entry")
    visitor.type("When it happened", when)
    visitor.type("What happened", what)
    visitor.type("Source", source)
    if sensitive:
        visitor.page.get_by_label("Sensitive").check()
    visitor.press("Add it")
    if CHILD in what:
        assert visitor.sees(re.compile(f"“{CHILD}” may tell who a person is")), "nobody may be named yet in a contact"
        visitor.press("Add it")


def file_uploaded(visitor, *rows):
    """A spreadsheet with headings of its own, of which one line cannot be read."""
    data = write_xlsx("Entries", ["Date of event", "Details", "Child seen", "Document"], rows)
    visitor.press("Upload a file")
    visitor.page.locator("input[type=file]").set_input_files(
        {"name": "our-records.xlsx", "mimeType": "application/octet-stream", "buffer": data}
    )
    visitor.press("Read the file")
    assert visitor.sees("2 lines can be taken, 1 line cannot. Nothing is kept yet.")
    assert visitor.sees(re.compile("“soon” is not a date that can be read"))
    visitor.page.get_by_role("radio", name=re.compile("good")).check()
    visitor.press("Take them")


def handed_in(visitor):
    visitor.follow("Hand it in")
    visitor.press("Hand it in")
    assert visitor.sees("It was handed in.")


def rows_read_by(visitor):
    """What the merged chronology tells, one text for each row."""
    return visitor.page.locator("#rows tbody tr").all_inner_texts()


def taken_away(visitor, form):
    with visitor.page.expect_download() as file:
        visitor.page.get_by_role("link", name=re.compile(f"^{form} file of")).click()
    return file.value.path().read_bytes()


def words_of(visitor):
    """What each of the files says that can be taken away, by its form."""
    pdf = pypdfium2.PdfDocument(taken_away(visitor, "PDF"))
    sheets = read(taken_away(visitor, "ODS"))
    return {
        "PDF": " ".join(" ".join(one.get_textpage().get_text_range() for one in pdf).split()),
        "Word": docx.Document(BytesIO(taken_away(visitor, "Word"))).element.xml,
        "ODS": str([row for sheet in sheets for row in sheet.rows]),
    }


def told_by_both(officer, lead, lanes):
    """The council types one entry and sends others in a file; what the police sent the desk types for it."""
    lead.go("/")
    lead.open(lead.page.locator(f"main a[href='{lanes[COUNCIL]}']").first)
    assert lead.sees(f"{CHILD}, born 2 March 2012")
    entry_added(lead, "about May 2018", LEFT_ALONE, "Duty record, page 7")
    assert lead.sees("about May 2018")
    file_uploaded(
        lead,
        ["12 March 2018", BRUISE, "yes", "Plan 3"],
        ["soon", "Rang.", "no", "Plan 3"],
        ["3 January 2019", MOVED, "", "Plan 4"],
    )
    assert lead.sees("our-records.xlsx, Row 2")
    handed_in(lead)
    officer.go(lanes[POLICE])
    entry_added(officer, "14 March 2018", BRUISE, "Log 11")
    entry_added(officer, "15 March 2018", FOR_THE_DESK, "Log 12", sensitive=True)
    handed_in(officer)


def held_to_the_switch(officer):
    """With names and with labels: on the page, and in every file."""
    names = words_of(officer)
    assert all(CHILD in words for words in names.values()), names
    officer.follow("Add somebody to the people list")
    officer.type("What they are called instead", LABEL)
    officer.type("Their names", CHILD)
    officer.press("Add")
    assert officer.sees(re.compile(f"“{CHILD}” may tell who a person is")), "nobody may be named yet in a contact"
    officer.press("Add")
    officer.page.get_by_label("Names", exact=True).select_option("Labels: anonymised")
    officer.press("Apply")
    assert officer.sees("Anonymised")
    said = {**words_of(officer), "page": officer.page.locator("main").inner_text()}
    for where, words in said.items():
        assert LABEL in words, where
        assert not [name for name in NAMES if name in words], where
    officer.page.get_by_label("Names", exact=True).select_option("Names")
    officer.press("Apply")
    assert any(CHILD in row for row in rows_read_by(officer))


def test_two_agencies_tell_the_desk_merges_it_and_it_is_shared_with_the_one_that_may_know(visit):
    officer, lead = visit("officer"), visit("lead")
    chronology, lanes = asked(officer)
    told_by_both(officer, lead, lanes)
    merged_from_lane = f"{lanes[COUNCIL]}merged"
    assert lead.page.request.get(lead.house + merged_from_lane).status == 404

    officer.go(chronology)
    days = [re.match(r"(?:about )?(?:\d+ )?\w+ \d{4}", row).group() for row in rows_read_by(officer)]
    assert days == ["12 March 2018", "14 March 2018", "15 March 2018", "about May 2018", "3 January 2019"]
    assert officer.sees(
        f"What reads like one event is told of different days: 12 March 2018 ({COUNCIL}) and 14 March 2018 ({POLICE})."
    )
    assert officer.sees(re.compile("No agency tells of anything from .* to 2 January 2019"))
    held_to_the_switch(officer)

    officer.follow("Share it with its agencies")
    officer.tell_lawful_basis()
    officer.press("Share it")
    assert officer.sees("What was shared, and on which basis")

    lead.go(lanes[COUNCIL])
    lead.follow("Read what all agencies handed in")
    read_by_lead = " ".join(rows_read_by(lead))
    assert "Log 11" in read_by_lead
    assert FOR_THE_DESK not in read_by_lead

    stranger = visit("practitioner")
    for path in (chronology, *lanes.values()):
        stranger.page.goto(stranger.house + path)
        assert stranger.page.title().startswith(NOT_FOUND), path
