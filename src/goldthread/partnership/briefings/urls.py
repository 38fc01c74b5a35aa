"""Addresses of briefings, under the address of a space."""

from django.urls import path

from goldthread.partnership.briefings.views import briefings, cascading, questions, quotes

BRIEFING = "briefings/<int:pk>/"

urlpatterns = [
    path("reviews/<slug:reference>/briefing/write", briefings.write, name="write_briefing"),
    path("briefings/", briefings.briefings, name="briefings"),
    path("briefings/times", briefings.times, name="briefing_times"),
    path(BRIEFING, briefings.briefing, name="briefing"),
    path(f"{BRIEFING}resources/add", briefings.add, name="add_briefing_resource"),
    path(f"{BRIEFING}send", cascading.send, name="send_briefing"),
    path(f"{BRIEFING}confirmations", cascading.confirmations, name="cascade_confirmations"),
    path(f"{BRIEFING}feedback/add", quotes.keep, name="keep_quote"),
    path(f"{BRIEFING}question/set", questions.set_question, name="set_practice_question"),
    path(f"{BRIEFING}question/ask", questions.ask, name="ask_practice_question"),
    path("briefing-resources/<int:pk>/remove", briefings.remove, name="remove_briefing_resource"),
    path("cascades/<int:pk>/confirm", cascading.confirm, name="confirm_cascade"),
    path("cascade-confirmations/<int:pk>/correct", cascading.correct, name="correct_confirmation"),
    path("briefing-feedback/<int:pk>/consent", quotes.consent, name="record_quote_consent"),
    path("briefing-feedback/<int:pk>/take-back", quotes.take_back, name="take_quote_consent_back"),
    path("practice-questions/asked/<int:pk>/another-link", questions.another_link, name="send_another_link"),
    path("practice-questions/rounds/<int:pk>/take", questions.take_result, name="take_round_as_result"),
]
