"""Addresses of learning, under the address of a space."""

from django.urls import path

from goldthread.partnership.learning.views import (
    action_forms,
    elsewhere,
    elsewhere_forms,
    finding_forms,
    findings,
    letter_forms,
    letters,
    outcome_forms,
    outcomes,
    review_forms,
    reviews,
    threads,
)

REVIEW = "reviews/<slug:reference>/"
FINDING = f"{REVIEW}findings/<int:number>/"
SOURCE = "elsewhere/<int:pk>/"
LETTER = "letters/<int:pk>/"
PRINTED = "elsewhere/findings/<int:pk>/"

urlpatterns = [
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/add", review_forms.add_review, name="add_review"),
    path(REVIEW, reviews.review, name="review"),
    path(f"{REVIEW}change", review_forms.change_review, name="change_review"),
    path(f"{REVIEW}thread/", threads.thread, name="thread"),
    path(f"{REVIEW}timeline/add", review_forms.add_event, name="add_event"),
    path(f"{REVIEW}findings/add", finding_forms.add_finding, name="add_finding"),
    path(f"{REVIEW}actions/add", action_forms.add_action, name="add_action"),
    path(f"{REVIEW}outcomes/add", outcome_forms.add_outcome, name="add_outcome"),
    path(FINDING, findings.finding, name="finding"),
    path(f"{FINDING}change", finding_forms.change_finding, name="change_finding"),
    path(f"{FINDING}recommendations/add", finding_forms.add_recommendation, name="add_recommendation"),
    path(f"{FINDING}response", finding_forms.record_response, name="record_response"),
    path("recommendations/<int:pk>/change", finding_forms.change_recommendation, name="change_recommendation"),
    path("outcomes/<int:pk>/", outcomes.outcome, name="outcome"),
    path("outcomes/<int:pk>/change", outcome_forms.change_outcome, name="change_outcome"),
    path("actions/<int:pk>/change", action_forms.change_action, name="change_action"),
    path("actions/<int:pk>/owners", action_forms.set_owners, name="set_owners"),
    path("elsewhere/", elsewhere.sources, name="elsewhere"),
    path("elsewhere/enter", elsewhere_forms.enter_source, name="enter_source"),
    path("elsewhere/our-work", elsewhere.our_work, name="our_work"),
    path("elsewhere/our-work/enter", elsewhere_forms.enter_our_work, name="enter_our_work"),
    path(f"{SOURCE}respond", elsewhere_forms.respond, name="respond_to_source"),
    path(SOURCE, elsewhere.source, name="elsewhere_source"),
    path(f"{SOURCE}change", elsewhere_forms.change_source, name="change_source"),
    path(f"{SOURCE}findings/enter", elsewhere_forms.enter_finding, name="enter_elsewhere_finding"),
    path(f"{PRINTED}change", elsewhere_forms.change_entered_finding, name="change_elsewhere_finding"),
    path(f"{PRINTED}adopt", elsewhere_forms.adopt, name="adopt_finding"),
    path(f"{PRINTED}decline", elsewhere_forms.decline, name="decline_finding"),
    path(f"{REVIEW}letters/add", letter_forms.add_letter, name="add_letter"),
    path("letters/", letters.letters, name="letters"),
    path("letters/without/", letters.without, name="findings_without_letter"),
    path(LETTER, letters.letter, name="letter"),
    path(f"{LETTER}change", letter_forms.change_letter, name="change_letter"),
    path(f"{LETTER}chase", letter_forms.chase_letter, name="chase_letter"),
    path(f"{LETTER}reply", letter_forms.record_reply, name="record_reply"),
    path("actions/<int:pk>/findings", action_forms.set_findings, name="set_findings"),
]
