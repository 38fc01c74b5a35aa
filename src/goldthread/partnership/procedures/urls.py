"""Addresses of procedures and agreements, under the address of a space."""

from django.urls import path

from goldthread.partnership.procedures.views import (
    agreeing_forms,
    document_forms,
    documents,
    register,
    version_forms,
    versions,
)

DOCUMENT = "procedures/<int:pk>/"
VERSION = "procedures/versions/<int:pk>/"

urlpatterns = [
    path("procedures/", register.procedures, name="procedures"),
    path("procedures/add", document_forms.add, name="add_procedure"),
    path(DOCUMENT, documents.procedure, name="procedure"),
    path(f"{DOCUMENT}text", versions.text, name="procedure_text"),
    path(f"{DOCUMENT}compare", versions.compare, name="compare_procedure"),
    path(f"{DOCUMENT}change", document_forms.change, name="change_procedure"),
    path(f"{DOCUMENT}review", document_forms.review, name="review_procedure"),
    path(f"{DOCUMENT}end", document_forms.end, name="end_procedure"),
    path(f"{DOCUMENT}monitor", document_forms.monitor, name="monitor_thresholds"),
    path(f"{DOCUMENT}propose", version_forms.propose, name="propose_procedure_version"),
    path(f"{DOCUMENT}ask", agreeing_forms.ask, name="ask_to_sign"),
    path(f"{DOCUMENT}remind", agreeing_forms.remind, name="remind_to_sign"),
    path("procedures/rounds/<int:pk>/action", document_forms.add_action, name="add_action_to_round"),
    path(VERSION, versions.version, name="procedure_version"),
    path(f"{VERSION}write", version_forms.write, name="write_procedure_version"),
    path(f"{VERSION}set-aside", version_forms.set_aside, name="set_procedure_version_aside"),
    path(f"{VERSION}approve", version_forms.approve, name="approve_procedure_version"),
    path(f"{VERSION}in-force", version_forms.put_in_force, name="put_procedure_in_force"),
    path(f"{VERSION}correct", version_forms.correct, name="correct_procedure_version"),
    path(f"{VERSION}reason", version_forms.give_reason, name="give_procedure_reason"),
    path(f"{VERSION}headings", version_forms.headings, name="answer_headings"),
    path(f"{VERSION}sent", version_forms.sent, name="record_arrangements_sent"),
    path(f"{VERSION}sign", agreeing_forms.sign, name="sign_up"),
    path(f"{VERSION}read", agreeing_forms.read, name="confirm_procedure_read"),
]
