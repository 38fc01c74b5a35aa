"""Addresses of cases."""

from django.urls import path

from goldthread.cases.casework.views import (
    case,
    case_files,
    figures,
    forms,
    leading,
    limits,
    outcomes,
    own_lists,
    panels,
    public_door,
    register,
    rehearsal,
)

urlpatterns = [
    path("cases/", register.pathways, name="pathways"),
    path("cases/<slug:pathway>/", register.cases, name="cases"),
    path("cases/<slug:pathway>/limits/", limits.case_limits, name="case_limits"),
    path("cases/<slug:pathway>/editions/", limits.case_editions, name="case_editions"),
    path("cases/<slug:pathway>/beginnings/", limits.case_beginnings, name="case_beginnings"),
    path("cases/<slug:pathway>/panel/", panels.case_panel, name="case_panel"),
    path("cases/<slug:pathway>/panel/quality/", panels.case_quality_panel, name="case_quality_panel"),
    path("cases/<slug:pathway>/outcomes/", outcomes.case_outcomes, name="case_outcomes"),
    path("cases/<slug:pathway>/outcomes/add/", outcomes.add_outcome, name="add_case_outcome"),
    path("cases/<slug:pathway>/outcomes/<slug:outcome>/change/", outcomes.change_outcome, name="change_case_outcome"),
    path(
        "cases/<slug:pathway>/outcomes/<slug:outcome>/take-off/",
        outcomes.take_outcome_off,
        name="take_case_outcome_off",
    ),
    path("cases/<slug:pathway>/outcomes/<slug:outcome>/offer/", outcomes.offer_outcome, name="offer_case_outcome"),
    path("cases/<slug:pathway>/public-form/", public_door.set_public_form, name="set_public_form"),
    path("cases/<slug:pathway>/figures/", figures.case_figures, name="case_figures"),
    path("cases/<slug:pathway>/files/<slug:code>/", case_files.case_file, name="case_file"),
    path("cases/<slug:pathway>/give-lead/", leading.give_lead, name="give_lead"),
    path("cases/<slug:pathway>/rehearse/", rehearsal.rehearse_clocks, name="rehearse_clocks"),
    path("cases/<slug:pathway>/lists/<slug:code>/", own_lists.own_list, name="own_list"),
    path("cases/<slug:pathway>/lists/<slug:code>/add/", own_lists.add_to_list, name="add_to_list"),
    path("cases/<slug:pathway>/lists/<slug:code>/<int:pk>/change/", own_lists.change_in_list, name="change_in_list"),
    path("cases/<slug:pathway>/new/<slug:step>/", forms.open_case, name="open_case"),
    path("case/<slug:reference>/", case.case, name="case"),
    path("case/<slug:reference>/record/<slug:step>/", forms.record_step, name="record_step"),
    path("case/<slug:reference>/set-action/", forms.set_case_action, name="set_case_action"),
    path("case/<slug:reference>/hand-over/", forms.hand_case, name="hand_case"),
    path("case/<slug:reference>/open-again/", forms.reopen_case, name="reopen_case"),
    path("case/<slug:reference>/<slug:step>/<int:pk>/", case.case_record, name="case_record"),
    path("case/<slug:reference>/<slug:step>/<int:pk>/correct/", forms.correct_record, name="correct_record"),
    path("case/<slug:reference>/<slug:step>/<int:pk>/share/", forms.share_record, name="share_record"),
]
