"""What a file of cases says of its lines before it is loaded, for every pathway, and to whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.clocks import count_clocks
from goldthread.cases.casework.factories import somebody, somebody_before
from goldthread.cases.casework.from_files import kind_code
from goldthread.cases.casework.models import Case
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.imports.commands import note_refused
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import Desk, sentences, states
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .test_cases_from_files import HEADINGS, LADO, NOW, a_line, client_of

pytestmark = pytest.mark.django_db


def a_disagreement(kind, **changed):
    """A good line of its file; ``changed`` by field."""
    said = {
        "happened_at": "1 May 2026",
        "safety": "The child is not in immediate danger",
        "raised_by": "Police",
        "against": "Council",
        "child": "A. B.",
        "topic": "Threshold: the level of help or protection",
        "concern": "It is not agreed.",
        "wanted": "Look again.",
        **changed,
    }
    return [said.get(one.key, "") for one in kind.fields]


def test_every_pathway_has_a_kind_of_file_made_from_its_declaration(partnership):
    police, council = an_agency(partnership, "Police"), an_agency(partnership, "Council")
    desk = Desk(partnership, somebody("coordinator", partnership), NOW)
    assert {kind_code(one) for one in PATHWAYS.values()} <= KINDS.keys()
    kind = KINDS["cases-professional-disagreement"]
    headings = [one.label for one in kind.fields]

    good, bad = a_disagreement(kind), a_disagreement(kind, against="Police")
    checked = desk.look(file := desk.take(kind.code, headings, good, bad))
    assert states(checked) == {2: State.NEW, 3: State.PROBLEM}
    desk.load(file)

    (case,) = desk.rows(Case)
    assert case.pathway == "professional-disagreement"
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        raised = case.rules.step("raised").record.objects.get(case=case)
    assert (raised.raised_by_id, raised.against_id, raised.topic) == (police.pk, council.pk, "threshold")


def test_an_agency_is_not_told_what_the_desk_called_its_file_and_the_case(partnership):
    an_agency(partnership, "Police")
    council = an_agency(partnership, "Council")
    desk = Desk(partnership, somebody("coordinator", partnership), timezone.now())
    kind = KINDS["cases-professional-disagreement"]
    line = a_disagreement(kind, own_number="Bramble 7")
    desk.load(desk.take(kind.code, [one.label for one in kind.fields], line, name="Bramble family.xlsx"))
    (case,) = desk.rows(Case, "space")

    of_desk = client_of(desk.by).get(case.get_absolute_url()).text
    of_agency = client_of(somebody("agency_lead", partnership, council)).get(case.get_absolute_url())

    assert "Bramble family.xlsx, line 2" in of_desk
    assert "Bramble 7" in of_desk
    assert of_agency.status_code == 200
    assert "Bramble" not in of_agency.text


def test_whether_a_pathway_is_live_is_asked_once_for_its_register(partnership, officer):
    with CaptureQueriesContext(connection) as asked:
        page = client_of(officer).get(reverse("cases", args=[partnership.slug, "lado"]))

    assert page.status_code == 200
    assert sum('FROM "pathway_live"' in one["sql"] for one in asked) == 1


def test_a_line_that_seems_to_name_a_person_says_so_before_it_is_loaded(desk):
    an_agency(desk.space, "Northborough Council")
    named = a_line(1, What_the_concern_is="We heard that Tansy Bramble shouted at Rowan Ash.")
    fine = a_line(2, What_the_concern_is="A colleague of Northborough Council told us.")

    checked = desk.look(file := desk.take(LADO, HEADINGS, named, fine))

    assert [row.notes.get("about", "") for row in checked.rows] == [
        "“Tansy Bramble” and “Rowan Ash” may tell who a person is",
        "",
    ]
    assert checked.remarks[0].startswith("1 line to be loaded may tell who a person is")
    assert "neither the adult whom it is about nor a child" in checked.remarks[0]
    assert "If nobody is named there, load it as before" in checked.remarks[0]
    page = client_of(desk.by).get(reverse("file_check", args=[desk.space.slug, file.pk])).text
    assert "“Tansy Bramble” and “Rowan Ash” may tell who a person is" in page
    assert desk.load(file).records == 2


def test_before_the_pathway_is_live_each_line_says_so_and_nothing_leads_there(partnership):
    officer = somebody_before("designated_officer", partnership)
    desk = Desk(partnership, officer, NOW)

    checked = desk.look(desk.take(LADO, HEADINGS, a_line(1)))

    assert "is not live in this partnership" in sentences(checked)[2][0]
    page = client_of(officer).get(reverse("cases", args=[partnership.slug, "lado"])).text
    assert reverse("new_load", args=[partnership.slug]) not in page


def test_a_line_that_would_tell_an_agency_without_part_says_so(partnership):
    an_agency(partnership, "Police")
    desk = Desk(partnership, somebody("coordinator", partnership), NOW)
    an_agency(partnership, "Council")
    headings = ["Raised on", "safety", "raised by", "against", "child", "topic", "concern", "wanted"]
    line = ["1 May 2026", "safe", "Police", "Council", "A. B.", "threshold", "Not agreed.", "Look again."]

    checked = desk.look(desk.take("cases-professional-disagreement", headings, line))

    assert any(one.startswith("Council takes no part in this") for one in checked.rows[0].problems["against"])


def test_clocks_of_what_was_loaded_are_those_that_counting_anew_finds(partnership):
    for name in ("Police", "Council"):
        an_agency(partnership, name)
    desk = Desk(partnership, somebody("coordinator", partnership), NOW)
    kind = KINDS["cases-professional-disagreement"]
    desk.bring(kind.code, [one.label for one in kind.fields], a_disagreement(kind), a_disagreement(kind, child="C. D."))
    Desk(partnership, somebody("designated_officer", partnership), NOW).bring(LADO, HEADINGS, a_line(1), a_line(2))
    loaded = desk.rows(Clock)
    assert {one.code.partition("-")[0] for one in loaded} == {"ESC", "LADO"}

    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        for case in Case.objects.all():
            count_clocks(case, NOW)

    found = [vars(one) | {"_state": None} for one in desk.rows(Clock)]
    assert found == [vars(one) | {"_state": None} for one in loaded]


def test_whoever_sees_that_a_load_was_refused_is_told_of_the_gap_in_the_references(desk):
    file = desk.take(LADO, HEADINGS, a_line(1))
    address = reverse("file_check", args=[desk.space.slug, file.pk])
    assert "a gap is no missing case" not in client_of(desk.by).get(address).text

    note_refused(file=file, sentences={0: ["Something went wrong."]}, by=desk.by, at=NOW)

    assert "a gap is no missing case" in client_of(desk.by).get(address).text
