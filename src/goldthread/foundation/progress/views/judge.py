"""Pages on which whoever runs the plan judges an action."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.progress.forms import AcceptAsDone, AskForMore, Reopen, Supersede, Transfer
from goldthread.foundation.progress.judging import (
    check_goes_on,
    check_is_reported_done,
    check_is_settled,
    check_was_reported_done,
)
from goldthread.foundation.progress.views.in_sight import place_of, seen_action, successors_of


def judging(**declared: Any) -> Callable[..., HttpResponse]:
    """A form that judges an action."""
    page = FormAbout(
        find=seen_action, place=lambda request, action: place_of(action, request), given="action", **declared
    )
    return access(Can.JUDGE_EVIDENCE)(page.view)


accept = judging(
    form=AcceptAsDone,
    send=AcceptAsDone.accept,
    open_if=check_is_reported_done,
    title="Accept as done",
    intro="You looked at the evidence and it shows that this was done. Whether practice changed is tested apart.",
    button="Accept as done",
    done="The action was accepted as done.",
)

ask = judging(
    form=AskForMore,
    send=AskForMore.ask,
    open_if=check_was_reported_done,
    title="Ask for more",
    intro="The action is in progress again until it is answered.",
    button="Ask for more",
    done="More was asked of this action.",
    step="ask-for-more",
)

supersede = judging(
    form=Supersede,
    send=Supersede.mark,
    options=lambda request, action: {"actions": successors_of(action, request)},
    open_if=check_goes_on,
    title="Mark as superseded",
    intro="It stays to be seen, with your reason. Nobody is chased for it any more.",
    button="Mark as superseded",
    done="The action was marked as superseded.",
    step="supersede-action",
)

transfer = judging(
    form=Transfer,
    send=Transfer.mark,
    open_if=check_goes_on,
    title="Mark as transferred",
    intro="It goes on in a plan that is not this one. To let another agency here owe it, set who owes it instead.",
    button="Mark as transferred",
    done="The action was marked as transferred.",
    step="transfer-action",
)

reopen = judging(
    form=Reopen,
    send=Reopen.reopen,
    open_if=check_is_settled,
    title="Take the action up again",
    intro=lambda action: f"It is marked “{action.status_in_words}” now.",
    button="Take it up again",
    done="The action is owed again.",
    step="reopen-action",
)
