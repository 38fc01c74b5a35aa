"""Addresses of the equality lens, under the address of a space."""

from django.urls import path

from goldthread.partnership.equality.views import lens

urlpatterns = [
    path("equality-lens/", lens.lens, name="equality_lens"),
    path("equality-lens/lenses", lens.lenses, name="set_lenses"),
    path("actions/<int:pk>/equality-lens", lens.answer, name="answer_lens"),
]
