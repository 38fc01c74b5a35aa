"""The address that a one-time link holds."""

from django.urls import re_path

from goldthread.foundation.one_time_links.views import link

urlpatterns = [re_path(r"^a/(?P<text>[-\w]{1,100})/?$", link.link, name="answer_by_link")]
