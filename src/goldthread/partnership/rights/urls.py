"""Addresses of information rights, under the address of a space. None tells who asked."""

from django.urls import path

from goldthread.partnership.rights.views import (
    access_forms,
    breach_forms,
    clock_forms,
    correction_forms,
    items,
    matters,
)

RIGHTS = "rights/"
MATTER = f"{RIGHTS}<int:pk>/"
ITEM = f"{RIGHTS}items/<int:pk>/"
BREACH = f"{RIGHTS}breaches/<int:pk>/"
COMPLAINT = f"{RIGHTS}complaints/<int:pk>/"

urlpatterns = [
    path(RIGHTS, matters.rights, name="rights"),
    path(f"{RIGHTS}settings", clock_forms.settings, name="set_rights"),
    path(f"{RIGHTS}access/add", access_forms.record, name="record_access_request"),
    path(MATTER, matters.matter, name="rights_matter"),
    path(f"{MATTER}correct", access_forms.correct, name="correct_rights_request"),
    path(f"{MATTER}note", clock_forms.note, name="note_in_rights_log"),
    path(f"{MATTER}close", clock_forms.close, name="close_rights_matter"),
    path(f"{MATTER}stop", clock_forms.stop, name="stop_rights_clock"),
    path(f"{MATTER}extend", clock_forms.extend, name="extend_rights_matter"),
    path(f"{RIGHTS}stops/<int:pk>/end", clock_forms.run, name="run_rights_clock"),
    path(f"{RIGHTS}access/<int:pk>/identity", access_forms.identity, name="record_identity"),
    path(f"{RIGHTS}access/<int:pk>/understanding", access_forms.weigh, name="weigh_understanding"),
    path(f"{RIGHTS}access/<int:pk>/search", access_forms.gather, name="order_gathering"),
    path(f"{MATTER}look-for", access_forms.add_details, name="add_search_details"),
    path(f"{RIGHTS}details/<int:pk>/remove", access_forms.remove_detail, name="remove_search_detail"),
    path(f"{MATTER}items/add", items.add, name="add_gathered_item"),
    path(f"{MATTER}files/include", items.include, name="include_file"),
    path(f"{ITEM}copy", items.add_copy, name="add_redacted_copy"),
    path(f"{MATTER}items/decide", items.decide, name="decide_items"),
    path(f"{MATTER}words/add", items.withhold_words, name="withhold_words"),
    path(f"{RIGHTS}words/<int:pk>/release", items.show_words, name="show_words"),
    path(ITEM, items.item, name="rights_item"),
    path(f"{ITEM}passages", items.withhold_passages, name="withhold_passages"),
    path(f"{ITEM}withhold", items.withhold_item, name="withhold_item"),
    path(f"{ITEM}release", items.release, name="release_item"),
    path(f"{ITEM}leave-out", items.leave_out, name="leave_item_out"),
    path(f"{ITEM}take-in", items.take_back_in, name="take_item_in"),
    path(f"{RIGHTS}passages/<int:pk>/release", items.show_passage, name="show_passage"),
    path(f"{MATTER}pack", access_forms.pack, name="order_pack"),
    path(f"{RIGHTS}packs/<int:pk>/check", access_forms.check, name="check_pack"),
    path(f"{RIGHTS}packs/<int:pk>/release", access_forms.release, name="release_pack"),
    path(f"{RIGHTS}breaches/add", breach_forms.record, name="record_breach"),
    path(f"{BREACH}correct", breach_forms.correct, name="correct_breach"),
    path(f"{BREACH}risk", breach_forms.risk, name="assess_risk"),
    path(f"{BREACH}decide", breach_forms.decide, name="decide_to_notify"),
    path(f"{BREACH}report", breach_forms.report, name="record_breach_report"),
    path(f"{BREACH}people", breach_forms.people, name="record_people_told"),
    path(f"{BREACH}step", breach_forms.step, name="record_breach_step"),
    path(f"{MATTER}action", correction_forms.raise_action, name="raise_rights_action"),
    path(f"{RIGHTS}corrections/add", correction_forms.record_correction, name="record_correction"),
    path(
        f"{RIGHTS}corrections/add/<slug:kind>/<int:record>",
        correction_forms.record_correction_of,
        name="record_correction_of",
    ),
    path(f"{RIGHTS}corrections/<int:pk>/decide", correction_forms.decide_correction, name="decide_correction"),
    path(f"{RIGHTS}corrections/<int:pk>/told", correction_forms.tell_of_correction, name="tell_of_correction"),
    path(f"{RIGHTS}complaints/add", correction_forms.record_complaint, name="record_complaint"),
    path(f"{COMPLAINT}acknowledge", correction_forms.acknowledge, name="acknowledge_complaint"),
    path(f"{COMPLAINT}answer", correction_forms.answer, name="answer_complaint"),
    path(f"{COMPLAINT}ask-review", correction_forms.ask_review, name="ask_for_review"),
    path(f"{COMPLAINT}review", correction_forms.review, name="review_complaint"),
    path(f"{MATTER}answer", correction_forms.answer_information, name="answer_information_request"),
    path(f"{RIGHTS}information/add", correction_forms.record_information_request, name="record_information_request"),
]
