"""Forms about one matter: a reply, a further stage, an action, and what came of it."""

from typing import Any

from django.http import Http404, HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.groups.queries import groups_on
from goldthread.partnership.matters.commands.ending import check_may_go_further, may_pursue
from goldthread.partnership.matters.commands.replying import check_reply_awaited, may_reply
from goldthread.partnership.matters.commands.turning import check_not_ended
from goldthread.partnership.matters.forms import ActionOfMatter, EndMatter, ReplyToMatter, TakeFurther, owners_named
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.matters.views.in_sight import crumbs_to_matter, names_known, visible_matter


def _to_reply(request: DeskRequest, pk: int) -> RaisedMatter:
    """One that the person may reply to; the others are for others."""
    found = visible_matter(request, pk)
    if not may_reply(found, request.standing):
        raise Http404
    return found


def _to_pursue(request: DeskRequest, pk: int) -> RaisedMatter:
    found = visible_matter(request, pk)
    if not may_pursue(found, request.standing):
        raise Http404
    return found


def _place(request: DeskRequest, matter: RaisedMatter) -> dict[str, Any]:
    turns = matter.turns.select_related("agency").order_by("number")
    return {
        "caption": f"{matter}: {matter.subject}",
        "back": matter.get_absolute_url(),
        "crumbs": crumbs_to_matter(request, matter),
        "template": "matters/matter_form.html",
        "more": {"matter": matter, "turns": [(turn, matter.stage_named(turn.step)) for turn in turns]},
    }


def _careful(request: DeskRequest, matter: RaisedMatter) -> dict[str, Any]:
    return {"known": names_known(request.space, request)}


def _with_rules(request: DeskRequest, matter: RaisedMatter) -> dict[str, Any]:
    return {**_careful(request, matter), "rules": matter.rules}


def _owners(request: DeskRequest, matter: RaisedMatter) -> dict[str, Any]:
    space, today = request.space, request.today
    return {"owners": owners_named(agencies_on(space.pk, today), groups_on(space.pk, today))}


def _further(request: DeskRequest, matter: RaisedMatter) -> dict[str, Any]:
    """What is said above the form: to whom it goes."""
    further = matter.step + 1 < len(matter.stages)
    return {
        **_place(request, matter),
        **({"title": f"Take it to: {matter.stage_named(matter.step + 1)}"} if further else {}),
    }


REPLY = FormAbout(
    find=_to_reply,
    place=_place,
    given="matter",
    form=ReplyToMatter,
    send=ReplyToMatter.reply,
    title="Reply",
    button="Send the reply",
    done="The reply was recorded.",
    step="reply-to-matter",
    open_if=check_reply_awaited,
    options=_with_rules,
)
FURTHER = FormAbout(
    find=_to_pursue,
    place=_further,
    given="matter",
    form=TakeFurther,
    send=TakeFurther.take,
    title="Take it further",
    button="Take it further",
    done="It was taken further.",
    step="take-matter-further",
    open_if=lambda matter: check_may_go_further(matter, matter.state),
    options=_careful,
)
END = FormAbout(
    find=_to_pursue,
    place=_place,
    given="matter",
    form=EndMatter,
    send=EndMatter.end,
    title="Say what came of it",
    intro="After this nothing more is said of the matter.",
    button="End the matter",
    done="It was recorded what came of it.",
    step="end-matter",
    open_if=check_not_ended,
    options=_with_rules,
)
ACTION = FormAbout(
    find=visible_matter,
    place=_place,
    given="matter",
    form=ActionOfMatter,
    send=ActionOfMatter.add,
    title="Raise an action",
    button="Raise the action",
    done="The action was raised.",
    adds=True,
    open_if=check_not_ended,
    options=_owners,
)


@access(Can.ANSWER_CHALLENGES, Can.RECORD_PLANS, Can.SCRUTINISE)
def reply(request: DeskRequest, pk: int) -> HttpResponse:
    """Whoever owes the reply gives it, or writes down what came."""
    return REPLY.view(request, pk=pk)


@access(Can.CHALLENGE_PARTNERS, Can.RECORD_PLANS)
def further(request: DeskRequest, pk: int) -> HttpResponse:
    """The matter goes up to the next stage."""
    return FURTHER.view(request, pk=pk)


@access(Can.CHALLENGE_PARTNERS, Can.RECORD_PLANS)
def end(request: DeskRequest, pk: int) -> HttpResponse:
    """It is said what came of it."""
    return END.view(request, pk=pk)


@access(Can.RECORD_ACTIONS)
def action(request: DeskRequest, pk: int) -> HttpResponse:
    """Something is to be done about it."""
    return ACTION.view(request, pk=pk)
