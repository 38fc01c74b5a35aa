"""Loading a file: all of it or nothing, once, and undone as a whole."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from goldthread.foundation.actions.commands import ActionDetails, change_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.loads.loading import load_file
from goldthread.foundation.loads.problems import BadFile
from goldthread.foundation.loads.undoing import sourced_models, undo_load
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.factories import a_finding, an_action
from goldthread.partnership.learning.models import Review

from .seeded import AT, CHILD_C, LOADER, load_child_c, load_text, reading, seed_text

pytestmark = pytest.mark.django_db


def records(space: Space) -> dict[str, int]:
    with reading(space):
        return {model.__name__: n for model in sourced_models() if (n := model._default_manager.count())}


def test_the_same_file_again_changes_nothing_and_says_so(partnership: Space):
    first = load_child_c(partnership)
    before = records(partnership)

    again = load_text(seed_text(), partnership)

    assert (again.is_new, again.load.pk) == (False, first.load.pk)
    assert again.sentence == "This file was loaded before, on 23 November 2026. Nothing was changed."
    assert records(partnership) == before


def test_another_version_is_refused_and_names_the_earlier_load(partnership: Space):
    load_text(seed_text(), partnership)
    before = records(partnership)

    with pytest.raises(Refused, match=r"was loaded on 23 November 2026 from child-c-review\.yaml"):
        load_text(seed_text().replace("Child C\n", "Child D\n"), partnership)
    assert records(partnership) == before


def test_the_same_file_may_stand_in_two_partnerships(partnership: Space, neighbour: Space):
    assert load_text(seed_text(), partnership).is_new
    assert load_text(seed_text(), neighbour).is_new


def test_a_load_counts_its_records_and_says_what_it_left_out(partnership: Space):
    result = load_child_c(partnership)

    assert result.load.records == sum(result.counts.values())
    assert result.counts["action"] == 24
    assert result.left_out == ()


def test_undoing_removes_every_record_of_a_load_and_keeps_the_load(partnership: Space):
    load = load_child_c(partnership).load

    undo_load(load=load, by=LOADER, at=AT)

    with reading(partnership):
        assert not Review.objects.exists()
        assert not any(model._default_manager.filter(load=load).exists() for model in sourced_models())
        assert Agency.objects.filter(is_safeguarding_partner=True).count() == 3
        assert Load.objects.get(pk=load.pk).state == Load.State.UNDONE


def test_after_undoing_another_version_may_be_loaded(partnership: Space):
    undo_load(load=load_text(seed_text(), partnership).load, by=LOADER, at=AT)

    assert load_text(seed_text().replace("Child C\n", "Child D\n"), partnership).is_new


def test_undoing_twice_is_refused_with_a_sentence(partnership: Space):
    load = load_text(seed_text(), partnership).load
    undo_load(load=load, by=LOADER, at=AT)

    with pytest.raises(Refused, match="was undone before"):
        undo_load(load=load, by=LOADER, at=AT)


def test_undoing_is_refused_once_a_record_was_changed_here(partnership: Space):
    load = load_text(seed_text(), partnership).load
    with reading(partnership):
        action = Action.objects.get(reference="5.4.1")
    change_action(action=action, details=ActionDetails(title="Film"), by=LOADER, at=AT)

    with pytest.raises(Refused, match="1 actions of it were changed here"):
        undo_load(load=load, by=LOADER, at=AT)


def test_undoing_is_refused_once_something_here_depends_on_it(partnership: Space):
    load = load_text(seed_text(), partnership).load
    with reading(partnership):
        review = Review.objects.get()
    a_finding(review, number=9)

    with pytest.raises(Refused, match="1 findings recorded here since then depend on it"):
        undo_load(load=load, by=LOADER, at=AT)


def test_undoing_is_refused_once_people_added_an_action_to_the_review(partnership: Space):
    load = load_text(seed_text(), partnership).load
    with reading(partnership):
        review = Review.objects.get()
    an_action(review, "9.9")

    with pytest.raises(Refused, match="1 actions recorded here since then depend on it"):
        undo_load(load=load, by=LOADER, at=AT)


def test_an_agency_with_a_role_held_for_it_keeps_its_load(partnership: Space, standing_as):
    load = load_child_c(partnership).load
    with reading(partnership):
        agency = Agency.objects.filter(load=load).first()
    standing_as("agency_lead", partnership, agency)

    with pytest.raises(Refused, match="1 holdings recorded here since then"):
        undo_load(load=load, by=LOADER, at=AT)


@pytest.mark.django_db(transaction=True)
def test_two_people_loading_one_file_at_once_load_it_once(partnership: Space):
    def load(_: int) -> bool:
        try:
            return load_text(seed_text(), partnership).is_new
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(load, range(2))) == [False, True]


def test_a_stranger_may_load_nothing(partnership: Space, stranger):
    with pytest.raises(NotAllowed):
        load_file(seed_text().encode(), CHILD_C, space=partnership, by=stranger, at=AT)
    assert records(partnership) == {}


def test_a_failure_half_way_leaves_nothing(partnership: Space, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("goldthread.partnership.learning.importing.review_file.load_papers", broken)
    with pytest.raises(RuntimeError):
        load_text(seed_text(), partnership)
    monkeypatch.undo()

    assert records(partnership) == {}
    with reading(partnership):
        assert not Load.objects.exists()


ONE_FINDING = "  - number: 8\n    subject: contextual safeguarding approach\n"


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("    findings:\n      - 7\n      - 2\n", "    findings:\n      - 9\n      - 2\n", "there is no finding 9"),
        ("incident_date: '2019-01-08'", "incident_date: '2019-02-31'", "“2019-02-31” is not a real date"),
        ("incident_date: '2019-01-08'", "incident_date: 2019-02-31", "“2019-02-31” is not a real date"),
        ("incident_date: '2019-01-08'", "incident_date: last winter", "is not a date: write it as"),
        ("approved: '2020-05-07'", "approved: 2020-05", "is not a whole date"),
        ("  pseudonym: Child C\n", "", "“pseudonym” is missing"),
        ("  pseudonym: Child C\n", "  pseudonym:\n    - Child C\n", "“pseudonym” should be words"),
        ("  child_age_years: 14\n", "  child_age_years: fourteen\n", "should be a whole number"),
        ("  child_age_years: 14\n", "  child_age: 14\n", "“child_age” is not a name that is known here"),
        ("- number: 8\n", "- number: 7\n", "there are two of finding 7"),
        ("ref: 5.3.2\n", "ref: 5.3.1\n", "there are two of action 5.3.1"),
        ("- id: o2\n", "- id: o1\n", "there are two of outcome o1"),
        ("type: serious case review", "type: inquiry", "“inquiry” is not a known type of review"),
        ("    due: 2020-09 (year inferred)", "    due: 2020-13", "“2020-13” is not a real date"),
        ("precision: year", "precision: month", "is not a date known to the month"),
        ("    direction: quality", "    direction: sideways", "should be 'up', 'down' or 'quality'"),
        ("url: https://www.walthamforest.gov.uk/content", "url: javascript:alert(1)//", "is not written as it should"),
    ],
)
def test_bad_input_gets_a_sentence_with_its_line_and_writes_nothing(
    partnership: Space, was: str, becomes: str, said: str
):
    text = seed_text()
    assert was in text
    before = text.index(was)

    with pytest.raises(BadFile) as refused:
        load_text(text.replace(was, becomes, 1), partnership)

    found = [problem for problem in refused.value.problems if said in problem.words]
    assert found, str(refused.value)
    assert abs(found[0].line - text.count("\n", 0, before) - 1) <= 11
    assert records(partnership) == {}


def test_every_problem_is_named_at_once(partnership: Space):
    text = seed_text().replace("  pseudonym: Child C\n", "").replace("child_age_years: 14", "child_age_years: x")

    with pytest.raises(BadFile) as refused:
        load_text(text, partnership)

    assert len(refused.value.problems) == 2


def test_a_file_of_another_kind_is_refused_with_the_kinds_that_are_known(partnership: Space):
    with pytest.raises(BadFile, match="Known kinds: a review with its findings and actions"):
        load_text("shopping:\n  - milk\n", partnership)


def test_a_file_that_is_not_there_is_a_sentence(partnership: Space, tmp_path):
    with pytest.raises(BadFile, match="could not be read"):
        load_file(tmp_path / "nothing.yaml", space=partnership, by=LOADER, at=AT)


def test_a_review_that_another_file_brought_is_refused_in_a_sentence_and_nothing_is_kept(partnership: Space):
    load_child_c(partnership)
    before = records(partnership)
    other = seed_text().replace("dataset: child-c-review", "dataset: child-c-again")

    with pytest.raises(Refused, match="the file holds a review that is here already"):
        load_text(other, partnership, "again.yaml")

    assert records(partnership) == before
