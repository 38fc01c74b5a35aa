"""The address that a calendar program reads."""

from django.urls import re_path

from goldthread.partnership.meetings.views import feeds

urlpatterns = [re_path(r"^calendar/(?P<text>[-\w]{1,100})\.ics$", feeds.calendar, name="calendar_by_feed")]
