"""A paper asked of an agency comes from the agency itself; a paper may be for fewer than see its item."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pikepdf import Pdf

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.documents.rendering.pdf import as_pdf
from goldthread.foundation.files.factories import a_package, an_upload
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.groups.commands import SeatDetails, Sitting, add_seat
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict
from goldthread.partnership.meetings.commands.papers import add_paper, replace_paper, send_paper
from goldthread.partnership.meetings.factories import MADE_AT, TESTS, a_meeting, a_panel, an_item
from goldthread.partnership.meetings.models import Audience, Paper

pytestmark = pytest.mark.django_db
BASE = "/p/northborough/meetings"
TODAY = date(2026, 11, 9)


@pytest.fixture
def police(partnership):
    return an_agency(partnership, "Police")


@pytest.fixture
def lead(partnership, police):
    return visitor("agency_lead", partnership, police)


@pytest.fixture
def panel(partnership):
    return a_panel(partnership)


@pytest.fixture
def item(panel, police):
    on = timezone.localdate().replace(year=timezone.localdate().year + 1, month=6, day=15)
    return an_item(a_meeting(panel[0], on), "Calls at night", paper_wanted=True, agency=police)


def papers_of(item):
    with opened(actor=SYSTEM_ACTOR, reading=[item.space_id]):
        return list(Paper.objects.filter(item=item).select_related("agency").order_by("pk"))


def send(client, item, upload=None, **more):
    return client.post(
        f"{BASE}/items/{item.pk}/papers/send/", {"title": "Report", "file": upload or an_upload(), **more}
    )


def test_a_lead_sends_the_paper_that_was_asked_and_sends_it_again(lead, item):
    assert "Calls at night" in lead.get(f"{BASE}/papers/").text
    send(lead, item)
    send(lead, item)

    first, second = papers_of(item)
    assert (first.agency.name, first.is_late, second.replaces_id) == ("Police", False, first.pk)
    assert "Sent" in lead.get(f"{BASE}/papers/").text
    assert lead.get(f"/p/northborough/files/{second.file_id}/").status_code == 200
    assert lead.get(f"{BASE}/{item.meeting_id}/").status_code == 404


def test_what_others_put_with_the_item_is_not_the_agencys_to_read_and_stays_when_it_sends(lead, item):
    told = {"title": "Covering note of the unit", "audience": Audience.MEMBERS, "received": receive(an_upload())}
    note = add_paper(item=item, **told, by=TESTS, at=MADE_AT)
    assert lead.get(f"/p/northborough/files/{note.file_id}/").status_code == 404

    send(lead, item)
    first, second = papers_of(item)
    assert (first.title, second.title, second.replaces_id) == ("Covering note of the unit", "Report", None)
    assert second.audience == Audience.MEETING


def test_what_took_the_place_of_an_agencys_paper_is_still_the_agencys(lead, item):
    send(lead, item)
    newer = replace_paper(paper=papers_of(item)[0], received=receive(an_upload()), by=TESTS, at=MADE_AT)
    assert lead.get(f"/p/northborough/files/{newer.file_id}/").status_code == 200

    send(lead, item)
    assert papers_of(item)[-1].replaces_id == newer.pk


def test_what_comes_after_the_day_is_late(partnership, panel, police, lead, reading):
    item = an_item(a_meeting(panel[0]), paper_wanted=True, agency=police)
    received = receive(an_upload())
    late = timezone.now().replace(year=2026, month=11, day=12)
    paper = send_paper(space=partnership, item=item, title="Report", received=received, by=lead.user, at=late)
    assert paper.is_late


def test_nobody_sends_a_paper_of_another_agency(partnership, item):
    other = visitor("agency_lead", partnership, an_agency(partnership, "Health"))
    assert "Calls at night" not in other.get(f"{BASE}/papers/").text
    assert send(other, item).status_code == 404
    with pytest.raises(Refused, match="for others to send"):
        told = {"space": partnership, "item": item, "title": "Report", "received": receive(an_upload())}
        send_paper(**told, by=other.user, at=timezone.now())
    assert papers_of(item) == []


def test_a_lead_with_a_conflict_is_asked_for_nothing(lead, item):
    record_conflict(item=item, whose=Whose(account=lead.user), interest="Runs it", by=TESTS, at=MADE_AT)

    assert "Calls at night" not in lead.get(f"{BASE}/papers/").text
    assert send(lead, item).status_code == 404


def test_a_file_without_pages_says_what_the_pack_will_show_before_it_is_sent(lead, item):
    workbook = SimpleUploadedFile("budget.xlsx", a_package("xlsx"))
    answer = send(lead, item, workbook).text
    assert "An Excel workbook has no pages: in its place the pack says where to read it." in answer
    assert papers_of(item) == []

    workbook.seek(0)
    send(lead, item, workbook, as_sent="on")
    assert len(papers_of(item)) == 1


def test_a_scan_says_that_nobody_can_listen_to_it_before_it_is_sent(lead, item):
    scan = SimpleUploadedFile("scan.pdf", without_tags())
    answer = send(lead, item, scan).text
    assert "This PDF has no tags" in answer
    assert papers_of(item) == []

    scan.seek(0)
    send(lead, item, scan, as_sent="on")
    assert len(papers_of(item)) == 1


def test_a_tagged_pdf_is_asked_nothing(lead, item):
    send(lead, item, SimpleUploadedFile("report.pdf", as_pdf("<html lang='en'><title>R</title><h1>R</h1></html>")))
    assert len(papers_of(item)) == 1


def without_tags():
    kept = BytesIO()
    with Pdf.new() as plain:
        plain.add_blank_page(page_size=(595, 842))
        plain.save(kept)
    return kept.getvalue()


def test_a_paper_for_members_is_not_for_observers_nor_wider_than_its_item(partnership, panel, reading):
    group, _ = panel
    people = {role: make_user(f"{role}@panel.example", role) for role in (Seat.Role.MEMBER, Seat.Role.OBSERVER)}
    for role, user in people.items():
        details = SeatDetails(post=f"Post of {role}", role=role)
        told = {"details": details, "sitting": Sitting(holder=user), "starts_on": group.starts_on}
        add_seat(group=group, **told, by=TESTS, at=MADE_AT)
    meeting = a_meeting(group)
    for audience in (Audience.MEETING, Audience.MEMBERS):
        for paper in (Audience.MEETING, Audience.MEMBERS):
            item = an_item(meeting, f"{audience}", audience=audience)
            told = {"title": f"{audience} {paper}", "received": receive(an_upload()), "audience": paper}
            add_paper(item=item, **told, by=TESTS, at=MADE_AT)

    def sees(user):
        standing = Standing((Holding(space=partnership, user=user, role="board_member"),), on=TODAY)
        return sorted(Paper.objects.visible_to(standing).values_list("title", flat=True))

    assert sees(people[Seat.Role.OBSERVER]) == ["meeting meeting"]
    assert sees(people[Seat.Role.MEMBER]) == [
        "meeting meeting",
        "meeting members",
        "members meeting",
        "members members",
    ]
