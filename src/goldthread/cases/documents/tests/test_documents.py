"""Who reads a document of a case, who changes it, and what becomes of it."""

from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module

import pytest
from django.db import connection

from goldthread.cases.casework.factories import RAISED_AT, a_basis, seen_by
from goldthread.cases.casework.models import CaseEvent, CaseSharing
from goldthread.cases.casework.queries import events_of
from goldthread.cases.casework.sharing import basis_before, sharings_of
from goldthread.cases.documents.commands import replace_document, share_document, withdraw_document
from goldthread.cases.documents.factories import SAID, a_document
from goldthread.cases.documents.models import CaseDocument, CaseDocumentFile
from goldthread.cases.going_live.commands import end_part
from goldthread.cases.going_live.models import TakingPart
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.retention.belonging import belonging_to
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

ENDS = import_module("goldthread.cases.casework.migrations.0010_a_sharing_has_an_end")
pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=1)


def readers(document, *people, at=LATER):
    """Which of them see it, and its file with it."""
    found = []
    for person in people:
        with opened(actor=SYSTEM_ACTOR, reading=[document.space_id]):
            standing = seen_by(person, at)
            sees = CaseDocument.objects.visible_to(standing).filter(pk=document.pk).exists()
            files = StoredFile.objects.visible_to(standing).filter(pk__in=files_of(document))
            assert files.exists() == sees
        found += [person] if sees else []
    return found


def files_of(document):
    return CaseDocumentFile.objects.filter(document=document).values("file")


def told(case, person):
    """The lines about documents that somebody finds on the timeline."""
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        events = events_of(case, seen_by(person, LATER))
        return [(event.what, event.words) for event in events if event.kind in CaseEvent.OF_DOCUMENTS]


def newer():
    return receive(an_upload(b"She was absent for ten days.", "report-2.txt"))


def test_what_an_agency_adds_is_read_by_it_and_the_office_and_once_shared_by_the_others(
    case, constable, social_worker, manager, scrutineer
):
    document = a_document(case, by=constable, at=LATER)
    assert readers(document, constable, social_worker, manager, scrutineer) == [constable, manager, scrutineer]
    assert told(case, social_worker) == []

    share_document(document=document, basis=a_basis(), by=constable, at=LATER)

    assert readers(document, social_worker) == [social_worker]
    assert told(case, manager) == [
        ("Document shared", "Report of the school"),
        ("Document added", "Report of the school"),
    ]
    with pytest.raises(Refused, match="already"):
        share_document(document=document, basis=a_basis(), by=manager, at=LATER)


def test_what_the_office_adds_no_agency_reads_until_it_is_shared(case, constable, social_worker, manager):
    kept = a_document(case, by=manager, at=LATER)
    shared = a_document(case, by=manager, at=LATER, is_shared=True)

    assert readers(kept, constable, social_worker) == []
    assert readers(shared, constable, social_worker) == [constable, social_worker]
    for change in (
        lambda: share_document(document=kept, basis=a_basis(), by=constable, at=LATER),
        lambda: replace_document(document=shared, file=newer(), by=constable, at=LATER),
        lambda: withdraw_document(document=shared, why="It is ours.", by=social_worker, at=LATER),
    ):
        with pytest.raises(Refused):
            change()


def test_only_whoever_it_came_from_replaces_it_and_earlier_files_stay(case, constable, manager):
    document = a_document(case, by=constable, at=LATER)
    with pytest.raises(NotAllowed):
        replace_document(document=document, file=newer(), by=manager, at=LATER)

    replace_document(document=document, file=newer(), by=constable, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        files = document.files.order_by("number").values_list("number", "file__name")
        assert list(files) == [(1, "report.txt"), (2, "report-2.txt")]
    assert told(case, manager)[0] == ("Document replaced", "Report of the school")


def test_what_is_withdrawn_is_shared_no_longer_and_says_why(case, constable, social_worker, manager):
    document = a_document(case, by=constable, at=LATER, is_shared=True)
    with pytest.raises(Refused, match="Enter why"):
        withdraw_document(document=document, why=" ", by=manager, at=LATER)

    withdraw_document(document=document, why="Of another child.", by=manager, at=LATER)

    assert readers(document, constable, social_worker, manager) == [constable, manager]
    assert told(case, manager)[0] == ("Document withdrawn", "Report of the school: Of another child.")
    with pytest.raises(Refused, match="was withdrawn"):
        replace_document(document=document, file=newer(), by=constable, at=LATER)


def test_who_reads_only_and_who_has_a_conflict_adds_none(case, constable, manager, scrutineer):
    before = LATER - timedelta(hours=1)
    declare_conflict(about=case, account=constable, kind="own_family", words="", by=manager, at=before)

    for person in (scrutineer, constable):
        with pytest.raises(Refused):
            a_document(case, by=person, at=LATER)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert not CaseDocument.objects.exists()


def test_a_closed_case_takes_none_and_its_own_stay_as_they_are(case, constable, manager, closing):
    document = a_document(case, by=constable, at=LATER)
    closed = closing(case, LATER)

    for change in (
        lambda: a_document(closed, by=constable, at=LATER),
        lambda: replace_document(document=document, file=newer(), by=constable, at=LATER),
        lambda: share_document(document=document, basis=a_basis(), by=manager, at=LATER),
    ):
        with pytest.raises(Refused, match="Open it again first"):
            change()
    assert readers(document, constable, manager) == [constable, manager]


def test_what_was_shared_by_mistake_is_withdrawn_after_the_end_of_the_case_too(
    case, constable, social_worker, manager, closing
):
    document = a_document(case, by=constable, at=LATER, is_shared=True)
    closing(case, LATER)

    withdraw_document(document=document, why="Of another child.", by=manager, at=LATER)

    assert readers(document, constable, social_worker, manager) == [constable, manager]


@pytest.mark.parametrize("is_replaced_first", [True, False])
def test_of_what_is_shared_others_read_the_newest_file_alone(
    case, constable, social_worker, manager, is_replaced_first
):
    document = a_document(case, by=constable, at=LATER, is_shared=not is_replaced_first)
    replace_document(document=document, file=newer(), by=constable, at=LATER)
    if is_replaced_first:
        share_document(document=document, basis=a_basis(), by=constable, at=LATER)

    def names(person):
        with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
            seen = StoredFile.objects.visible_to(seen_by(person, LATER)).filter(pk__in=files_of(document))
            return sorted(seen.values_list("name", flat=True))

    assert names(social_worker) == ["report-2.txt"]
    assert len(names(constable)) == len(names(manager)) == 2


def test_what_was_begun_of_one_goes_with_its_case(case, constable):
    assert f"add-document-{case.pk}" in [step.format(pk=case.pk) for step in KINDS["case"].drafts]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (replace(SAID, title=" "), "Enter what the document is called"),
        (replace(SAID, kind="film"), "Select what kind"),
        (replace(SAID, dated_on=date(2026, 12, 24)), "today or in the past"),
        (replace(SAID, note="a" * 20_001), "20,000 characters"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(case, manager, said, words):
    with pytest.raises(Refused, match=words) as refused:
        a_document(case, by=manager, at=LATER, said=said)

    assert refused.value.field


def test_an_agency_that_takes_no_more_part_reads_none(case, council, social_worker, manager):
    document = a_document(case, by=social_worker, at=LATER)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        part = TakingPart.objects.get(agency=council, pathway=case.pathway)
    end_part(part=part, on=LATER.date(), why="It was dissolved.", by=manager, at=LATER)

    assert readers(document, social_worker, manager, at=LATER + timedelta(hours=1)) == [manager]
    with pytest.raises(Refused):
        a_document(case, by=social_worker, at=LATER + timedelta(hours=1))


def test_all_of_it_goes_with_its_case(case, constable, manager, closing):
    document = a_document(case, by=constable, at=LATER)
    replace_document(document=document, file=newer(), by=constable, at=LATER)
    closing(case, LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        rows = belonging_to(KINDS["case"], [case.pk]).rows

    models = [model for model, _ in rows]
    assert (models.count(CaseDocument), models.count(CaseDocumentFile), models.count(StoredFile)) == (1, 2, 2)


def test_nothing_is_shared_without_a_lawful_basis(case, constable):
    document = a_document(case, by=constable, at=LATER)

    with pytest.raises(Refused, match="Until then nothing is shared") as refusal:
        share_document(document=document, basis=a_basis(gateway=""), by=constable, at=LATER)

    assert refusal.value.field == "gateway"
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert CaseDocument.objects.get().shared_at is None
        assert not CaseSharing.objects.exists()


def test_a_document_that_is_withdrawn_is_shared_no_more_and_it_stays_on_record_since_when(case, constable):
    document = a_document(case, by=constable, at=LATER)
    share_document(document=document, basis=a_basis(), by=constable, at=LATER)
    hour = LATER + timedelta(hours=1)

    withdraw_document(document=document, why="It names another child.", by=constable, at=hour)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        kept = CaseSharing.objects.get()
    assert (kept.shared_at, kept.ended_at, kept.ended_by_id) == (LATER, hour, constable.pk)


def test_who_shares_and_who_reads_all_of_the_case_read_on_which_basis(case, constable, social_worker, manager):
    document = a_document(case, by=constable, at=LATER)
    share_document(document=document, basis=a_basis(), by=constable, at=LATER)

    def kept(person):
        with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
            return [one.what for one in sharings_of(case, seen_by(person, LATER), document)]

    assert [kept(one) for one in (constable, manager, social_worker)] == [[document.title], [document.title], []]
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        suggested = basis_before(case, seen_by(manager, LATER))
    assert suggested["gateway"] == "ca1989_s47"
    assert not {"rationale", "informed", "informed_why"} & suggested.keys()


def test_what_was_withdrawn_before_it_was_kept_when_a_sharing_ends_is_shared_no_more(case, constable, manager):
    withdrawn, stays = (a_document(case, by=constable, at=LATER, is_shared=True) for _ in range(2))
    withdraw_document(document=withdrawn, why="Of another case.", by=manager, at=LATER + timedelta(hours=1))
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id), connection.cursor() as cursor:
        CaseSharing.objects.update(ended_at=None, ended_by=None)
        cursor.execute(ENDS.ENDED_BEFORE)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        ended = {one: CaseSharing.objects.about(one).get().ended_at for one in (withdrawn, stays)}
    assert ended == {withdrawn: LATER + timedelta(hours=1), stays: None}
