"""Forms that agencies fill in: asked for by a request, sent back in a lane, and kept as a step of the case."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from goldthread.cases.casework.commands.stepping import check_open_to
from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.casework.recording import new_record, record_on, say
from goldthread.cases.casework.shown import label_of, words_of
from goldthread.cases.declaring.asked_forms import AskedForm, Version
from goldthread.cases.declaring.steps import Step
from goldthread.cases.requests.models import InformationRequest, Lane, LaneQuerySet
from goldthread.cases.requests.models.lanes import Answer
from goldthread.foundation.access.standing import Actor, Held
from goldthread.foundation.commands.refusals import Refused

NO_SUCH_FORM = "Cases of this kind ask agencies for no such form."
RECORD_THERE = (
    "{agency} was asked for it by information request {request} and is reminded until it replies. Record it there."
)
STILL_WAITED = "{agency} was asked for it and has not replied. Wait for that, or withdraw the request to it first."


def form_asked_by(request: InformationRequest) -> AskedForm | None:
    return request.case.rules.asked_form(request.form)


def version_in(lane: Lane) -> Version | None:
    """The form as its agency fills it in; nothing where it was asked in other words."""
    form = form_asked_by(lane.request)
    return form.version_for(lane.agency.kind) if form else None


def form_to_ask(case: Case, code: str) -> AskedForm | None:
    """What is asked for by this name. Raise Refused where it cannot be asked for now."""
    if not code:
        return None
    form = case.rules.asked_form(code)
    if form is None:
        raise Refused(NO_SUCH_FORM, "form")
    try:
        check_open_to(case, case.rules.step(form.sent))
    except Refused as why:
        raise Refused(str(why), "form") from None
    return form


def note_that_it_went_out(case: Case, form: AskedForm, with_it: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
    """The step that says so is recorded, in the same change as the request."""
    step = case.rules.step(form.sent)
    holding = acting_in(case.rules, step.by, by, at, case.space_id)
    said = {name: with_it[name] for name in form.asks_with_it if name in with_it}
    record_on(case, step, said, happened_at=at, by=by, at=at, holding=holding)


def in_words(lane: Lane, said: Mapping[str, Any], rest: str) -> str:
    """What an agency filled in, as its reply keeps it."""
    form, version = form_asked_by(lane.request), version_in(lane)
    if form is None or version is None:
        return rest
    record = lane.request.case.rules.step(form.came).record(**filled_in(version, said))
    fields = (record._meta.get_field(name) for name in version.fields)
    told = ((label_of(field), words_of(record, field)) for field in fields)
    return "\n\n".join([*(f"{label}: {words}" for label, words in told if words), *([rest] if rest else [])])


def filled_in(version: Version, said: Mapping[str, Any]) -> dict[str, Any]:
    """Of what was sent, the fields that this agency is asked."""
    return {name: said[name] for name in version.fields if name in said}


def keep_what_came(
    lane: Lane,
    answer: str,
    said: Mapping[str, Any],
    *,
    happened_at: datetime,
    by: Actor,
    at: datetime,
    as_: Held | None,
) -> None:
    """The form of the agency has come, so the step that says so is recorded. What it declined to send has not, and what
    is told of a case that was closed meanwhile stays a reply.
    """
    form, version = form_asked_by(lane.request), version_in(lane)
    if form is None or version is None or answer == Answer.DECLINED:
        return
    case = Case.objects.select_for_update(of=("self",)).get(pk=lane.request.case_id)
    if case.is_closed:
        return
    step = case.rules.step(form.came)
    told = filled_in(version, said) if answer == Answer.INFORMATION else dict(form.nothing)
    record = {**version.said, **told, form.agency: lane.agency}
    is_last = not asked_for(case, form).exclude(pk=lane.pk).filter(answer__in=("", Answer.DECLINED)).exists()
    made = new_record(case, step, happened_at=happened_at, by=by, holding=as_, came="typed")
    record[form.all_in] = is_last and _agrees(made, {**record, form.all_in: True}, form.all_in, at)
    record_on(case, step, record, happened_at=happened_at, by=by, at=at, holding=as_)


def _agrees(record: CaseRecord, said: dict[str, Any], name: str, at: datetime) -> bool:
    """Whether the own rule of a record, which is not kept, lets it say that all have come."""
    try:
        say(record, said, at)
    except Refused as why:
        return why.field != name
    return True


def asked_for(case: Case, form: AskedForm) -> LaneQuerySet:
    """The lanes in which it was asked for, but for those that were withdrawn."""
    return Lane.objects.filter(
        space_id=case.space_id, request__case=case, request__form=form.code, withdrawn_at__isnull=True
    )


def check_what_came(case: Case, step: Step, record: CaseRecord) -> None:
    """What was asked for by a request is recorded there, so that nobody records it twice or reminds in vain; and not
    all have come while somebody is waited for.
    """
    for form in (one for one in case.rules.asked_forms if one.came == step.code):
        waiting = asked_for(case, form).waiting().with_names().order_by("pk")
        agency = getattr(record, form.agency)
        if record._state.adding and agency and (lane := waiting.filter(agency=agency).first()):
            raise Refused(RECORD_THERE.format(agency=agency.name, request=lane.request), form.agency)
        if not getattr(record, form.all_in) or _said_so_before(record, form.all_in):
            continue
        if lane := waiting.first():
            raise Refused(STILL_WAITED.format(agency=lane.agency.name), form.all_in)


def _said_so_before(record: CaseRecord, name: str) -> bool:
    return not record._state.adding and type(record).objects.filter(pk=record.pk, **{name: True}).exists()
