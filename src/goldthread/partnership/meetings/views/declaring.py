"""How forms of meetings are declared: each finds its record, asks, and leads back to where it is."""

from functools import partial

from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import forms_about
from goldthread.partnership.meetings.views.in_sight import (
    cadence_here,
    group_here,
    place_of_group,
    place_of_item,
    place_of_meeting,
    place_within,
    visible_conflict,
    visible_item,
    visible_meeting,
    visible_paper,
)

_forms = partial(forms_about, Can.RECORD_MEETINGS)

about_group = _forms(find=group_here, place=place_of_group, given="group", adds=True)
"""Forms about the calendar of a group."""
about_cadence = _forms(
    find=cadence_here, place=lambda request, cadence: place_of_group(request, cadence.group), given="cadence"
)
about_meeting = _forms(find=visible_meeting, place=place_of_meeting, given="meeting")
about_item = _forms(find=visible_item, place=place_of_item, given="item")
about_paper = _forms(find=visible_paper, place=place_within, given="paper")
about_conflict = _forms(find=visible_conflict, place=place_within, given="conflict")
