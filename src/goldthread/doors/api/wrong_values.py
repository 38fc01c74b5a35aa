"""What is wrong with a value, as a sentence."""

from collections.abc import Iterable, Iterator
from typing import Any

from goldthread.doors.api.schemas.problems import Wrong

SENTENCES = {
    "missing": "This is missing.",
    "extra_forbidden": "There is nothing of this name. Check how it is spelt.",
    "date_parsing": "Write the day as 2026-11-23.",
    "date_from_datetime_parsing": "Write the day as 2026-11-23.",
    "date_from_datetime_inexact": "Write the day as 2026-11-23, without a time.",
    "date_type": "Write the day as 2026-11-23.",
    "datetime_parsing": "Write the moment as 2026-11-23T09:30:00Z.",
    "datetime_type": "Write the moment as 2026-11-23T09:30:00Z.",
    "datetime_from_date_parsing": "Write the moment as 2026-11-23T09:30:00Z.",
    "timezone_aware": "Write the moment with its time zone: 2026-11-23T09:30:00Z.",
    "int_parsing": "Enter a whole number.",
    "int_type": "Enter a whole number.",
    "string_type": "Enter text.",
    "string_nul": "This holds a character that cannot be kept (U+0000). Leave it out.",
    "string_unicode": "This holds half of a character, which cannot be kept. Leave it out.",
    "json_invalid": "This is not JSON.",
}
"""By the kind of error; others speak for themselves."""


def wrong_values(errors: Iterable[dict[str, Any]]) -> Iterator[Wrong]:
    """A sentence for each error that pydantic found."""
    for error in errors:
        # The first part says where values came from. The names by which operations take them mean nothing outside.
        place, *names = [str(part) for part in error["loc"]]
        names = names[1:] if names[:1] in (["asked"], ["sent"]) else names
        yield Wrong(field=".".join(names) or place, detail=_sentence(error))


def _sentence(error: dict[str, Any]) -> str:
    known = error.get("ctx", {})
    match error["type"]:
        case "enum" | "literal_error":
            expected = known["expected"].replace(" or ", ", ").replace("'", "")
            return f"Choose one of: {expected}."
        case "string_pattern_mismatch":
            return f"Write it so that it fits this pattern: {known['pattern']}"
        case "string_too_long":
            return f"Write at most {known['max_length']:,} characters."
        case "string_too_short":
            return f"Write at least {known['min_length']} characters."
        case "greater_than_equal":
            return f"Enter {known['ge']} or more."
        case "less_than_equal":
            return f"Enter {known['le']} or less."
        case "value_error":
            return str(known.get("error", error["msg"]))
        case kind:
            return SENTENCES.get(kind, f"{error['msg']}.")
