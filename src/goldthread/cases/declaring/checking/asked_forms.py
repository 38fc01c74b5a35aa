"""What is wrong with the forms that agencies are asked for."""

from collections.abc import Iterator

from django.db import models

from goldthread.cases.declaring.asked_forms import OF_REPLIES, OF_REQUESTS, AskedForm
from goldthread.cases.declaring.checking.facts import twice
from goldthread.cases.declaring.declaration import Declaration
from goldthread.cases.declaring.lengths import LONGEST_CODE
from goldthread.cases.declaring.letters import is_agency
from goldthread.cases.declaring.steps import Step, field_of
from goldthread.foundation.agencies.kinds import AgencyKind


def asked_form_faults(pathway: Declaration) -> Iterator[str]:
    """Each as a line of what is wrong with the declaration."""
    yield from twice("form that is asked for", [one.code for one in pathway.asked_forms])
    steps = {step.code: step for step in pathway.steps}
    for one in pathway.asked_forms:
        yield from (f"the form {one.code}: {fault}" for fault in _form(one, steps))


def _form(one: AskedForm, steps: dict[str, Step]) -> Iterator[str]:
    if not (one.title and one.asked and one.purpose):
        yield "it needs a title, what is asked and why it is needed"
    if len(one.code) > LONGEST_CODE:
        yield f"the code {one.code} is longer than what keeps it"
    sent, came = steps.get(one.sent), steps.get(one.came)
    if sent is None or came is None:
        yield f"{one.sent if sent is None else one.came} is no step"
        return
    yield from (f"the step {step.code} moves a case or begins one" for step in (sent, came) if step.destinations)
    yield from _missing(sent, one.asks_with_it)
    yield from _missing(came, (*one.nothing, *(name for each in one.versions for name in (*each.fields, *each.said))))
    filled_in = tuple(name for each in one.versions for name in each.fields)
    for step, names in ((sent, one.asks_with_it), (came, filled_in)):
        yield from (f"{name} of {step.code} cannot be asked by a request" for name in names if not _may_ask(step, name))
    if not is_agency(field_of(came, one.agency)):
        yield f"{one.agency} says which agency sent it, and is no agency"
    if not isinstance(field_of(came, one.all_in), models.BooleanField):
        yield f"{one.all_in} says whether all have come, and is no yes or no"
    if not one.versions or any(bool(each.kinds) == (each is one.versions[-1]) for each in one.versions):
        yield "its last version, and no other, is for every kind of agency that no version names"
    known = {*AgencyKind.values}
    yield from (f"{kind} is no kind of agency" for each in one.versions for kind in each.kinds if kind not in known)


def _may_ask(step: Step, name: str) -> bool:
    """Pages of requests have fields of their own, and offer neither agencies nor moments in a form."""
    is_other = isinstance(field_of(step, name), models.DateTimeField | models.ForeignKey)
    return not is_other and name not in (*OF_REQUESTS, *OF_REPLIES)


def _missing(step: Step, names: tuple[str, ...]) -> Iterator[str]:
    yield from (f"the step {step.code} has no field {name}" for name in names if field_of(step, name) is None)
