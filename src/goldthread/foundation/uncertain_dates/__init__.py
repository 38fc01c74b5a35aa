"""Days that nobody knows exactly: read as people write them, put in order, told in words, kept in columns."""

from goldthread.foundation.uncertain_dates.reading import AsRead, NotADate, read_when
from goldthread.foundation.uncertain_dates.uncertain import NOT_KNOWN, Certainty, UncertainDate
from goldthread.foundation.uncertain_dates.wording import words_of

__all__ = ["NOT_KNOWN", "AsRead", "Certainty", "NotADate", "UncertainDate", "read_when", "words_of"]
