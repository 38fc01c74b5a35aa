"""Addresses of planning, under the address of a space."""

from django.urls import path

from goldthread.partnership.planning.views import (
    activity_forms,
    listed,
    need_forms,
    plans,
    priority_forms,
    records,
)

PRIORITY = "plans/priorities/<int:pk>/"
ACTIVITY = "plans/activities/<int:pk>/"
NEEDS = "plans/needs/<int:pk>/"
CAMPAIGN = "plans/campaigns/<int:pk>/"

urlpatterns = [
    path("plans/", plans.plans, name="plans"),
    path("plans/boards/<int:board>/<int:year>/", plans.plan, name="plan_on_a_page"),
    path("plans/priorities/", listed.priorities, name="priorities"),
    path("plans/priorities/add", priority_forms.add, name="add_priority"),
    path(PRIORITY, records.priority, name="priority"),
    path(f"{PRIORITY}change", priority_forms.change, name="change_priority"),
    path(f"{PRIORITY}reasons", priority_forms.reasons, name="set_priority_reasons"),
    path(f"{PRIORITY}outcome", priority_forms.outcome, name="add_priority_outcome"),
    path(f"{PRIORITY}activity", activity_forms.add, name="add_activity"),
    path(f"{PRIORITY}campaign", priority_forms.campaign, name="add_campaign"),
    path(f"{PRIORITY}audit", priority_forms.audit, name="record_strand_audit"),
    path(f"{PRIORITY}challenge", priority_forms.challenge, name="add_plan_challenge"),
    path(f"{PRIORITY}carry-on", priority_forms.carry, name="carry_priority_on"),
    path("plans/outcomes/<int:pk>/correct", priority_forms.correct_outcome, name="correct_priority_outcome"),
    path("plans/figures/<int:pk>/correct", need_forms.correct_figure, name="correct_figure"),
    path("plans/outcomes/<int:pk>/figure", priority_forms.figure, name="add_figure_of_outcome"),
    path("plans/activities/", listed.activities, name="activities"),
    path(ACTIVITY, records.activity, name="activity"),
    path(f"{ACTIVITY}change", activity_forms.change, name="change_activity"),
    path(f"{ACTIVITY}report", activity_forms.report, name="report_activity"),
    path(f"{ACTIVITY}action", activity_forms.give_out, name="give_out_action"),
    path("plans/needs/", listed.assessments, name="needs_assessments"),
    path("plans/needs/add", need_forms.add, name="add_needs_assessment"),
    path(NEEDS, records.assessment, name="needs_assessment"),
    path(f"{NEEDS}change", need_forms.change, name="change_needs_assessment"),
    path(f"{NEEDS}need", need_forms.need, name="add_need"),
    path("plans/needs/found/<int:pk>/correct", need_forms.correct, name="correct_need"),
    path("plans/needs/found/<int:pk>/figure", need_forms.figure, name="add_figure_of_need"),
    path("plans/campaigns/", listed.campaigns, name="campaigns"),
    path(CAMPAIGN, records.campaign, name="campaign"),
    path(f"{CAMPAIGN}change", priority_forms.change_campaign, name="change_campaign"),
    path(f"{CAMPAIGN}reach", priority_forms.reach, name="record_reach"),
]
