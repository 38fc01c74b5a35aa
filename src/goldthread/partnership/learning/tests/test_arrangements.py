"""One board at two dates, and two boards with the same initials."""

from datetime import date

import pytest

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.groups.queries import compare
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.seeding import load_seed, seed_partnerships

from .seeded import ARRANGEMENTS, AT, LOADER, reading

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2019, 6, 26), date(2019, 6, 27)


@pytest.fixture
def waltham_forest(partnership: Space):
    load_seed(ARRANGEMENTS, space=partnership, by=LOADER, at=AT)
    with reading(partnership):
        yield partnership


def names(rows) -> set[str]:
    return set(rows.values_list("name", flat=True))


def test_the_six_sub_groups_end_where_the_new_arrangements_begin(waltham_forest: Space):
    before = Group.objects.in_force(BEFORE).filter(kind="sub_group")

    assert set(before.values_list("short_name", flat=True)) == {"CDOP", "SCRP", "PMQA", "PPD", "CSE", "CM"}
    assert set(before.filter(is_statutory=True).values_list("short_name", flat=True)) == {"CDOP", "SCRP"}
    assert not Group.objects.in_force(AFTER).filter(kind="sub_group").exists()
    assert all("Inferred" in group.dates_note for group in before)


def test_the_executive_comes_with_the_new_arrangements(waltham_forest: Space):
    assert "Strategic Partnership Executive" not in names(Group.objects.in_force(BEFORE))
    assert "Strategic Partnership Executive" in names(Group.objects.in_force(AFTER))


def test_the_board_is_one_with_a_chair_before_and_a_scrutineer_after(waltham_forest: Space):
    board = Group.objects.get(name="Waltham Forest Safeguarding Children Board")
    roles = [
        set(Seat.objects.filter(group=board).in_force(day).values_list("role", flat=True)) for day in (BEFORE, AFTER)
    ]

    assert roles == [{"independent_chair"}, {"independent_scrutineer"}]
    assert Group.objects.in_force(AFTER).filter(kind="board").count() == 4


def test_one_panel_meets_since_september_2016_without_substitutes(waltham_forest: Space):
    panel = Group.objects.get(name="One Panel")

    assert (panel.starts_on, panel.cadence, panel.substitutes_allowed) == (date(2016, 9, 1), "monthly", False)
    assert "September 2016" in panel.dates_note
    assert panel.seats.filter(role="member").count() == 8
    assert "15 working days" in panel.note


def test_three_partners_and_nine_relevant_agencies_take_part(waltham_forest: Space):
    assert Agency.objects.filter(is_safeguarding_partner=True).count() == 3
    assert Agency.objects.filter(is_relevant_agency=True).count() == 9


def test_nobody_is_named(waltham_forest: Space):
    assert not Seat.objects.exclude(holder_name="", deputy_name="").exists()


def test_two_boards_with_the_same_initials_stay_apart(db: None):
    spaces = {space.slug: space for space in seed_partnerships(by=LOADER, at=AT)}

    with reading(*spaces.values()):
        boards = Group.objects.filter(kind="board", short_name="WSCB").order_by("name")
        assert [(board.name, board.space.slug) for board in boards] == [
            ("Wandsworth Safeguarding Children Board", "wandsworth"),
            ("Wirral Safeguarding Children Board", "wirral"),
        ]
        assert all(space.is_live and "real board" in space.name for space in spaces.values())


def test_seeding_again_changes_nothing(db: None):
    first = seed_partnerships(by=LOADER, at=AT)
    second = seed_partnerships(by=LOADER, at=AT)

    with reading(*first):
        assert [space.pk for space in second] == [space.pk for space in first]
        assert Load.objects.count() == 4


def test_a_review_published_on_no_known_day_is_published_all_the_same(db: None):
    spaces = seed_partnerships(by=LOADER, at=AT)

    with reading(*spaces):
        joint = Review.objects.get(reference="child-y")
        assert (joint.is_published, joint.published_on) == (True, None)
        assert (joint.board_as_printed, joint.joint_with) == ("Southwark", "Wandsworth")
        assert Review.objects.get(reference="baby-eliza").published_on == date(2019, 3, 15)
        assert not Review.objects.get(reference="child-j").is_published


def test_the_reform_compared_tells_new_gone_changed_and_unchanged_apart(waltham_forest: Space):
    found = compare(waltham_forest.pk, BEFORE, AFTER)

    assert [group.short_name for group in found.gone] == ["CDOP", "CSE", "CM", "PMQA", "PPD", "SCRP"]
    assert [group.name for group in found.new] == ["Strategic Partnership Executive"]
    assert [(change.after.name, change.what_changed) for change in found.changed] == [
        ("Waltham Forest Safeguarding Children Board", ["chair", "seats"])
    ]
    assert "One Panel" in [same.after.name for same in found.unchanged]
    assert not {same.after.pk for same in found.unchanged} & {change.after.pk for change in found.changed}
