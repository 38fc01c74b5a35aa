"""Pages on which whoever runs the plan judges an action."""

from django.http import HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.progress.forms import AcceptAsDone, AskForMore, Reopen, Supersede, Transfer
from goldthread.foundation.progress.views.in_sight import place_of, seen_action, successors_of


@access(Can.JUDGE_EVIDENCE)
def accept(request: DeskRequest, pk: int) -> HttpResponse:
    """Its evidence shows that it was done."""
    action = seen_action(request, pk)
    form = AcceptAsDone(*sent(request), seen=action)
    page = FormPage(
        title="Accept as done",
        intro="You looked at the evidence and it shows that this was done. Whether practice changed is tested apart.",
        button="Accept as done",
        done="The action was accepted as done.",
        **place_of(action, request),
    )
    return answered(request, page, form, form.accept, action=action)


@access(Can.JUDGE_EVIDENCE)
def ask(request: DeskRequest, pk: int) -> HttpResponse:
    """What was reported or shown is not enough."""
    action = seen_action(request, pk)
    form = AskForMore(*sent(request), seen=action)
    page = FormPage(
        title="Ask for more",
        intro="The action is in progress again until it is answered.",
        button="Ask for more",
        done="More was asked of this action.",
        step=f"ask-for-more-{action.pk}",
        **place_of(action, request),
    )
    return answered(request, page, form, form.ask, action=action)


@access(Can.JUDGE_EVIDENCE)
def supersede(request: DeskRequest, pk: int) -> HttpResponse:
    """Another action takes its place, or it is no longer needed."""
    action = seen_action(request, pk)
    form = Supersede(*sent(request), actions=successors_of(action, request), seen=action)
    page = FormPage(
        title="Mark as superseded",
        intro="It stays to be seen, with your reason. Nobody is chased for it any more.",
        button="Mark as superseded",
        done="The action was marked as superseded.",
        step=f"supersede-action-{action.pk}",
        **place_of(action, request),
    )
    return answered(request, page, form, form.mark, action=action)


@access(Can.JUDGE_EVIDENCE)
def transfer(request: DeskRequest, pk: int) -> HttpResponse:
    """It goes on in somebody else's plan."""
    action = seen_action(request, pk)
    form = Transfer(*sent(request), seen=action)
    page = FormPage(
        title="Mark as transferred",
        intro="It goes on in a plan that is not this one. To let another agency here owe it, set who owes it instead.",
        button="Mark as transferred",
        done="The action was marked as transferred.",
        step=f"transfer-action-{action.pk}",
        **place_of(action, request),
    )
    return answered(request, page, form, form.mark, action=action)


@access(Can.JUDGE_EVIDENCE)
def reopen(request: DeskRequest, pk: int) -> HttpResponse:
    """It is owed again."""
    action = seen_action(request, pk)
    form = Reopen(*sent(request), seen=action)
    page = FormPage(
        title="Take the action up again",
        intro=f"It is marked “{action.status_in_words}” now.",
        button="Take it up again",
        done="The action is owed again.",
        step=f"reopen-action-{action.pk}",
        **place_of(action, request),
    )
    return answered(request, page, form, form.reopen, action=action)
