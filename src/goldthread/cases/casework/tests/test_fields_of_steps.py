"""What a step asks keeps its own place in the form, whatever the form asks besides."""

import pytest

from goldthread.cases.casework.commands.correcting import WHY_CORRECTED
from goldthread.cases.casework.forms.steps import StepForm
from goldthread.cases.declaring.registry import PATHWAYS

OF_EVERY_FORM = {*StepForm.base_fields, WHY_CORRECTED}
STEPS = [(pathway.code, step) for pathway in PATHWAYS.values() for step in pathway.steps]


@pytest.mark.parametrize(("pathway", "step"), STEPS, ids=lambda one: getattr(one, "code", one))
def test_no_field_of_a_record_takes_the_place_of_one_that_every_form_has(pathway, step):
    assert not OF_EVERY_FORM & {field.name for field in step.record._meta.get_fields()} - {"version"}
