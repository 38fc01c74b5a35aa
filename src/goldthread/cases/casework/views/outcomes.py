"""The outcomes of a pathway that a partnership offers, each with words of its own or those of the pathway."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.cases.casework.forms.outcomes import OfferForm, OutcomeForm
from goldthread.cases.casework.outcomes import Listed, OutcomeList, outcomes_in
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.going_live.views import crumbs_to_kind, kept_pathway
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage

STAYS = "Cases in which an outcome was chosen keep it, in the words that it had then."


def _list(request: DeskRequest, code: str) -> tuple[Pathway, OutcomeList]:
    """Of a pathway in whose cases an outcome is chosen."""
    rules = kept_pathway(code)
    if not rules.chosen_in:
        raise Http404
    return rules, outcomes_in(request.space.pk, rules)


def _one(listed: OutcomeList, code: str) -> Listed:
    """Whether it can be taken off, or offered again, the command says. What the law fixes has no page."""
    found = listed.find(code)
    if found is None or found.counts_as.is_fixed:
        raise Http404
    return found


def _page(request: DeskRequest, rules: Pathway, **said: Any) -> FormPage:
    back = reverse("case_outcomes", args=[request.space.slug, rules.code])
    crumbs = [*crumbs_to_kind(request, rules), {"text": "Outcomes", "href": back}]
    return FormPage(caption=rules.title, back=back, crumbs=crumbs, **said)


@access(Can.RECORD_ORGANISATION)
def case_outcomes(request: DeskRequest, pathway: str) -> HttpResponse:
    """What is offered, as which each counts, and what was taken off."""
    rules, listed = _list(request, pathway)
    shown = {"pathway": rules, "listed": listed, "crumbs": crumbs_to_kind(request, rules)}
    return render(request, "casework/outcomes.html", shown)


@access(Can.RECORD_ORGANISATION)
def add_outcome(request: DeskRequest, pathway: str) -> HttpResponse:
    """One of the partnership's own."""
    rules, _ = _list(request, pathway)
    form = OutcomeForm(*sent(request), outcomes=rules.editable_outcomes)
    page = _page(
        request,
        rules,
        title="Add an outcome",
        intro="It is offered from now on, beside the others.",
        button="Add it",
        done="The outcome was added.",
    )
    return answered(request, page, form, form.add, space=request.space, pathway=rules.code)


@access(Can.RECORD_ORGANISATION)
def change_outcome(request: DeskRequest, pathway: str, outcome: str) -> HttpResponse:
    """Another takes the place of one that is offered."""
    rules, listed = _list(request, pathway)
    one = _one(listed, outcome)
    initial = {"words": one.words, "meaning": one.meaning, "counts_as": one.counts_as.code}
    form = OutcomeForm(*sent(request), outcomes=rules.editable_outcomes, initial=initial)
    page = _page(
        request,
        rules,
        title=f"Change: {one.words}",
        intro=f"What you enter is offered instead of it. {STAYS}",
        done="The outcome was changed.",
    )
    return answered(request, page, form, form.add, space=request.space, pathway=rules.code, instead_of=one.code)


@access(Can.RECORD_ORGANISATION)
def take_outcome_off(request: DeskRequest, pathway: str, outcome: str) -> HttpResponse:
    """It is offered no longer."""
    rules, listed = _list(request, pathway)
    one = _one(listed, outcome)
    form = OfferForm(*sent(request))
    page = _page(
        request,
        rules,
        title=f"Take off: {one.words}",
        intro=f"Nobody can choose it from now on. {STAYS} You can offer it again later.",
        button="Take it off",
        done=f"“{one.words}” is no longer offered.",
    )
    return answered(request, page, form, form.take_off, space=request.space, pathway=rules.code, outcome=one.code)


@access(Can.RECORD_ORGANISATION)
def offer_outcome(request: DeskRequest, pathway: str, outcome: str) -> HttpResponse:
    """One that was taken off is offered once more."""
    rules, listed = _list(request, pathway)
    one = _one(listed, outcome)
    form = OfferForm(*sent(request))
    page = _page(
        request,
        rules,
        title=f"Offer again: {one.words}",
        intro="It can be chosen from now on.",
        button="Offer it again",
        done=f"“{one.words}” is offered again.",
    )
    return answered(request, page, form, form.offer, space=request.space, pathway=rules.code, outcome=one.code)
