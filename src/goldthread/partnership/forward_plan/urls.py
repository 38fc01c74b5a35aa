"""Addresses of the forward plan, under the address of a space."""

from django.urls import path

from goldthread.partnership.forward_plan.views import kinds, pages, report_forms

REPORT = "forward-plan/reports/<int:pk>/"

urlpatterns = [
    path("forward-plan/", pages.year, name="forward_plan"),
    path("forward-plan/reports/", pages.register, name="called_reports"),
    path("forward-plan/reports/call-in", report_forms.call_in, name="call_report_in"),
    path(REPORT, pages.report, name="called_report"),
    path(f"{REPORT}change", report_forms.change, name="change_called_report"),
    path(f"{REPORT}receive", report_forms.receive, name="receive_report"),
    path(f"{REPORT}consider", report_forms.consider, name="consider_report"),
    path(f"{REPORT}pass-on", report_forms.pass_on, name="pass_report_on"),
    path(f"{REPORT}follow-up", report_forms.follow_up, name="follow_report_up"),
    path(f"{REPORT}withdraw", report_forms.withdraw, name="withdraw_report"),
    path("forward-plan/kinds/", kinds.kinds, name="report_kinds"),
    path("forward-plan/kinds/add", kinds.add, name="add_report_kind"),
    path("forward-plan/kinds/usual", kinds.add_usual, name="add_usual_report_kinds"),
    path("forward-plan/kinds/<int:pk>/change", kinds.change, name="change_report_kind"),
]
