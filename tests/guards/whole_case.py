"""A restricted case with everything that hangs on one, a refuge too, and the addresses of all pages about it."""

from datetime import UTC, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldthread.cases.casework.factories import a_basis, somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.chronology.commands import list_person, upload_entries
from goldthread.cases.chronology.commands.people import PersonSaid
from goldthread.cases.chronology.factories import a_copy, a_lane, told
from goldthread.cases.chronology.received import TakeUp, read_for
from goldthread.cases.disclosures.factories import an_area_told
from goldthread.cases.documents.factories import a_document
from goldthread.cases.letters.commands import order_letter
from goldthread.cases.letters.jobs import make_case_letter
from goldthread.cases.people.factories import REFUGE, a_home, a_person
from goldthread.cases.people.models import LivesThere, Person, SaidName, ToCheck
from goldthread.cases.requests.commands import record_reply_for
from goldthread.cases.requests.factories import NOTHING, a_link, a_request, lane_to
from goldthread.cases.requests.models import LaneLink
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.grants.commands import declare_conflict, give_grant
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact, then

BEGAN = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


def a_concern(partnership: Space) -> Case:
    """A restricted case, just begun."""
    day = BEGAN.date()
    first = somebody("designated_officer", partnership, name="first")
    return a_contact(partnership, by=first, at=BEGAN, concern_on=day, known_on=day)


def hanging_on(case: Case, partnership: Space, neighbour: Space) -> dict[str, Any]:
    """What hangs on the case, by what an address calls it. A neighbour was told of it."""
    school = an_agency(partnership, "Northborough Academy", kind="academy")
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        officer = case.lead
    now = timezone.now()
    lane = lane_to(school, a_request(case, [school], by=officer, at=now))
    a_link(lane, now, by=officer)
    other_lane = lane_to(school, a_request(case, [school], by=officer, at=now))
    reply = record_reply_for(lane=other_lane, reply=NOTHING, told_by="Head", replied_at=now, by=officer, at=now)
    lane_of_chronology = a_lane(case, school, by=officer)
    entry = told(lane_of_chronology, "3 May 2019", by=officer)
    csv = b"Date,What happened,Source\n4 May 2019,A visit,The file\n"
    upload = upload_entries(
        lane=lane_of_chronology,
        sent=read_for(lane_of_chronology, receive(SimpleUploadedFile("rows.csv", csv, "text/csv")), "", now),
        take=TakeUp.GOOD,
        by=officer,
        at=now,
    )
    person = list_person(
        chronology=lane_of_chronology.chronology, person=PersonSaid("Child A", ["Ada Synthetic"]), by=officer, at=now
    )
    copy = a_copy(lane_of_chronology.chronology, at=now)
    grant = give_grant(
        about=case,
        agency=school,
        standing_as="participant",
        purpose="Meets",
        ends_at=None,
        more=a_basis(),
        by=officer,
        at=now,
    )
    conflict = declare_conflict(
        about=case, account=somebody("board_member", partnership), kind="own_family", words="", by=officer, at=now
    )
    contact = _contact_of(case)
    letter = order_letter(case=case, record=contact, letter="contact", opening={}, words={}, by=officer, at=now)
    make_case_letter.func.__wrapped__(space_id=case.space_id, letter_id=letter.pk, at=now)
    document = a_document(case, by=officer, at=now, is_shared=True)
    then(case, "accepted", by=officer, at=now)
    somebody_in_it = a_person(case, by=officer, at=now)
    a_home(case, somebody_in_it, home=REFUGE, by=officer, at=now)
    to_check = _to_check(somebody_in_it, case, now)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return {
            "disclosure": an_area_told(case, neighbour, by=officer, at=now),
            "document": document,
            "document_file": document.files.get(),
            "request": lane.request,
            "lane": lane,
            "reply": reply,
            "link": LaneLink.objects.get(),
            "chronology_lane": lane_of_chronology,
            "entry": entry,
            "upload": upload,
            "person": person,
            "copy": copy,
            "grant": grant,
            "conflict": conflict,
            "clock": Clock.objects.filter(subject_kind="case").running().first(),
            "lane_clock": Clock.objects.filter(subject_kind="case_request_lane").first(),
            "contact": contact,
            "letter": letter,
            "letter_file": letter.files.order_by("pk")[0],
            "case": case,
            "somebody": somebody_in_it,
            "name": SaidName.objects.get(),
            "home": LivesThere.objects.get(),
            "check": to_check,
        }


def _to_check(person: Person, case: Case, at: datetime) -> ToCheck:
    """The steward of the register asks to check a number that the case tells."""
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        asked = {"what": ToCheck.What.NUMBER, "asked_at": at, "asked_by": case.lead}
        check: ToCheck = ToCheck.objects.create(space_id=case.space_id, person=person, case=case, **asked)
        return check


def _contact_of(case: Case) -> Any:
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return case.rules.step("contact").record.objects.select_related("space").get()


def addresses(records: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """By route, what stands in its address after the space."""
    case, contact = records["case"], records["contact"]
    lane, link, grant, conflict = (records[one].pk for one in ("lane", "link", "grant", "conflict"))
    own, entry = records["chronology_lane"].pk, records["entry"].pk
    record = (case.reference, "contact", contact.pk)
    sight = ("case", case.pk)
    by_reference = (
        *("case", "set_case_action", "hand_case", "reopen_case", "ask_agencies", "chronology", "ask_for_lanes"),
        *("share_chronology", "stop_sharing_chronology", "list_chronology_person", "add_case_document"),
        *("add_person", "people_of_case", "tell_area"),
    )
    one = (case.reference, records["somebody"].pk)
    document = (case.reference, records["document"].pk)
    of_document = ("case_document", "replace_case_document", "share_case_document", "withdraw_case_document")
    of_address = ("protected_address", "keep_address_secret", "tell_address_openly")
    of_lane = ("extend_lane", "withdraw_lane", "record_reply_for", "send_link_to_lane")
    of_chronology_lane = (
        *("chronology_lane", "shared_chronology", "tell_chronology_entry", "upload_chronology_entries"),
        *("hand_chronology_lane_in", "take_chronology_lane_back"),
    )
    of_clock = ("clock", "stop_clock", "start_clock_again", "explain_breach", "acknowledge_breach")
    return {
        **dict.fromkeys(by_reference, (case.reference,)),
        "record_step": (case.reference, "advised"),
        **dict.fromkeys(("case_record", "correct_record", "share_record"), record),
        **dict.fromkeys(("case_request", "withdraw_request"), (records["request"].pk,)),
        **dict.fromkeys(of_lane, (lane,)),
        "revoke_link_to_lane": (link,),
        "share_reply": (records["reply"].pk,),
        **dict.fromkeys(of_chronology_lane, (own,)),
        **dict.fromkeys(("change_chronology_entry", "strike_chronology_entry_out"), (entry,)),
        "order_chronology_copy": (case.reference, "pdf"),
        "chronology_copy": (records["copy"].pk,),
        "strike_chronology_upload_out": (records["upload"].pk,),
        **dict.fromkeys(("change_chronology_person", "unlist_chronology_person"), (records["person"].pk,)),
        **dict.fromkeys(of_document, document),
        **dict.fromkeys(("disclosure", "take_back_disclosure"), (case.reference, records["disclosure"].pk)),
        **dict.fromkeys(("say_where_person_lives", "say_who_person_is", "record_birth", "put_kind_right"), one),
        "say_checked": (case.reference, records["check"].pk),
        "tell_of_person": (*one, "name"),
        "take_back_of_person": (case.reference, "name", records["name"].pk),
        "end_of_person": (case.reference, "address", records["home"].pk),
        **dict.fromkeys(of_address, (case.reference, records["home"].pk)),
        **dict.fromkeys(of_clock, (records["clock"].pk,)),
        **dict.fromkeys(("who_may_see", "give_sight", "declare_conflict"), sight),
        **dict.fromkeys(("end_sight", "review_break_glass"), (*sight, grant)),
        "end_conflict": (*sight, conflict),
        **dict.fromkeys(("make_case_letter", "leave_case_letter"), (*record, "contact")),
        "case_letter": (case.reference, records["letter"].pk),
        "case_paper": (case.reference, "panel"),
    }
