"""The shapes of records are made for each kind of field that a step may ask."""

import pytest
from django.contrib.postgres.fields import ArrayField
from pydantic import TypeAdapter

from goldthread.cases.casework.forms.fields import asked_of
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.doors.api.schemas import audiences
from goldthread.doors.api.schemas.records import shapes_of


def listed_several(record):
    """The fields in which several answers of a list are ticked, each with its first two."""
    several = [field for field in asked_of(record) if isinstance(field, ArrayField) and field.base_field.choices]
    return {field.name: [code for code, _ in field.base_field.flatchoices][:2] for field in several}


RECORDS = [step.record for one in PATHWAYS.values() for step in one.steps if listed_several(step.record)]


@pytest.mark.parametrize("record", dict.fromkeys(RECORDS), ids=lambda record: record.__name__)
def test_several_answers_are_read_as_they_were_kept_whatever_each_of_them_is(monkeypatch, record):
    monkeypatch.setattr(audiences, "SERIALISED", [])
    shapes, answers = shapes_of(record, record.__name__, watched=False, outcome=""), listed_several(record)

    read = {
        name: TypeAdapter(shapes.whole.model_fields[name].annotation).validate_python(said)
        for name, said in answers.items()
    }

    assert read == answers
