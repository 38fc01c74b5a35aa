"""Uncertain dates of every kind, for property tests."""

from datetime import date, time, timedelta

from hypothesis import strategies as st

from goldthread.foundation.records.dates import DAY, MONTH, YEAR, PartialDate
from goldthread.foundation.uncertain_dates import NOT_KNOWN, UncertainDate

DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))
KNOWN = st.builds(PartialDate.from_date, DAYS, st.sampled_from([DAY, MONTH, YEAR]))
LENGTHS = st.integers(1, 2000).map(lambda days: timedelta(days=days))
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))

EXACT_DAYS = st.builds(UncertainDate.on, DAYS, st.none() | TIMES)
PIECES = st.builds(UncertainDate.of, KNOWN, about=st.booleans())
BETWEEN = st.builds(lambda day, more: UncertainDate.between(day, day + more), DAYS, LENGTHS)
OVER = st.builds(lambda day, more: UncertainDate.over(day, day + more), DAYS, LENGTHS)
SIDED = st.builds(UncertainDate.before, DAYS) | st.builds(UncertainDate.after, DAYS)
WHENS = EXACT_DAYS | PIECES | BETWEEN | OVER | SIDED | st.just(NOT_KNOWN)
