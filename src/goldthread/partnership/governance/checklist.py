"""The checklist of setting up, as the page draws it."""

from typing import Any

from django.urls import reverse

from goldthread.foundation.agencies.queries import NEEDED_PARTNERS
from goldthread.foundation.ui.words import plural
from goldthread.partnership.governance.queries.setting_up import Readiness


def checklist(ready: Readiness) -> list[dict[str, Any]]:
    """Each task with its address, its hint in words and its state, in the order that suits most."""
    hints = {
        "details": ready.space.area,
        "partners": f"{ready.partners} of {NEEDED_PARTNERS} recorded",
        "agencies": plural(ready.other_agencies, "agency") + " besides the partners",
        "groups": plural(ready.groups, "group"),
        "people": f"{plural(ready.people, 'person', 'people')} with a role,"
        f" {plural(ready.invitations, 'invitation')} open",
        "mail_test": _mail(ready),
        "go_live": "Until then nothing is sent",
    }
    titles = {
        "details": ("Name and area", "setup_details"),
        "partners": ("The three safeguarding partners", "setup_partners"),
        "agencies": ("Other agencies", "agencies"),
        "groups": ("Groups, from templates", "add_groups_from_templates"),
        "people": ("People, invited in bulk from a list", "loads"),
        "mail_test": ("Mail test", "setup_mail_test"),
        "go_live": ("Go live", "setup_go_live"),
    }
    done = ready.tasks_done
    begun = {"partners": ready.partners > 0, "mail_test": ready.tests_waiting > 0}
    return [
        {
            "title": title,
            "href": reverse(name, args=[ready.space.slug]),
            "hint": hints[task],
            "done": done[task],
            "state": "in progress" if begun.get(task) else "not started",
        }
        for task, (title, name) in titles.items()
    ]


def _mail(ready: Readiness) -> str:
    if ready.tests_sent:
        return "A test message was sent"
    if ready.tests_waiting:
        return "A test message is waiting to be sent"
    return "The last test could not be sent" if ready.tests_failed else "To yourself only"
