"""Addresses of learning, under the address of a space."""

from django.urls import path

from goldthread.partnership.learning.views import findings, outcomes, reviews, threads

urlpatterns = [
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/<slug:reference>/", reviews.review, name="review"),
    path("reviews/<slug:reference>/thread/", threads.thread, name="thread"),
    path("reviews/<slug:reference>/findings/<int:number>/", findings.finding, name="finding"),
    path("outcomes/<int:pk>/", outcomes.outcome, name="outcome"),
]
