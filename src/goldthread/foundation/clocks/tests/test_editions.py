"""Which rule is in force on a day."""

from datetime import date

import pytest

from goldthread.foundation.clocks import Edition, Kind, Rule, rule_on, working_days
from goldthread.foundation.clocks.editions import check_apart
from goldthread.foundation.clocks.limits import Limit, Unit

OLD = Edition("wt-2018", "Working Together 2018", date(2018, 7, 4), date(2023, 12, 14))
NEW = Edition("wt-2023", "Working Together 2023", date(2023, 12, 15))


def rule(edition, number):
    return Rule(working_days(number), Kind.GUIDANCE, edition, "chapter 5")


RULES = [rule(NEW, 10), rule(OLD, 15)]


def test_each_day_has_the_rule_of_its_own_edition():
    assert rule_on(RULES, date(2023, 12, 14)).limit == working_days(15)
    assert rule_on(RULES, date(2023, 12, 15)).limit == working_days(10)
    assert rule_on(RULES, date(2018, 7, 3)) is None


def test_two_rules_of_one_day_are_refused():
    check_apart(RULES)
    with pytest.raises(ValueError, match="wt-2018 and wt-2023 are in force on the same day"):
        check_apart([rule(Edition("wt-2018", "Working Together 2018"), 15), rule(NEW, 10)])


def test_a_rule_says_where_it_comes_from():
    with pytest.raises(ValueError, match="says nowhere where it comes from"):
        Rule(working_days(1), Kind.LOCAL, NEW, "")


def test_an_edition_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="ends before it begins"):
        Edition("x", "X", date(2020, 1, 1), date(2019, 1, 1))


@pytest.mark.parametrize("number", [0, -1, 10_001])
def test_a_limit_that_nobody_can_mean_is_refused(number):
    with pytest.raises(ValueError, match="A limit is from 1 to 10000 working days"):
        working_days(number)


def test_a_limit_reads_as_people_say_it():
    assert str(working_days(15)) == "15 working days"
    assert str(Limit(1, Unit.HOURS)) == "1 hour"
