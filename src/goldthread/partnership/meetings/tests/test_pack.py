"""The pack: what is in it for whom, in whatever kind of file a paper came, and by page and command line."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
from docx import Document
from pikepdf import Dictionary, Name, Pdf

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing, standing_of
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.decisions.commands import add_addendum
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.decisions.recording import Decided
from goldthread.foundation.documents.rendering.pdf import as_pdf
from goldthread.foundation.files.factories import a_picture, an_upload
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.groups.commands import SeatDetails, Sitting, add_seat, fill_seat
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.actions import give_action
from goldthread.partnership.meetings.commands.agenda import add_due, begin_agenda
from goldthread.partnership.meetings.commands.decisions import record_decision
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict
from goldthread.partnership.meetings.commands.minutes import sign_off_minutes, write_minutes
from goldthread.partnership.meetings.commands.papers import add_paper, replace_paper, withdraw_paper
from goldthread.partnership.meetings.factories import AFTER, MADE_AT, TESTS, a_meeting, a_panel, an_item, everybody_came
from goldthread.partnership.meetings.models import Audience, Meeting
from goldthread.partnership.meetings.pack.making import made, pack_for, pack_for_members
from goldthread.partnership.meetings.queries.agenda import agenda_of
from goldthread.partnership.risks.factories import a_risk

NEXT = date(2026, 12, 14)


def words_of(data):
    with pypdfium2.PdfDocument(data) as pdf:
        return "\n".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


def a_pdf(words="Text of the audit"):
    return as_pdf(f"<html lang='en'><head><title>A</title></head><body><h1>A</h1><p>{words}</p></body></html>")


def a_paper(item, data, name, title="The audit"):
    return add_paper(item=item, title=title, received=receive(an_upload(data, name)), by=TESTS, at=MADE_AT)


def fresh(meeting):
    return Meeting.objects.select_related("group", "space", "approved_at__group").get(pk=meeting.pk)


def packed(meeting):
    return words_of(made(pack_for_members(fresh(meeting), meeting.on), "https://desk.example"))


@pytest.fixture
def meeting(partnership):
    group, _ = a_panel(partnership)
    return a_meeting(group, NEXT)


def test_agenda_papers_last_minutes_and_open_actions_are_in_one_pdf(partnership, reading):
    group, seats = a_panel(partnership)
    last = everybody_came(a_meeting(group), seats)
    write_minutes(item=an_item(last), words="The home was seen in six of ten.", by=TESTS, at=AFTER)
    sign_off_minutes(meeting=last, signed_off_as="Chair", by=TESTS, at=AFTER)
    coming = begin_agenda(meeting=a_meeting(group, NEXT), by=TESTS, at=AFTER)
    a_paper(an_item(coming, "Neglect"), a_pdf(), "audit.pdf")

    data = made(pack_for_members(fresh(coming), coming.on), "https://desk.example")

    told = words_of(data)
    assert "The home was seen in six of ten." in told
    assert "Text of the audit" in told
    with Pdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        marks = {one.title: [below.title for below in one.children] for one in outline.root}
        assert bool(pdf.Root.MarkInfo.Marked)
    assert marks["3. Minutes of the last meeting"] == ["Minutes of One Panel on 16 November 2026"]
    assert marks["6. Neglect"] == ["The audit"]


def test_a_word_file_a_picture_and_plain_words_are_read_in_the_pack(meeting, reading):
    written = Document()
    written.add_heading("What we found", 1)
    written.add_paragraph("Four of ten files.")
    kept = BytesIO()
    written.save(kept)
    item = an_item(meeting)
    a_paper(item, kept.getvalue(), "report.docx")
    a_paper(item, a_picture(), "chart.jpg", "A chart")
    a_paper(item, b"Plain words.", "note.txt", "A note")

    told = packed(meeting)
    assert "What we found" in told
    assert "Four of ten files." in told
    assert "Plain words." in told


@pytest.mark.parametrize("data", [b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"])
def test_a_paper_that_cannot_be_in_the_pack_has_a_sheet_that_says_why_and_where(meeting, reading, data):
    paper = a_paper(an_item(meeting), data, "broken.pdf")

    told = packed(meeting)
    assert "This paper is not in the pack." in told
    assert f"https://desk.example/p/northborough/files/{paper.file_id}/" in told.replace("\n", "")


def test_a_strange_pdf_has_a_sheet_and_the_other_papers_are_there(meeting, reading):
    with Pdf.open(BytesIO(a_pdf())) as strange:
        strange.pages[0].obj.Resources = Dictionary(XObject=Name.X)
        kept = BytesIO()
        strange.save(kept)
    item = an_item(meeting)
    paper = a_paper(item, kept.getvalue(), "strange.pdf", "Strange")
    a_paper(item, a_pdf("Figures of the year"), "figures.pdf", "Figures")

    told = packed(meeting)
    assert "It could not be put together with other papers." in told
    assert f"https://desk.example/p/northborough/files/{paper.file_id}/" in told.replace("\n", "")
    assert "Figures of the year" in told


def test_a_word_file_that_cannot_be_read_spoils_no_pack(meeting, reading):
    written = Document()
    written.add_paragraph("Lost")
    kept, spoilt = BytesIO(), BytesIO()
    written.save(kept)
    with ZipFile(kept) as good, ZipFile(spoilt, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, b"<broken" if name == "word/document.xml" else good.read(name))
    item = an_item(meeting)
    a_paper(item, spoilt.getvalue(), "report.docx")

    assert "It could not be read as a Word document." in packed(meeting)


def test_only_the_newest_version_is_in_it_and_nothing_that_was_withdrawn(meeting, reading):
    item = an_item(meeting)
    first = a_paper(item, a_pdf("First version"), "one.pdf")
    replace_paper(paper=first, received=receive(an_upload(a_pdf("Second version"), "two.pdf")), by=TESTS, at=MADE_AT)
    wrong = a_paper(item, a_pdf("A wrong paper"), "wrong.pdf", "Wrong")
    withdraw_paper(paper=wrong, why="For another group", by=TESTS, at=MADE_AT)

    told = packed(meeting)
    assert "Second version" in told
    assert "First version" not in told
    assert "A wrong paper" not in told


def test_a_pack_for_every_member_leaves_out_what_not_every_member_may_see(meeting, reading):
    seats = list(meeting.group.seats.all())
    a_paper(an_item(meeting, "For all"), a_pdf("Open to all"), "one.pdf")
    named = an_item(meeting, "For the chair", audience=Audience.NAMED, seats=(seats[0],))
    a_paper(named, a_pdf("For the chair only"), "two.pdf")
    disputed = an_item(meeting, "The service of one of them")
    a_paper(disputed, a_pdf("About the service"), "three.pdf")
    record_conflict(item=disputed, whose=Whose(seats[1]), interest="Runs it", by=TESTS, at=MADE_AT)

    told = packed(meeting)
    assert "Open to all" in told
    assert "For the chair" not in told
    assert "the service" not in told.lower()


def test_a_pack_for_every_member_holds_the_actions_of_the_group_and_no_agencys(partnership, reading):
    group, seats = a_panel(partnership)
    item = an_item(everybody_came(a_meeting(group), seats))
    for what, owed in (("Read the plan", {"groups": [group]}), ("Send files", {"agencies": [seats[0].agency]})):
        give_action(item=item, what=what, due_on=NEXT, by=TESTS, at=AFTER, **owed)

    told = packed(begin_agenda(meeting=a_meeting(group, NEXT), by=TESTS, at=AFTER))
    assert "Read the plan" in told
    assert "Send files" not in told


def test_the_pack_of_a_page_is_for_whoever_asks(partnership, meeting):
    member = visitor("board_member", partnership)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        seat = meeting.group.seats.order_by("pk").first()
    fill_seat(seat=seat, sitting=Sitting(holder=member.user), from_on=date(2026, 1, 5), by=TESTS, at=MADE_AT)
    a_paper(an_item(meeting, "For all"), a_pdf("Open to all"), "one.pdf")
    item = an_item(meeting, "Their own service")
    record_conflict(item=item, whose=Whose(account=member.user), interest="Runs it", by=TESTS, at=MADE_AT)
    address = f"/p/northborough/meetings/{meeting.pk}/pack/"

    answer = member.get(address)
    told = words_of(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert "Made for A board member" in told
    assert "Open to all" in told
    assert "Their own service" not in told
    assert "Their own service" in words_of(visitor("coordinator", partnership).get(address).content)
    assert visitor("agency_lead", partnership).get(address).status_code == 404


def test_minutes_in_a_pack_say_all_that_the_page_of_the_meeting_says(partnership, reading):
    group, seats = a_panel(partnership)
    last = begin_agenda(meeting=a_meeting(group), by=TESTS, at=MADE_AT)
    item = an_item(last, "Neglect")
    other = an_item(last, "The move of a school")
    record_conflict(item=other, whose=Whose(seat=seats[1]), interest="A governor there", by=TESTS, at=MADE_AT)
    everybody_came(last, seats)
    decided = Decided("Agreed", "Four of ten", Decision.How.VOTED, (2, 1, 1))
    decision = record_decision(item=item, decided=decided, by=TESTS, at=AFTER)
    give_action(item=item, what="Repeat the audit", due_on=NEXT, groups=[group], by=TESTS, at=AFTER)
    write_minutes(item=item, words="It was talked over.", by=TESTS, at=AFTER)
    sign_off_minutes(meeting=fresh(last), signed_off_as="Chair", by=TESTS, at=AFTER)
    decision.refresh_from_db()
    add_addendum(decision=decision, words="From spring on", reason="The date was left out", by=TESTS, at=AFTER)
    coming = begin_agenda(meeting=a_meeting(group, NEXT), by=TESTS, at=AFTER)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        manager = Standing((Holding(space=partnership, role="partnership_manager"),), on=NEXT)
        told = words_of(made(pack_for(fresh(coming), manager, "the manager"), "https://desk.example"))
    assert "Voted on: 2 for, 1 against, 1 abstained." in told
    assert "From spring on (The date was left out)" in told
    assert "Repeat the audit" in told
    assert f"Declared in item {other.place}: {seats[1].what_it_is_for}" in told
    assert "A governor there" not in told


def test_a_pack_for_members_holds_no_record_that_one_of_them_may_not_see(partnership, reading):
    group, seats = a_panel(partnership)
    lead = visitor("agency_lead", partnership, seats[1].agency).user
    fill_seat(seat=seats[1], sitting=Sitting(holder=lead), from_on=MADE_AT.date(), by=TESTS, at=MADE_AT)
    meeting = a_meeting(group, NEXT)
    risk = a_risk(partnership, title="Too few health visitors")
    add_due(meeting=meeting, picked=[("risk", risk.pk)], by=TESTS, at=MADE_AT)
    an_item(meeting, "Neglect")

    assert [one.title for one in pack_for_members(fresh(meeting), NEXT).items] == ["Neglect"]
    assert "one may be missing" in packed(meeting)


def test_nobody_is_told_that_a_paper_is_missing_which_they_may_not_see(partnership, meeting, reading):
    item = an_item(meeting, "Neglect", paper_wanted=True)
    assert "A paper is to follow" in packed(meeting)

    received = receive(an_upload(a_pdf(), "audit.pdf"))
    add_paper(item=item, title="The audit", received=received, audience=Audience.MEMBERS, by=TESTS, at=MADE_AT)
    observer = visitor("board_member", partnership).user
    add_seat(
        group=meeting.group,
        details=SeatDetails(role=Seat.Role.OBSERVER, post="Observer"),
        sitting=Sitting(holder=observer),
        starts_on=meeting.group.starts_on,
        by=TESTS,
        at=MADE_AT,
    )
    (shown,) = agenda_of(fresh(meeting), standing_of(observer, NEXT))
    assert (shown.papers, shown.paper_is_missing) == ([], False)
