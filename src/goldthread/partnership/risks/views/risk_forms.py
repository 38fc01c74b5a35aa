"""Forms by which a risk is raised, scored, changed, linked and closed."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action
from goldthread.foundation.form_pages.about import forms_about
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.groups.boards import boards_on
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.matters.states import ENDED
from goldthread.partnership.matters.views.in_sight import careful, names_known, owners_here, with_owners
from goldthread.partnership.risks.commands.scoring import check_open
from goldthread.partnership.risks.forms import (
    ActionOfRisk,
    CloseRisk,
    LinkRisk,
    RaiseRisk,
    RiskForm,
    ScoreRisk,
    said_of,
)
from goldthread.partnership.risks.models import Risk
from goldthread.partnership.risks.views.in_sight import crumbs_to_risk, crumbs_to_risks, visible_risk

MOST_OFFERED = 200
"""Of each kind the newest: a longer list to choose from is no help."""


@access(Can.RECORD_PLANS)
def raise_one(request: DeskRequest) -> HttpResponse:
    """A board puts a risk on its register."""
    space = request.space
    boards = boards_on(space.pk, request.today)
    form = RaiseRisk(*sent(request), boards=boards, owners=owners_here(request), known=names_known(space, request))
    page = FormPage(
        title="Raise a risk",
        button="Put it on the register",
        done="The risk is on the register.",
        back=reverse("risks", args=[space.slug]),
        to=lambda pk: reverse("risk", args=[space.slug, pk]),
        step="raise-risk",
        crumbs=crumbs_to_risks(space),
    )
    return answered(request, page, form, form.raise_it, space=space)


def _place(request: DeskRequest, risk: Risk) -> dict[str, Any]:
    return {"caption": f"{risk}: {risk.title}", "back": risk.get_absolute_url(), "crumbs": crumbs_to_risk(risk)}


def _scored_today(request: DeskRequest, risk: Risk) -> dict[str, Any]:
    """What the last scoring said, so that what did not change need not be chosen again; the next review is asked."""
    return {"kind": "now", "likelihood": risk.likelihood, "impact": risk.impact, "on": request.today}


def _linkable(request: DeskRequest, risk: Risk) -> dict[str, Any]:
    """Matters and actions that are open, and findings, each as it is called."""
    space, standing = request.space, request.standing
    matters = RaisedMatter.objects.visible_to(standing).filter(space=space).exclude(said__in=ENDED)
    findings: Any = Finding.objects.visible_to(standing).filter(space=space).select_related("review")
    actions = Action.objects.visible_to(standing).filter(space=space, status__in=Action.OPEN_STATUSES)
    named: dict[str, tuple[str, Any]] = {
        f"matter-{one.pk}": (f"{one}: {one.subject}", one) for one in matters.order_by("-pk")[:MOST_OFFERED]
    }
    named |= {
        f"finding-{one.pk}": (f"{one.review.pseudonym}, finding {one.number}: {one.subject}", one)
        for one in findings.order_by("-pk")[:MOST_OFFERED]
    }
    named |= {f"action-{one.pk}": (f"Action {one}", one) for one in actions.order_by("-pk")[:MOST_OFFERED]}
    return {"linkable": named}


_about_risk = forms_about(Can.RECORD_PLANS, find=visible_risk, place=_place, given="risk", open_if=check_open)

score = _about_risk(
    form=ScoreRisk,
    send=ScoreRisk.score,
    title="Score it",
    intro="Earlier scorings stay as they are. The last one until a day counts on it.",
    button="Keep the score",
    done="The score was kept.",
    step="score-risk",
    suggested=_scored_today,
    options=careful,
)

change = _about_risk(
    form=RiskForm,
    send=RiskForm.change,
    title="Change the risk",
    done="The risk was changed.",
    step="change-risk",
    now=said_of,
    options=lambda request, risk: {**careful(request, risk), **with_owners(request, risk)},
)

close = _about_risk(
    form=CloseRisk,
    send=CloseRisk.close,
    title="Close the risk",
    intro="It stays on the register as closed, with its scores.",
    button="Close the risk",
    done="The risk was closed.",
    step="close-risk",
)

link = _about_risk(
    form=LinkRisk,
    send=LinkRisk.link,
    title="Link it",
    intro="To a matter that was raised, a finding or an action. Each page then leads to the other.",
    button="Link it",
    done="It was linked.",
    adds=True,
    options=_linkable,
)

action = _about_risk(
    Can.RECORD_ACTIONS,
    form=ActionOfRisk,
    send=ActionOfRisk.add,
    title="Raise an action",
    button="Raise the action",
    done="The action was raised.",
    adds=True,
    options=with_owners,
)
