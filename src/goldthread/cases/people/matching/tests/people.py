"""Made-up people for the tests of matching, and strategies that make up more."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from goldthread.cases.people.identifiers.nhs_numbers import check_digit
from goldthread.cases.people.matching import Address, Known, Match, Name, Otherwise
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.uncertain_dates import NOT_KNOWN, UncertainDate

MILL_LANE = Address(("12 Mill Lane", "Northmere"), "ZZ1 1AA")
HIGH_STREET = Address(("Flat 3", "40 High Street", "Southmere"), "ZZ9 4BB")
ONE_NHS, OTHER_NHS = "9990000018", "9434765919"


def somebody(given="Ava", family="Thistlewood", born="2015-04-09", **more) -> Known:
    """A child of Mill Lane; what the test is about is given."""
    when = UncertainDate.of(PartialDate.parse(born)) if born else NOT_KNOWN
    known = Known((Name(given, family),), when, addresses=(MILL_LANE,))
    return replace(known, **more)


def also_known_as(known: Known, *names: Name) -> Known:
    return replace(known, names=(*known.names, *names))


def said(match: Match) -> list[str]:
    """All reasons in words."""
    return [reason.says for reason in (*match.reasons_for, *match.reasons_against)]


def levels(match: Match) -> dict[str, str]:
    return {reason.respect: reason.level for reason in (*match.reasons_for, *match.reasons_against)}


WORDS = st.one_of(
    st.text(max_size=12), st.sampled_from(["Ava", "O’Brien", "محمد", "王", "Zoë", "Smith-Jones", "Baby", ""])
)
NAMES = st.builds(Name, WORDS, WORDS)
DAYS = st.dates(date(1950, 1, 1), date(2026, 1, 1))
WHEN = st.one_of(
    st.just(NOT_KNOWN),
    DAYS.map(UncertainDate.on),
    DAYS.map(lambda day: UncertainDate.of(PartialDate(day.year, day.month))),
    DAYS.map(lambda day: UncertainDate.of(PartialDate(day.year), about=True)),
    DAYS.map(UncertainDate.before),
    DAYS.map(UncertainDate.after),
)
ADDRESSES = st.builds(
    Address,
    st.lists(st.sampled_from(["1 Mill Lane", "12 Mill Lane", "Flat 2", "40 High St", "Northmere", "", "?"])).map(tuple),
    st.sampled_from(["", "ZZ1 1AA", "zz11ab", "ZZ9 4BB"]),
    st.booleans(),
)
NHS_NUMBERS = st.one_of(
    st.sampled_from(["", ONE_NHS, OTHER_NHS, "123"]),
    st.text("0123456789", min_size=9, max_size=9).map(lambda nine: nine + (check_digit(nine) or "0")),
)


def _several(some):
    return st.lists(some, max_size=2).map(tuple)


def _people(mothers):
    otherwise = st.builds(Otherwise, _several(WHEN), _several(NHS_NUMBERS), st.just(()), st.just(()))
    return st.builds(
        Known,
        st.lists(NAMES, max_size=3).map(tuple),
        WHEN,
        st.sampled_from(["", "female", "Male", "F", "other"]),
        st.lists(ADDRESSES, max_size=2).map(tuple),
        NHS_NUMBERS,
        st.sampled_from(["", "H801200001001", "wrong"]),
        st.sampled_from([None, 1, 2]),
        WHEN,
        mothers,
        otherwise,
        st.integers(1, 3),
    )


PEOPLE = _people(st.one_of(st.none(), _people(st.none())))
