"""Every record stays as long as a declared class says, and what is destroyed with a kind is of its class."""

from goldthread.foundation.retention.classes import CLASSES
from goldthread.foundation.retention.kinds.declaring import KINDS

from .house import own_models

WITH_ITS_RECORD = "as its record"


def test_every_retention_class_that_a_field_names_is_declared():
    declared = {one.kept for one in CLASSES.values()}

    assert {one.kept for model in own_models() for one in (model.handling or {}).values()} - declared == set()


def test_every_class_that_is_declared_is_named_by_some_field():
    named = {one.kept for model in own_models() for one in (model.handling or {}).values()}

    assert {one.kept for one in CLASSES.values()} - named == set()


def test_what_goes_with_a_kind_of_record_is_kept_as_long_as_that_kind():
    other = []
    for kind in KINDS.values():
        own = {kind.of_class.kept, WITH_ITS_RECORD}
        for model in [*([kind.root] if kind.root_goes else []), *(part.model for part in kind.parts)]:
            # A letter goes with its link, sooner than other messages may.
            allowed = own | ({"message"} if model.__name__ == "Message" else set())
            other += [
                f"{kind.code}: {model.__name__}.{name}"
                for name, one in model.handling.items()
                if one.kept not in allowed
            ]

    assert other == []
