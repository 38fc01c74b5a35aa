"""Pages of a chronology: who reads what, the switch between names and labels, what is pointed out, and the files."""

from io import BytesIO

import docx
import pypdfium2
import pytest

from goldthread.cases.casework.factories import A_BASIS, a_basis
from goldthread.cases.chronology.commands import list_person, share_chronology
from goldthread.cases.chronology.commands.people import PersonSaid
from goldthread.cases.chronology.factories import ASKED_AT, handed_in, told
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spreadsheets import read
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
WRIST = "Jamie Lowater attended the emergency department at Northmere General with a fractured wrist."


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def as_(user):
    client = DeskClient()
    client.force_login(user)
    return client


@pytest.fixture
def filled(lane, lane_of_health, constable, nurse, desk):
    """Two lanes that tell of one event on two days, and somebody on the people list."""
    told(lane, "5 May 2018", WRIST, by=constable, who="Karen Thistle")
    told(lane, "about March 2019", "Jamie was out.", by=constable)
    told(lane_of_health, "3 May 2018", WRIST, by=nurse)
    list_person(chronology=lane.chronology, person=PersonSaid("Child A", ["Jamie Lowater"]), by=desk, at=ASKED_AT)
    return lane


@pytest.fixture
def merged(at, case):
    return at("chronology", case.reference)


def test_where_a_case_was_closed_before_anybody_was_asked_the_pages_do_not_say_yet(case, at, desk):
    case.closed_at = ASKED_AT
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        case.save(update_fields=["closed_at"])

    for page in (at("chronology", case.reference), case.get_absolute_url()):
        words = text(as_(desk).get(page))
        assert "No agency was asked" in words
        assert "asked yet" not in words


def test_before_anybody_is_asked_the_page_says_so_and_agencies_see_none(case, at, desk, constable, police, health):
    page = at("chronology", case.reference)

    assert "No agency is asked yet" in text(as_(desk).get(page))
    assert as_(constable).get(page).status_code == 404

    sent = {"agencies": [police.pk, health.pk], "about": "Ada Synthetic", "purpose": "To see it whole.", **A_BASIS}
    assert as_(desk).post(at("ask_for_lanes", case.reference), sent).status_code == 302
    assert "Awaited" in text(as_(desk).get(page))


def test_the_desk_reads_all_lanes_in_one_order_with_what_does_not_fit(filled, merged, desk):
    page = text(as_(desk).get(merged))

    assert page.index("3 May 2018</span>") < page.index("5 May 2018</span>") < page.index("about March 2019</span>")
    assert (
        "What reads like one event is told of different days: 3 May 2018 (Northmere Health) and 5 May 2018"
        " (Northborough Police)."
    ) in page
    assert "No agency tells of anything from 6 May 2018" in page
    assert "With names" in page


def test_the_page_of_a_case_leads_the_desk_to_its_chronology(filled, case, at, merged, desk, constable):
    handed_in(filled, by=constable)

    page = text(as_(desk).get(at("case", case.reference)))

    assert merged in page
    assert "2 agencies asked, 1 handed in." in page


def test_one_switch_of_the_address_puts_labels_in_the_place_of_names(filled, merged, desk):
    page = text(as_(desk).get(f"{merged}?view=labels"))
    rows = page[page.index("What happened</h2>") : page.index("Agencies that were asked</h2>")]

    assert "Child A attended the emergency department" in rows
    assert "Lowater" not in rows
    assert "Jamie" not in rows
    assert "Karen Thistle" in page[page.index("still reads like a name") : page.index("Look at these")]
    stays = "Names of people who are not on the people list, and initials that are not listed there, stay"
    assert page.index(stays) < page.index("Karen Thistle")
    assert stays not in text(as_(desk).get(merged))


def test_files_list_the_rows_that_may_still_name_somebody_as_the_page_does(filled, lane_of_health, merged, desk, nurse):
    told(lane_of_health, "6 May 2018", "Told by Karen Thistle, with N.K. there.", by=nurse)
    client, address = as_(desk), f"{merged}?view=labels"

    pdf = client.get(f"{address}&format=pdf").content
    word = docx.Document(BytesIO(client.get(f"{address}&format=docx").content))
    (sheet,) = read(client.get(f"{address}&format=ods").content)

    pages = " ".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(pdf))
    for words in (" ".join(pages.split()), "\n".join(one.text for one in word.paragraphs)):
        assert "Karen Thistle, N.K. (Row 3)" in words
    assert sheet.rows[0][:2] == ["What still reads like a name", "When"]
    assert [(row[0] or "", row[1]) for row in sheet.rows[1:]][2] == ("Karen Thistle, N.K.", "6 May 2018")


@pytest.mark.parametrize("view", ["labels", "anonymised", "", "NAMES"])
def test_the_anonymised_page_and_its_files_name_nobody_on_the_list(filled, lane_of_health, merged, desk, nurse, view):
    everywhere = {name: f"Jamie Lowater in {name}" for name in ("source", "who", "voice", "comment")}
    told(lane_of_health, "6 May 2018", "Jamie was seen.", by=nurse, **everywhere)
    zoe = PersonSaid("Mother", ["Zoë Lowater"], ASKED_AT.date().replace(year=1990))
    list_person(chronology=filled.chronology, person=zoe, by=desk, at=ASKED_AT)
    client, address = as_(desk), f"{merged}?view={view}"

    page = text(client.get(address))
    pdf = client.get(f"{address}&format=pdf").content
    word = docx.Document(BytesIO(client.get(f"{address}&format=docx").content))
    (sheet,) = read(client.get(f"{address}&format=ods").content)

    said = {
        "page": page,
        "PDF": " ".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(pdf)),
        "Word": word.element.xml,
        "ODS": str(sheet.rows),
    }
    assert "Mother" in page[page.index("People list</h2>") :]
    assert str(ASKED_AT.date().replace(year=1990).year) not in page
    for where, words in said.items():
        assert "Child A" in words, where
        assert not [name for name in ("Jamie", "Lowater", "Zoë") if name in words], where


def test_it_is_narrowed_to_an_agency_and_a_period(filled, merged, desk):
    of_health = text(as_(desk).get(f"{merged}?agency=Northmere+Health"))
    of_2019 = text(as_(desk).get(f"{merged}?first-day=1&first-month=1&first-year=2019"))

    assert of_health.count('id="row-') == 1
    assert of_2019.count('id="row-') == 1
    assert "Jamie was out." in of_2019
    assert "No entry is of this agency" in text(as_(desk).get(f"{merged}?last-day=1&last-month=1&last-year=1990"))
    assert "No agency tells" not in text(as_(desk).get(f"{merged}?gap=3000"))


def test_an_agency_sees_its_own_lane_and_neither_the_merged_one_nor_those_of_others(
    filled, lane_of_health, merged, at, constable, nurse, teacher
):
    assert "Jamie was out." in text(as_(constable).get(at("chronology_lane", filled.pk)))
    assert at("chronology_lane", filled.pk) in text(as_(constable).get(at("chronology_lanes")))
    assert at("chronology_lane", filled.pk) in text(as_(constable).get("/"))
    assert as_(constable).get(merged).status_code == 404
    for stranger in (nurse, teacher):
        assert as_(stranger).get(at("chronology_lane", filled.pk)).status_code == 404
        assert as_(stranger).get(at("tell_chronology_entry", filled.pk)).status_code == 404
        assert as_(stranger).get(at("shared_chronology", filled.pk)).status_code == 404
    assert "asked for no chronology" in text(as_(teacher).get(at("chronology_lanes")))


def test_once_shared_an_agency_reads_what_was_handed_in_from_its_lane(
    filled, lane_of_health, at, constable, nurse, desk
):
    assert as_(nurse).get(at("shared_chronology", lane_of_health.pk)).status_code == 404
    told(filled, "6 May 2018", "For the desk alone.", by=constable, is_sensitive=True)
    handed_in(filled, by=constable)
    share_chronology(chronology=filled.chronology, basis=a_basis(), by=desk, at=ASKED_AT)
    assert as_(nurse).get(at("shared_chronology", lane_of_health.pk)).status_code == 404
    assert "Once you have handed in yours" in text(as_(nurse).get(at("chronology_lane", lane_of_health.pk)))
    handed_in(lane_of_health, by=nurse)

    address = at("shared_chronology", lane_of_health.pk)
    page = text(as_(nurse).get(address))
    word = docx.Document(BytesIO(as_(nurse).get(f"{address}?format=docx").content))

    assert "Jamie was out." in page
    for words in (page, "\n".join(one.text for one in word.paragraphs)):
        assert "Nothing that you may read is told of the time from 6 May 2018" in words
        assert "No agency tells" not in words
    assert "For the desk alone." not in page
    assert "People list" not in page
    assert "?view=" not in page


def test_every_file_says_which_rows_the_desk_typed(lane, merged, constable, desk):
    told(lane, "3 May 2018", "Police went.", by=constable)
    told(lane, "4 May 2018", "From a letter of the police.", by=desk)
    client = as_(desk)

    word = docx.Document(BytesIO(client.get(f"{merged}?format=docx").content))
    (sheet,) = read(client.get(f"{merged}?format=ods").content)

    assert "".join(cell.text for cell in word.tables[1].rows[2].cells).count("Typed by the desk") == 1
    assert "Typed by the desk" not in "".join(cell.text for cell in word.tables[1].rows[1].cells)
    place = list(sheet.rows[0]).index("Typed by the desk from what the agency sent")
    assert [(row + ("",) * 20)[place] or "" for row in map(tuple, sheet.rows[1:])] == ["", "Yes"]


def test_the_same_rows_leave_as_files_and_that_is_noted(filled, merged, desk, case):
    client = as_(desk)

    pdf = client.get(f"{merged}?view=labels&format=pdf")
    word = client.get(f"{merged}?view=labels&format=docx")
    ods = client.get(f"{merged}?format=ods")

    assert pdf.content.startswith(b"%PDF")
    assert "Child A" in "\n".join(
        cell.text for row in docx.Document(BytesIO(word.content)).tables[1].rows for cell in row.cells
    )
    (sheet,) = read(ods.content)
    assert sheet.rows[0][:3] == ["When", "First day", "Last day"]
    assert [row[0] for row in sheet.rows[1:]] == ["3 May 2018", "5 May 2018", "about March 2019"]
    assert "anonymised.pdf" in pdf["Content-Disposition"]
    assert client.get(f"{merged}?format=exe").status_code == 404
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        read_of_it = TrailEntry.objects.filter(object_table="chronology").values_list("body__words", flat=True)
        noted = [words for words in read_of_it if "as PDF" in words]
    assert len(noted) == 1
    assert "chronology anonymised, as PDF" in noted[0]


def test_entries_are_told_changed_struck_out_and_handed_in_by_pages(lane, at, constable):
    client, page = as_(constable), at("chronology_lane", lane.pk)

    refused = text(
        client.post(at("tell_chronology_entry", lane.pk), {"when": "soon", "what": "Seen.", "source": "Log"})
    )
    assert "“soon” is not a date that can be read." in refused
    told_it = {"when": "c. May 2018", "what": "Seen.", "source": "Log", "child_seen": "alone"}
    assert client.post(at("tell_chronology_entry", lane.pk), told_it).status_code == 302
    assert "about May 2018" in text(client.get(page))
    with opened(actor=SYSTEM_ACTOR, reading=[lane.space_id]):
        entry = lane.entries.get()
    assert 'value="about May 2018"' in text(client.get(at("change_chronology_entry", entry.pk)))
    changed = told_it | {"when": "4 May 2018 14:30"}
    assert client.post(at("change_chronology_entry", entry.pk), changed).status_code == 302
    assert "4 May 2018 at 2:30pm" in text(client.get(page))
    assert client.post(at("strike_chronology_entry_out", entry.pk), {"why": "Another child."}).status_code == 302
    assert "Another child." in text(client.get(page))
    assert client.post(at("hand_chronology_lane_in", lane.pk), {"knows_nothing": "on"}).status_code == 302
    assert "Handed in" in text(client.get(page))
    assert "was handed in on" in text(client.get(at("tell_chronology_entry", lane.pk)))
    assert client.post(at("take_chronology_lane_back", lane.pk), {}).status_code == 302
    assert "To be handed in" in text(client.get(page))


def test_the_people_list_is_kept_by_the_desk_alone(filled, merged, at, case, desk, constable):
    client = as_(desk)
    sent = {"label": "Mother", "names": "Zoë Lowater\nMrs Lowater"}

    assert client.post(at("list_chronology_person", case.reference), sent).status_code == 302
    assert "Zoë Lowater, Mrs Lowater" in text(client.get(merged))
    again = text(client.post(at("list_chronology_person", case.reference), sent))
    assert "Somebody is called “Mother” already." in again
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        mother = filled.chronology.people.get(label="Mother")
    assert as_(constable).get(at("change_chronology_person", mother.pk)).status_code == 404
    changed = {"label": "Mum", "names": "Zoë Lowater", "born_on-day": "1", "born_on-month": "2", "born_on-year": "1990"}
    assert client.post(at("change_chronology_person", mother.pk), changed).status_code == 302
    assert "1 February 1990" in text(client.get(merged))
    assert client.post(at("unlist_chronology_person", mother.pk), {}).status_code == 302
    assert "Mum" not in text(client.get(merged))


@pytest.mark.parametrize(
    ("person", "field"),
    [
        (PersonSaid(" ", ["Jamie"]), "label"),
        (PersonSaid("Child B", []), "names"),
        (PersonSaid("Child B", ["J"]), "names"),
        (PersonSaid("Child B", ["Jamie"], ASKED_AT.date().replace(year=2030)), "born_on"),
    ],
)
def test_somebody_on_the_list_has_a_label_and_a_name_that_can_be_found(filled, desk, person, field):
    with pytest.raises(Refused) as refusal:
        list_person(chronology=filled.chronology, person=person, by=desk, at=ASKED_AT)

    assert refusal.value.field == field


def test_sharing_is_of_the_desk_and_by_pages(filled, at, case, desk, constable):
    handed_in(filled, by=constable)
    client = as_(desk)

    assert as_(constable).get(at("share_chronology", case.reference)).status_code == 404
    assert client.post(at("share_chronology", case.reference), A_BASIS).status_code == 302
    assert "Shared with its agencies" in text(client.get(at("chronology", case.reference)))
    assert client.post(at("stop_sharing_chronology", case.reference), {}).status_code == 302
    assert "Shared with its agencies" not in text(client.get(at("chronology", case.reference)))
