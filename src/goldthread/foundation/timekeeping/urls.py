"""Addresses of clocks and of working time, below ``/p/<space>/``."""

from django.urls import path

from goldthread.foundation.timekeeping.views import clock_forms, clocks, unseen, working_time

urlpatterns = [
    path("clocks/", clocks.clocks, name="clocks"),
    path("clocks/<int:pk>/", clocks.clock, name="clock"),
    path("clocks/<int:pk>/stand", clock_forms.stop, name="stop_clock"),
    path("clocks/<int:pk>/go-on", clock_forms.start_again, name="start_clock_again"),
    path("clocks/<int:pk>/explain", clock_forms.explain, name="explain_breach"),
    path("clocks/<int:pk>/acknowledge", clock_forms.acknowledge, name="acknowledge_breach"),
    path("clocks/lateness/<int:pk>/", unseen.acknowledge, name="acknowledge_unseen"),
    path("working-time/", working_time.working_time, name="working_time"),
    path("working-time/proclaim", working_time.proclaim, name="proclaim_day"),
    path("working-time/hours", working_time.set_hours, name="set_opening_hours"),
    path("working-time/<int:pk>/take-back", working_time.take_back, name="take_back_day"),
]
