"""The schedule: how long records of each class stay, and the form that changes it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.jobs.job import JOBS
from goldthread.foundation.retention.classes import CLASSES, Rule
from goldthread.foundation.retention.due import due_in
from goldthread.foundation.retention.forms import SetRule
from goldthread.foundation.retention.kinds.declaring import anchors_of, kinds_of
from goldthread.foundation.retention.models import Certificate, Hold, RetentionRule
from goldthread.foundation.retention.rules import YEAR, in_a_sentence, schedule_on
from goldthread.foundation.retention.views.in_sight import crumbs, to_review


@access(Can.REVIEW_RETENTION)
def schedule(request: DeskRequest) -> HttpResponse:
    """Every class with its rule, where that comes from, and what happens at the end."""
    space = request.space
    rows = schedule_on(space.pk, request.today)
    reviewed = to_review(request, due_in(space, request.today))
    shown = {
        "crumbs": crumbs(request)[:1],
        "classes": list(rows.values()),
        "in_a_sentence": in_a_sentence,
        "kinds": {code: kinds_of(code) for code in CLASSES},
        "settable": [code for code, one in CLASSES.items() if one.may_be_set and anchors_of(code)],
        "without_records": {code for code, one in CLASSES.items() if one.may_be_set and not anchors_of(code)},
        "sweeps": {one.code: [JOBS[name].does for name in one.swept] for one in CLASSES.values()},
        "due": len(reviewed.seen),
        "hidden": reviewed.hidden.total(),
        "holds": Hold.objects.filter(space=space).standing().count(),
        "certificates": Certificate.objects.filter(space=space).count(),
        "changes": RetentionRule.objects.filter(space=space).select_related("set_by").order_by("-starts_on", "-pk"),
        "may_see_log": request.standing.may(Can.VIEW_TRAIL, space.pk),
        "may_set": request.standing.may(Can.DESTROY_RECORDS, space.pk),
    }
    return render(request, "retention/schedule.html", shown)


@access(Can.DESTROY_RECORDS)
def change(request: DeskRequest, code: str) -> HttpResponse:
    """Records of a class stay another time, from a day on."""
    if code not in CLASSES or not CLASSES[code].may_be_set or not anchors_of(code):
        raise Http404
    standing = schedule_on(request.space.pk, request.today)[code]
    form = SetRule(*sent(request), class_code=code, suggested={**_now(standing.rule), "starts_on": request.today})
    page = FormPage(
        title="Change how long it stays" if standing.rule else "Say how long it stays",
        caption=standing.of.title,
        intro=f"Now: {in_a_sentence(standing.rule)}. {standing.rule.source}." if standing.rule else standing.of.fixed,
        done="The schedule was changed.",
        step=f"set-retention-rule-{code}",
        back=reverse("retention_schedule", args=[request.space.slug]),
        crumbs=crumbs(request),
    )
    return answered(request, page, form, form.set, space=request.space)


def _now(rule: Rule | None) -> dict[str, Any]:
    """What the form starts from; nothing where no rule stands."""
    if rule is None:
        return {}
    in_years = rule.months % YEAR == 0
    length = {"length": rule.months // YEAR if in_years else rule.months, "unit": "years" if in_years else "months"}
    return {**length, "anchor": rule.anchor, "at_least": rule.at_least // YEAR or None, "at_end": rule.at_end}
