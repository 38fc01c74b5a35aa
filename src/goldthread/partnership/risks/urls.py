"""Addresses of the risk register, under the address of a space."""

from django.urls import path

from goldthread.partnership.risks.views import register, risk_forms

RISK = "risks/<int:pk>/"

urlpatterns = [
    path("risks/", register.risks, name="risks"),
    path("risks/heat-map", register.heat_map, name="heat_map"),
    path("risks/raise", risk_forms.raise_one, name="raise_risk"),
    path(RISK, register.risk, name="risk"),
    path(f"{RISK}score", risk_forms.score, name="score_risk"),
    path(f"{RISK}change", risk_forms.change, name="change_risk"),
    path(f"{RISK}close", risk_forms.close, name="close_risk"),
    path(f"{RISK}link", risk_forms.link, name="link_risk"),
    path(f"{RISK}action", risk_forms.action, name="action_of_risk"),
]
