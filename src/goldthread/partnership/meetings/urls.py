"""Addresses of meetings, below ``/p/<space>/``."""

from django.urls import path

from goldthread.partnership.meetings.views import (
    agenda_forms,
    calendar_forms,
    decision_forms,
    feeds,
    meetings,
    minutes_forms,
    packs,
)

GROUP, MEETING, ITEM = "groups/<int:group>/", "meetings/<int:pk>/", "meetings/items/<int:pk>/"

urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/calendar/", feeds.my_feed, name="calendar_feed"),
    path(f"{GROUP}calendar/<int:year>/", meetings.calendar, name="group_calendar"),
    path(f"{GROUP}calendar/plan/", calendar_forms.plan_year, name="plan_year"),
    path(f"{GROUP}calendar/invite/", calendar_forms.invite, name="invite_to_meetings"),
    path(f"{GROUP}calendar/cadence/", calendar_forms.set_cadence, name="set_cadence"),
    path(f"{GROUP}agenda/", agenda_forms.set_standing_items, name="set_standing_items"),
    path("meetings/cadences/<int:pk>/end/", calendar_forms.end_cadence, name="end_cadence"),
    path(f"{GROUP}meetings/add/", calendar_forms.add_meeting, name="add_meeting"),
    path(f"{GROUP}attendance/<int:year>/", meetings.attendance_over_year, name="group_attendance"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}pack/", packs.pack, name="meeting_pack"),
    path(f"{MEETING}move/", calendar_forms.move_meeting, name="move_meeting"),
    path(f"{MEETING}cancel/", calendar_forms.cancel_meeting, name="cancel_meeting"),
    path(f"{MEETING}agenda/begin/", agenda_forms.begin_agenda, name="begin_agenda"),
    path(f"{MEETING}agenda/add/", agenda_forms.add_item, name="add_agenda_item"),
    path(f"{MEETING}agenda/due/", agenda_forms.add_due, name="add_due_to_agenda"),
    path(f"{MEETING}agenda/issue/", agenda_forms.issue_agenda, name="issue_agenda"),
    path(f"{MEETING}attendance/", minutes_forms.attendance, name="record_attendance"),
    path(f"{MEETING}attendance/guest/", minutes_forms.record_guest, name="record_guest"),
    path(f"{MEETING}minutes/issue/", minutes_forms.issue_minutes, name="issue_minutes"),
    path(f"{MEETING}minutes/sign-off/", minutes_forms.sign_off, name="sign_off_minutes"),
    path(f"{MEETING}minutes/correct/", minutes_forms.correct_minutes, name="correct_minutes"),
    path(f"{MEETING}minutes/approve/", minutes_forms.approve_minutes, name="approve_minutes"),
    path(f"{ITEM}change/", agenda_forms.change_item, name="change_agenda_item"),
    path(f"{ITEM}place/", agenda_forms.place_item, name="place_agenda_item"),
    path(f"{ITEM}remove/", agenda_forms.remove_item, name="remove_agenda_item"),
    path(f"{ITEM}papers/add/", agenda_forms.add_paper, name="add_paper"),
    path(f"{ITEM}conflict/", minutes_forms.record_conflict, name="record_conflict"),
    path(f"{ITEM}minutes/", minutes_forms.write_minutes, name="write_minutes"),
    path(f"{ITEM}decide/", minutes_forms.record_decision, name="record_decision"),
    path(f"{ITEM}action/", minutes_forms.give_action, name="give_action"),
    path(f"{ITEM}carry-over/", minutes_forms.carry_over, name="carry_over"),
    path(f"{ITEM}close/", minutes_forms.close_topic, name="close_topic"),
    path("decisions/<int:pk>/correct/", decision_forms.correct_decision, name="correct_decision"),
    path("meetings/papers/<int:pk>/replace/", agenda_forms.replace_paper, name="replace_paper"),
    path("meetings/papers/<int:pk>/withdraw/", agenda_forms.withdraw_paper, name="withdraw_paper"),
    path("meetings/conflicts/<int:pk>/remove/", minutes_forms.remove_conflict, name="remove_conflict"),
]
