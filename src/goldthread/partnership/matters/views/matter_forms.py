"""Forms about one matter: a reply, a further stage, an action, and what came of it."""

from typing import Any

from django.http import Http404

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import forms_about
from goldthread.partnership.matters.commands.ending import check_may_go_further, may_pursue
from goldthread.partnership.matters.commands.replying import check_reply_awaited, may_reply
from goldthread.partnership.matters.commands.turning import check_not_ended
from goldthread.partnership.matters.forms import ActionOfMatter, EndMatter, ReplyToMatter, TakeFurther
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.matters.views.in_sight import careful, crumbs_to_matter, visible_matter, with_owners


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


def _with_rules(request: DeskRequest, matter: RaisedMatter) -> dict[str, Any]:
    return {**careful(request, matter), "rules": matter.rules}


def _further(request: DeskRequest, matter: RaisedMatter) -> dict[str, Any]:
    """What is said above the form: to whom it goes."""
    further = matter.step + 1 < len(matter.stages)
    return {
        **_place(request, matter),
        **({"title": f"Take it to: {matter.stage_named(matter.step + 1)}"} if further else {}),
    }


_about_matter = forms_about(find=visible_matter, place=_place, given="matter")

reply = _about_matter(
    Can.ANSWER_CHALLENGES,
    Can.RECORD_PLANS,
    Can.SCRUTINISE,
    find=_to_reply,
    form=ReplyToMatter,
    send=ReplyToMatter.reply,
    title="Reply",
    button="Send the reply",
    done="The reply was recorded.",
    step="reply-to-matter",
    open_if=check_reply_awaited,
    options=_with_rules,
)

further = _about_matter(
    Can.CHALLENGE_PARTNERS,
    Can.RECORD_PLANS,
    find=_to_pursue,
    place=_further,
    form=TakeFurther,
    send=TakeFurther.take,
    title="Take it further",
    button="Take it further",
    done="It was taken further.",
    step="take-matter-further",
    open_if=lambda matter: check_may_go_further(matter, matter.state),
    options=careful,
)

end = _about_matter(
    Can.CHALLENGE_PARTNERS,
    Can.RECORD_PLANS,
    find=_to_pursue,
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

action = _about_matter(
    Can.RECORD_ACTIONS,
    form=ActionOfMatter,
    send=ActionOfMatter.add,
    title="Raise an action",
    button="Raise the action",
    done="The action was raised.",
    adds=True,
    open_if=check_not_ended,
    options=with_owners,
)
