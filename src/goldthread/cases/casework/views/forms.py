"""Forms of cases: the opening, a step, a correction, and what every pathway has."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.cases.casework.commands.correcting import BIRTH_ALONE
from goldthread.cases.casework.commands.stepping import CASE_WORK, asked_besides, left_at_the_end
from goldthread.cases.casework.forms.fields import agencies_here, agencies_said, moment_shown, typed_as
from goldthread.cases.casework.forms.steps import (
    HAPPENED,
    ActionForm,
    CorrectionForm,
    LeadForm,
    ReopenForm,
    ShareForm,
    StepForm,
)
from goldthread.cases.casework.known_before import Typed
from goldthread.cases.casework.lists import WORKLIST
from goldthread.cases.casework.meanwhile import happened_since
from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.casework.not_yet import needed_for_some, not_yet, why_shut
from goldthread.cases.casework.outcomes import OutcomeList, chosen_of, outcomes_in
from goldthread.cases.casework.permissions import may_correct, may_in, own_agencies
from goldthread.cases.casework.queries import names_known, people_of
from goldthread.cases.casework.sections import Note, notes_on
from goldthread.cases.casework.sharing import basis_before
from goldthread.cases.casework.sitting import seats_offered
from goldthread.cases.casework.views.in_sight import (
    crumbs_to_case,
    crumbs_to_pathway,
    may_open,
    pathway_or_404,
    visible_case,
    visible_record,
)
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.cases.going_live.queries import live_pathways
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import SHUT
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage

NOBODY_ELSE = "Nobody else has the role by which a case of this kind is led. Ask for somebody to be given it first."


def _today(request: DeskRequest) -> dict[str, Any]:
    return {HAPPENED: request.today}


@access(*CASE_WORK)
def open_case(request: DeskRequest, pathway: str, step: str) -> HttpResponse:
    """A case begins."""
    rules = pathway_or_404(request, pathway)
    opening = next((one for one in may_open(request, rules, live_pathways(request.space.pk)) if one.code == step), None)
    if opening is None:
        raise Http404
    space, first = request.space, _led_from(request)
    form = StepForm(
        *sent(request),
        step=opening,
        agencies=agencies_here(space.pk, request.today),
        known=names_known(request.space, request.today),
        typed=Typed(space=space, rules=rules, step=opening, by=request.user, at=request.now),
        own=own_agencies(rules, opening.by, request.standing, space.pk),
        outcomes=_outcomes(request, rules, opening),
        suggested=_today(request),
    )
    page = FormPage(
        title=opening.title,
        intro=opening.intro,
        caption=f"{rules.title}, from {first}" if first else rules.title,
        done=_done_of(opening),
        back=first.get_absolute_url() if first else reverse("cases", args=[space.slug, rules.code]),
        to=lambda pk: get_object_or_404(Case.objects.select_related("space"), pk=pk).get_absolute_url(),
        crumbs=crumbs_to_pathway(request, rules),
        step=f"open-{rules.code}-{opening.code}-{first or space.pk}",
        template="casework/step.html",
        more={"still_open": [], "notes": []},
    )
    return answered(request, page, form, form.open, space=space, pathway=rules.code, began_from=first)


def _offered(case: Case, step: Step) -> dict[str, set[str]]:
    """By its name, what alone is offered in a field as the case stands."""
    return {name: {str(getattr(one, "pk", one)) for one in told(case)} for name, told in step.offers.items()}


def _outcomes(request: DeskRequest, rules: Pathway, step: Step) -> OutcomeList | None:
    """From which an outcome is chosen; nothing where the step asks for none."""
    return outcomes_in(request.space.pk, rules) if step.outcome else None


def _seats(request: DeskRequest, rules: Pathway, step: Step, record: CaseRecord | None = None) -> list[tuple[str, str]]:
    """Who may have sat; nothing where the step does not ask."""
    if step.sat is None:
        return []
    kept = getattr(record, step.sat.field) if record is not None else ()
    return seats_offered(rules, step.sat, request.space.pk, request.today, kept)


def _chosen(step: Step, record: CaseRecord) -> dict[str, str]:
    return {step.outcome: chosen_of(record, step)} if step.outcome else {}


def _led_from(request: DeskRequest) -> Case | None:
    """The case that leads to the new one, named in the address."""
    reference = request.GET.get("from", "")
    return visible_case(request, reference) if reference else None


@access(*CASE_WORK)
def record_step(request: DeskRequest, reference: str, step: str) -> HttpResponse:
    """One step of a case."""
    case = visible_case(request, reference)
    declared = _step(case, step, request)
    left = left_at_the_end(case, declared, request.now)
    besides = asked_besides(case, declared, left)
    page = _page(
        request,
        case,
        title=declared.title,
        intro=declared.intro,
        done=_done_of(declared),
        step=f"{declared.code}-{case.pk}",
        template="casework/step.html",
        since=_told_since(case, request),
        more={"still_open": left, "notes": _notes(case, declared, request)},
    )
    shut = why_shut(case, declared)
    if request.method != "POST" and (offered := not_yet(case, declared, request.standing, shut)):
        shown = {"page": page, "offered": offered, "notes": page.more["notes"], "crumbs": page.crumbs}
        return render(request, "casework/not_yet.html", shown)
    form = StepForm(
        *sent(request),
        step=declared,
        agencies=agencies_here(request.space.pk, request.today),
        besides=besides,
        known=names_known(request.space, request.today),
        typed=Typed(space=request.space, rules=case.rules, step=declared, by=request.user, at=request.now, case=case),
        own=own_agencies(case.rules, declared.by, request.standing, request.space.pk),
        outcomes=_outcomes(request, case.rules, declared),
        seats=_seats(request, case.rules, declared),
        offered=_offered(case, declared),
        suggested=_today(request),
        seen=case,
        shut=shut,
    )
    return answered(request, page, form, form.record, case=case)


def _notes(case: Case, step: Step, request: DeskRequest) -> list[Note]:
    return [*needed_for_some(case, step, request.standing), *notes_on(case, step, request)]


def _step(case: Case, code: str, request: DeskRequest) -> Step:
    """A later step of the pathway that somebody may record; others are for others."""
    found = next((one for one in case.rules.steps if one.code == code and not one.opens), None)
    if found is None or not may_in(case, found.by, request.standing, by_agency=found.by_agency):
        raise Http404
    return found


def _done_of(step: Step) -> str:
    """What somebody is told who recorded it: what that was, and what it leaves to them."""
    return f"“{step.done}” was recorded. {step.afterwards}".strip()


def _told_since(case: Case, request: DeskRequest) -> Callable[[int], list[str]]:
    return partial(happened_since, case, request.standing)


def _page(request: DeskRequest, case: Case, **said: Any) -> FormPage:
    usual = {
        "caption": case.reference,
        "back": case.get_absolute_url(),
        "crumbs": crumbs_to_case(request, case),
    }
    return FormPage(**{**usual, **said})


@access(*CASE_WORK)
def correct_record(request: DeskRequest, reference: str, step: str, pk: int) -> HttpResponse:
    """A record is put right, and it is said why."""
    case = visible_case(request, reference)
    declared, record = visible_record(request, case, step, pk)
    if not may_correct(case, declared, record, request.standing):
        raise Http404
    form = CorrectionForm(
        *sent(request),
        step=declared,
        agencies={**agencies_here(request.space.pk, request.today), **agencies_said(record)},
        besides=[name for name in (declared.again, declared.in_writing) if name and getattr(record, name)],
        known=names_known(request.space, request.today),
        seen=record,
        outcomes=_outcomes(request, case.rules, declared),
        seats=_seats(request, case.rules, declared, record),
        initial={**typed_as(record), **_chosen(declared, record), **moment_shown(HAPPENED, record.happened_at)},
    )
    page = _page(
        request,
        case,
        title=f"Correct: {declared.done}",
        intro=BIRTH_ALONE.format(case=case) if case.is_closed and case.rules.says_birth(declared) else "",
        back=reverse("case_record", args=[request.space.slug, case.reference, declared.code, record.pk]),
        done="It was corrected.",
    )
    return answered(request, page, form, form.correct, record=record)


@access(*CASE_WORK)
def share_record(request: DeskRequest, reference: str, step: str, pk: int) -> HttpResponse:
    """What was an agency's own is shown to all who see the case."""
    case = visible_case(request, reference)
    declared, record = visible_record(request, case, step, pk)
    if not record.own_until or not may_in(case, declared.by, request.standing, by_agency=declared.by_agency):
        raise Http404
    form = ShareForm(*sent(request), seen=record, suggested=basis_before(case, request.standing))
    page = _page(
        request,
        case,
        title="Share it",
        intro="All who see the case can read it from now on. That cannot be taken back.",
        button="Share",
        done="It was shared.",
    )
    return answered(request, page, form, form.share, record=record)


@access(Can.DECIDE_CASES)
def hand_case(request: DeskRequest, reference: str) -> HttpResponse:
    """Another person leads the case."""
    case = visible_case(request, reference)
    if case.is_closed or not may_in(case, Can.DECIDE_CASES, request.standing, by_agency=False):
        raise Http404
    people = [one for one in people_of(case.rules, request.space, request.today) if one.pk != case.lead_id]
    page = _page(
        request,
        case,
        title="Hand the case to another",
        done="It was handed over.",
        since=_told_since(case, request),
        **_back_to_list(case, request),
    )
    if not people:
        return render(request, SHUT, {"page": page, "why": NOBODY_ELSE, "crumbs": page.crumbs})
    form = LeadForm(*sent(request), people=people, seen=case)
    return answered(request, page, form, form.hand, case=case)


def _back_to_list(case: Case, request: DeskRequest) -> dict[str, str]:
    """For whoever came from the worklist, who has the next case to give."""
    if request.GET.get("from") != "worklist":
        return {}
    return {"back": reverse("cases", args=[request.space.slug, case.pathway]) + WORKLIST}


@access(Can.DECIDE_CASES)
def set_case_action(request: DeskRequest, reference: str) -> HttpResponse:
    """Something is to be done about the case."""
    case = visible_case(request, reference)
    if case.is_closed or not may_in(case, Can.DECIDE_CASES, request.standing, by_agency=False):
        raise Http404
    form = ActionForm(
        *sent(request),
        agencies=agencies_here(request.space.pk, request.today),
        nobody_named=case.rules.nobody_named,
        known=names_known(request.space, request.today),
    )
    page = _page(
        request,
        case,
        title="Set an action",
        intro="The agency sees what it owes and by when, and letters remind it. It does not see the case unless it was"
        " given sight of it: name nobody.",
        button="Set it",
        done="The action was set.",
        step=f"set-action-{case.pk}",
    )
    return answered(request, page, form, form.set, case=case)


@access(Can.CLOSE_CASES)
def reopen_case(request: DeskRequest, reference: str) -> HttpResponse:
    """A closed case is opened again."""
    case = visible_case(request, reference)
    if not may_in(case, Can.CLOSE_CASES, request.standing, by_agency=False):
        raise Http404
    form = ReopenForm(*sent(request), seen=case)
    page = _page(request, case, title="Open the case again", done="It is open again.", since=_told_since(case, request))
    return answered(request, page, form, form.reopen, case=case)
