"""Addresses of documents of cases."""

from django.urls import path

from goldthread.cases.documents import views

HERE = "case/<slug:reference>/documents/"
urlpatterns = [
    path(f"{HERE}add/", views.add_case_document, name="add_case_document"),
    path(f"{HERE}kept/<int:pk>/", views.case_document, name="case_document"),
    path(f"{HERE}kept/<int:pk>/replace/", views.replace_case_document, name="replace_case_document"),
    path(f"{HERE}kept/<int:pk>/share/", views.share_case_document, name="share_case_document"),
    path(f"{HERE}kept/<int:pk>/withdraw/", views.withdraw_case_document, name="withdraw_case_document"),
]
