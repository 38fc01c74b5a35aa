"""Addresses for tests of the frame and the error pages."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from goldthread.foundation.ui import views
from goldthread.foundation.ui.gallery.form_fields import WRONG, EveryField

from .rendering import rendered

FORM = """{% extends "ui/page.html" %}
{% block title %}Record a contact{% endblock %}
{% block content %}
{{ error_summary(form) }}
<h1 class="govuk-heading-l">Record a contact</h1>
<form method="post" novalidate>{{ form_fields(form) }}{{ govuk.button(text="Save") }}</form>
{% endblock %}"""

handler400 = "goldthread.foundation.ui.errors.bad_request"
handler403 = "goldthread.foundation.ui.errors.forbidden"
handler404 = "goldthread.foundation.ui.errors.not_found"
handler500 = "goldthread.foundation.ui.errors.server_error"


def breaks(request):
    raise RuntimeError("A secret that must not be shown")


def unseen(request):
    raise PermissionDenied


def refused(request):
    raise PermissionDenied("Only the lead can close a case.")


def strange(request):
    raise SuspiciousOperation("Something odd")


@require_POST
def sent(request):
    return HttpResponse("Thank you")


def wrong(request):
    """A whole page, with a form that was sent wrong."""
    page = rendered(
        FORM,
        csrf_input="",
        form=EveryField(WRONG),
        space="Northbridge Safeguarding Children Partnership",
        demo=True,
        account={"text": "Sam Okafor", "href": "/me"},
        sign_out="/out",
        navigation=[{"text": "Your work", "href": "/", "active": True}, {"text": "Cases", "href": "/cases"}],
        crumbs=[{"text": "Your work", "href": "/"}, {"text": "Cases", "href": "/cases"}],
    )
    return HttpResponse(page)


urlpatterns = [
    path("breaks", breaks),
    path("unseen", unseen),
    path("refused", refused),
    path("strange", strange),
    path("sent", sent),
    path("form", wrong),
    path("gallery", views.gallery),
    path("cases/<reference>", sent, name="case"),
]
