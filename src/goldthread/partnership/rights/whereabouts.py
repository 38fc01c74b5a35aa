"""What a record is called to a person who does not know the program, and where its page is."""

from collections.abc import Iterator
from typing import Any

from django.urls import NoReverseMatch

from goldthread.foundation.looking.words import called

CALLED = {
    "review_event": "Entry of a timeline",
    "review_person_detail": "List of who must not be named",
    "name_hit": "Hit of a name check",
    "action_note": "Note on an action",
    "outcome_statement": "Outcome",
    "elsewhere_source": "Source from elsewhere",
    "elsewhere_finding": "Finding from elsewhere",
    "access_holding": "Role of a person",
}
"""By table, where the name in the program is not what people say."""
LONGEST_ADDRESS = 300


def named(record: Any) -> str:
    """The record and, if it has no page of its own, what it belongs to: "Entry of a timeline (Review child-q)"."""
    what = called(record, CALLED.get(record._meta.db_table, ""))
    if hasattr(record, "get_absolute_url"):
        return what
    owner = next((called(one) for one in _owners(record) if hasattr(one, "get_absolute_url")), "")
    return f"{what} ({owner})" if owner else what


def address_of(record: Any) -> str:
    """The page of a record, or of the first record that it belongs to which has one; nothing if none has."""
    for one in (record, *_owners(record)):
        if hasattr(one, "get_absolute_url"):
            try:
                return str(one.get_absolute_url())[:LONGEST_ADDRESS]
            except NoReverseMatch:
                continue
    return ""


def _owners(record: Any) -> Iterator[Any]:
    for field in record._meta.local_fields:
        if field.name != "space" and (field.many_to_one or field.one_to_one):
            yield getattr(record, field.name)
