"""Dates, times, numbers and lists in words, in the GOV.UK style."""

import datetime

from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from goldthread.foundation.records.dates import MONTHS, PartialDate
from goldthread.foundation.records.moments import tells_day
from goldthread.foundation.ui.plain_words import lower_first


def local(moment):
    """A moment as the wall clock in England shows it; a day as it is."""
    if isinstance(moment, datetime.datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def date(value) -> str:
    """ "8 January 2019"; a partial date as far as it is known; nothing for nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, PartialDate):
        return str(value)
    day = local(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(value) -> str:
    """ "8 Jan 2019", for tables. September is "Sept" nowhere: three letters keep a column straight."""
    if value is None or value == "":
        return ""
    parts = date(value).split(" ")
    return " ".join(part[:3] if part in MONTHS else part for part in parts)


def weekday(value) -> str:
    """ "Tuesday 8 January 2019", where somebody has to turn up."""
    return f"{local(value):%A} {date(value)}" if value else ""


def month(value) -> str:
    """ "January 2019"."""
    return f"{MONTHS[local(value).month - 1]} {local(value).year}" if value else ""


def time(value) -> str:
    """ "3:30pm", "9am", "midday", "midnight"."""
    if value is None or value == "":
        return ""
    at = local(value)
    if (at.hour, at.minute) in {(0, 0), (12, 0)}:
        return "midday" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def moment(value) -> str:
    """ "8 January 2019 at 3:30pm"."""
    return f"{date(value)} at {time(value)}" if value else ""


def when(value) -> str:
    """As exactly as it is known: a moment with its time; a day, its last second and a partial date without."""
    return moment(value) if isinstance(value, datetime.datetime) and not tells_day(value) else date(value)


def iso(value) -> str:
    """For the `datetime` attribute of a time element."""
    return value.isoformat() if value else ""


def date_range(first, last) -> str:
    """ "8 to 12 January 2019": what both ends share is said once."""
    if first == last:
        return date(first)
    start, end = local(first), local(last)
    if start.year != end.year:
        return f"{date(first)} to {date(last)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} to {date(last)}"
    return f"{start.day} to {date(last)}"


def number(value) -> str:
    """ "1,234"; nothing for nothing."""
    return "" if value is None else f"{value:,}"


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 finding", "2 findings", "No findings" stays the caller's choice: 0 is "0 findings"."""
    word = one if count == 1 else many or plural_of(one)
    return f"{number(count)} {word}"


def plural_of(word: str) -> str:
    """The everyday English plural; irregular words are given by the caller."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def listed(items, joiner="and") -> str:
    """ "A, B and C"."""
    items = [str(item) for item in items]
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joiner} {items[-1]}"


def yes_no(value) -> str:
    """ "Yes", "No", or "Not known" for None."""
    return "Not known" if value is None else "Yes" if value else "No"


def sentence(text) -> str:
    """With a capital first letter, the rest as it was."""
    text = str(text)
    return text[:1].upper() + text[1:]


FILTERS = {
    "date": date,
    "short_date": short_date,
    "weekday": weekday,
    "month": month,
    "time": time,
    "moment": moment,
    "when": when,
    "iso": iso,
    "date_range": date_range,
    "number": number,
    "listed": listed,
    "yes_no": yes_no,
    "sentence": sentence,
    "lower_first": lower_first,
    "file_size": filesizeformat,
}
