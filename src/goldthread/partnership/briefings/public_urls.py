"""The address that an open link to a practice question holds."""

from django.urls import re_path

from goldthread.partnership.briefings.views import answering

urlpatterns = [re_path(r"^q/(?P<text>[-\w]{1,100})/?$", answering.answer, name="answer_practice_question")]
