"""The review of Child C as its report prints it (statutory.md 17, rows of seed 003, and the seed itself)."""

from datetime import date
from decimal import Decimal

import pytest

from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.sources.models import Basis, SourceOddity
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import (
    ActionNote,
    AssuranceMethod,
    Feedback,
    Finding,
    FindingAction,
    FindingLead,
    NotANumber,
    OutcomeStatement,
    Recommendation,
    Review,
    ReviewEvent,
    ReviewFigure,
    ReviewLink,
    ReviewNote,
)

from .seeded import load_child_c, load_text, reading, seed_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def child_c(partnership: Space):
    load_child_c(partnership)
    with reading(partnership):
        yield Review.objects.get(reference="child-c")


def action(reference: str) -> Action:
    return Action.objects.get(reference=reference)


def test_the_days_of_the_review_are_those_of_the_report(child_c: Review):
    assert child_c.incident_on == date(2019, 1, 8)
    assert child_c.commenced is not None
    assert child_c.commenced.isoformat() == "2019-02"
    assert (child_c.approved_on, child_c.published_on) == (date(2020, 5, 7), date(2020, 5, 26))
    assert (child_c.kind, child_c.child_age) == ("scr", 14)


def test_the_timeline_gives_the_reason_beside_the_delay(child_c: Review):
    events = ReviewEvent.objects.order_by("happened_on", "pk")

    assert events.count() == 11
    late = events.get(happened_on="2020-05-07")
    assert late.delay_reason == "the reviewer had to take account of a criminal trial"
    assert events.exclude(delay_reason="").count() == 1
    assert events.filter(year_inferred=True).count() == 3
    assert events.get(is_planned=True, happened_on="2021-03-01").computed == "report date plus six months"


def test_eight_findings_are_five_with_a_lead_and_three_already_amended(child_c: Review):
    kinds = list(Finding.objects.order_by("number").values_list("response_type", flat=True))

    assert len(kinds) == 8
    assert kinds.count("no_recommendation_system_amended") == 3
    assert kinds[0] == "national_recommendation"
    assert Finding.objects.get(number=1).response_type_basis == Basis.INFERRED
    assert FindingLead.objects.values("finding").distinct().count() == 5


def test_leads_are_verbatim_and_matched_only_to_whom_they_name(child_c: Review):
    leads = FindingLead.objects.filter(finding__number=2).order_by("position")

    assert [lead.as_printed for lead in leads] == [
        "LBWF",
        "MOPAC",
        "Department for Education",
        "Ministry of Justice",
    ]
    assert str(leads[0].agency) == "Waltham Forest Council"
    assert leads[2].agency is not None
    assert leads[2].agency.kind == "national_department"


def test_a_recommendation_whose_words_are_not_printed_says_so(child_c: Review):
    assert Recommendation.objects.count() == 5
    assert {one.shown for one in Recommendation.objects.all()} == {"Made; its words are not in the source"}
    scopes = dict(Recommendation.objects.values_list("finding__number", "scope"))
    assert scopes == {1: "national", 2: "both", 3: "both", 6: "local", 8: "local"}


def test_nineteen_actions_and_five_cross_cutting_ones_are_kept_verbatim(child_c: Review):
    assert Action.objects.filter(is_cross_cutting=False).count() == 19
    assert Action.objects.filter(is_cross_cutting=True).count() == 5
    network = action("5.2.1-network")
    assert (network.status_as_printed, network.status) == ("continuing", "in_progress")
    assert network.owner_as_printed == "Safeguarding Adolescent Leads Network"


@pytest.mark.parametrize(
    ("reference", "printed", "ours"),
    [
        ("5.2.2", "done", "complete_pending_evidence"),
        ("5.2.1", "done and continuing", "complete_pending_evidence"),
        ("7.2", "done; reply awaited", "in_progress"),
        ("5.3.2", "pilot", "in_progress"),
        ("5.3.8-legal", "exploring", "in_progress"),
        ("5.3.4-audit", "planned", "open"),
        ("8.3", "offered", "open"),
        ("7.1", "received", "complete_pending_evidence"),
    ],
)
def test_an_imported_done_is_reported_done_and_no_more(child_c: Review, reference: str, printed: str, ours: str):
    assert (action(reference).status_as_printed, action(reference).status) == (printed, ours)


def test_nothing_imported_counts_as_closed_or_late(child_c: Review):
    assert not Action.objects.filter(status=Action.Status.CLOSED).exists()
    assert not Action.objects.overdue(date(2026, 11, 23)).exists()


def test_owners_are_matched_only_where_the_words_are_a_name_here(child_c: Review):
    matched = {
        reference: sorted(str(owner) for owner in ActionOwner.objects.filter(action=action(reference)))
        for reference in ("5.2.2", "5.3.2", "5.3.1", "7.1", "5.3.4")
    }

    assert matched == {
        "5.2.2": ["Strategic Partnership Unit"],
        "5.3.2": ["Waltham Forest and Newham Police"],
        "5.3.1": [],
        "7.1": ["Department for Education", "Home Office", "Ministry of Justice"],
        "5.3.4": [],
    }
    assert set(ActionOwner.objects.values_list("basis", flat=True)) == {Basis.INFERRED}
    assert action("5.3.2").owner_as_printed == "Police and MASH"


def test_one_action_serves_several_findings_and_what_is_inferred_is_marked(child_c: Review):
    served = FindingAction.objects.filter(action=action("5.3.6")).order_by("pk")

    assert [(link.finding.number, link.basis) for link in served] == [(7, "inferred"), (2, "inferred")]
    stated = FindingAction.objects.filter(basis=Basis.STATED)
    assert {link.action.reference for link in stated} == {"5.2.1"}


def test_a_date_in_words_counts_to_its_last_day_and_stays_in_words(child_c: Review):
    audit, group = action("5.3.4-audit"), action("6.2")

    assert (audit.due_as_printed, audit.due_precision) == ("later in 2020 (year inferred)", "year")
    assert audit.due_by == date(2020, 12, 31)
    assert (group.due_on, group.due_by) == (date(2020, 9, 1), date(2020, 9, 30))


def test_what_the_source_says_besides_is_kept(child_c: Review):
    kinds = list(ActionNote.objects.values_list("kind", flat=True))

    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "contributor": 2,
        "output": 1,
        "merged_from": 3,
        "reported_effect": 2,
        "frequency": 1,
        "reports_to": 1,
        "promise": 2,
    }
    assert OutcomeStatement.objects.count() == 5
    assert AssuranceMethod.objects.count() == 5
    assert ReviewLink.objects.count() == 2
    assert Feedback.objects.count() == 2
    assert ReviewNote.objects.filter(kind="committee_recommendation").count() == 2
    assert SourceOddity.objects.filter(dataset="child-c-review").count() == 6


def test_every_record_names_its_source_section_and_line(child_c: Review):
    for model in (Action, ActionOwner, Finding, FindingLead, FindingAction, ReviewFigure, ReviewEvent):
        assert not model.objects.filter(line=None).exists(), model
        assert not model.objects.filter(source="").exists(), model


def test_figures_keep_their_literal_and_refuse_sums_on_words(child_c: Review):
    figures = {figure.measure: figure for figure in ReviewFigure.objects.all()}
    urgent = figures["children given an urgent response since the service began"]

    assert len(figures) == 23
    assert figures["Home Office package"].literal == "£20 million"
    assert figures["practitioners trained in those sessions"].amount == Decimal(84)
    assert (urgent.value, urgent.qualifier) == ("64", "almost all within 48 hours")
    for measure in (urgent.measure, "time to urgent response", "review published", "year of the package"):
        with pytest.raises(NotANumber):
            _ = figures[measure].amount


def test_an_unknown_status_stands_as_not_started_with_a_note(partnership: Space):
    load_text(seed_text().replace("    status: exploring\n", "    status: parked\n"), partnership)

    with reading(partnership):
        assert action("5.3.8-legal").status == Action.Status.OPEN
        assert "“parked”" in action("5.3.8-legal").notes


def test_right_to_left_and_combining_characters_come_through(partnership: Space):
    title = "סרטון \u200fJose\u0301"
    load_text(seed_text().replace("Video by young people", title), partnership)

    with reading(partnership):
        assert action("5.4.1").title == title
