"""Addresses of reports and judgements of actions, under the address of a space."""

from django.urls import path

from goldthread.foundation.progress.views import judge, late, paper, report

ACTION = "actions/<int:pk>/"

urlpatterns = [
    path("actions/late/", late.late, name="late_actions"),
    path("actions/waiting/", late.waiting, name="waiting_actions"),
    path("actions/on-paper/", paper.plan_on_paper, name="plan_on_paper"),
    path(f"{ACTION}report", report.report, name="report_progress"),
    path(f"{ACTION}accept", judge.accept, name="accept_action"),
    path(f"{ACTION}ask", judge.ask, name="ask_for_more"),
    path(f"{ACTION}supersede", judge.supersede, name="supersede_action"),
    path(f"{ACTION}transfer", judge.transfer, name="transfer_action"),
    path(f"{ACTION}reopen", judge.reopen, name="reopen_action"),
]
