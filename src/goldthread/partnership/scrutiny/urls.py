"""Addresses of scrutiny, under the address of a space."""

from django.urls import path

from goldthread.partnership.scrutiny.views import challenge_forms, challenges, draws, overview

CHALLENGE = "scrutiny/challenges/<int:pk>/"

urlpatterns = [
    path("scrutiny/", overview.overview, name="scrutiny"),
    path("scrutiny/draws/", draws.draws, name="draws"),
    path("scrutiny/draws/new", draws.draw_a_sample, name="draw_sample"),
    path("scrutiny/draws/<int:pk>/", draws.draw, name="draw"),
    path("scrutiny/draws/<int:pk>/population", draws.population, name="draw_population"),
    path("scrutiny/drawn/<int:pk>/view", draws.give_a_view, name="give_view"),
    path("scrutiny/challenges/", challenges.challenges, name="challenges"),
    path("scrutiny/challenges/raise", challenge_forms.raise_in_general, name="raise_challenge"),
    path("scrutiny/challenges/raise/<slug:kind>/<int:pk>", challenge_forms.raise_about, name="raise_challenge_about"),
    path(CHALLENGE, challenges.challenge, name="challenge"),
    path(f"{CHALLENGE}answer", challenge_forms.answer, name="answer_challenge"),
    path(f"{CHALLENGE}say", challenge_forms.say, name="say_of_answer"),
]
