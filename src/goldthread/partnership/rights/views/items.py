"""One text that was gathered: read, and decided whether it is released, withheld or left out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.partnership.rights.forms.items import (
    AddItem,
    DecideItems,
    LeaveOut,
    ReleaseItem,
    ShowPassage,
    ShowWords,
    TakeBackIn,
    WithholdItem,
    WithholdPassages,
    WithholdWords,
)
from goldthread.partnership.rights.models import GatheredItem, Matter, WithheldPassage
from goldthread.partnership.rights.models import WithheldWords as HiddenWords
from goldthread.partnership.rights.releasing import item_as_released
from goldthread.partnership.rights.views.in_sight import place_of, visible_matter, visible_of

MOST_AT_ONCE = 50
"""Items on one form."""


@access(Can.ANSWER_RIGHTS)
def item(request: DeskRequest, pk: int) -> HttpResponse:
    """What was gathered, as it stands and as it is released."""
    found = visible_of(GatheredItem, request, pk, "page")
    passages = WithheldPassage.objects.filter(item=found).order_by("begin", "end")
    shown = {
        "crumbs": place_of(request, found.matter)["crumbs"],
        "item": found,
        "matter": found.matter,
        "passages": [(one, found.words[one.begin : one.end]) for one in passages],
        "released": item_as_released(found),
        "form": ReleaseItem(seen=found),
        "left": GatheredItem.objects.filter(matter=found.matter, decided_at=None).count(),
    }
    return render(request, "rights/item.html", shown)


@access(Can.ANSWER_RIGHTS)
def add(request: DeskRequest, pk: int) -> HttpResponse:
    """Something that was not found by itself."""
    matter = visible_matter(request, pk, kind=Matter.Kind.ACCESS)
    form = AddItem(*sent(request))
    page = FormPage(title="Add what else is held", done="It was added.", **place_of(request, matter, "items"))
    return answered(request, page, form, form.add, matter=matter)


@access(Can.ANSWER_RIGHTS)
def decide(request: DeskRequest, pk: int) -> HttpResponse:
    """Several items at once."""
    matter = visible_matter(request, pk, "items", kind=Matter.Kind.ACCESS)
    waiting = GatheredItem.objects.filter(matter=matter, decided_at=None).order_by("pk")[:MOST_AT_ONCE]
    form = DecideItems(*sent(request), undecided=list(waiting))
    page = FormPage(
        title="Decide about several items",
        intro="What stands here is the beginning of each. Open those that need a closer look by themselves.",
        button="Decide about them",
        done="It was recorded.",
        **place_of(request, matter, "items"),
    )
    return answered(request, page, form, form.decide, matter=matter)


@access(Can.ANSWER_RIGHTS)
def withhold_passages(request: DeskRequest, pk: int) -> HttpResponse:
    """Sentences and words of one item."""
    found = visible_of(GatheredItem, request, pk)
    form = WithholdPassages(*sent(request), item=found, seen=found)
    page = FormPage(
        title="Withhold passages", button="Withhold them", done="They are withheld.", **_place(request, found)
    )
    return answered(request, page, form, form.withhold, item=found)


@access(Can.ANSWER_RIGHTS)
def withhold_item(request: DeskRequest, pk: int) -> HttpResponse:
    """Nothing of it is released."""
    found = visible_of(GatheredItem, request, pk)
    form = WithholdItem(*sent(request), seen=found)
    page = FormPage(
        title="Withhold all of it", button="Withhold all of it", done="It is withheld.", **_on(request, found)
    )
    return answered(request, page, form, form.withhold, item=found)


@access(Can.ANSWER_RIGHTS)
def release(request: DeskRequest, pk: int) -> HttpResponse:
    """Looked through: released, but for what is withheld of it."""
    found = visible_of(GatheredItem, request, pk)
    form = ReleaseItem(*sent(request), seen=found)
    page = FormPage(
        title="Release it",
        intro="Passages and words that are withheld stay withheld.",
        button="Looked through: release it",
        done="It is to be released.",
        **_on(request, found),
    )
    return answered(request, page, form, form.release, item=found)


@access(Can.ANSWER_RIGHTS)
def leave_out(request: DeskRequest, pk: int) -> HttpResponse:
    """It is not about the person."""
    found = visible_of(GatheredItem, request, pk)
    form = LeaveOut(*sent(request), seen=found)
    page = FormPage(title="Leave it out", button="Leave it out", done="It was left out.", **_on(request, found))
    return answered(request, page, form, form.leave_out, item=found)


@access(Can.ANSWER_RIGHTS)
def take_back_in(request: DeskRequest, pk: int) -> HttpResponse:
    """It belongs to the request after all."""
    found = visible_of(GatheredItem, request, pk)
    form = TakeBackIn(*sent(request), seen=found)
    page = FormPage(
        title="Take it back in", button="Take it back in", done="It is there again.", **_place(request, found)
    )
    return answered(request, page, form, form.take, item=found)


@access(Can.ANSWER_RIGHTS)
def show_passage(request: DeskRequest, pk: int) -> HttpResponse:
    """A passage is released after all."""
    passage = visible_of(WithheldPassage, request, pk)
    form = ShowPassage(*sent(request), seen=passage)
    words = passage.item.words[passage.begin : passage.end]
    page = FormPage(
        title="Release a passage after all",
        intro=f"“{words}”",
        button="Release it",
        done="It is released.",
        **_place(request, passage.item),
    )
    return answered(request, page, form, form.show, passage=passage)


@access(Can.ANSWER_RIGHTS)
def withhold_words(request: DeskRequest, pk: int) -> HttpResponse:
    """Words that are released nowhere."""
    matter = visible_matter(request, pk, kind=Matter.Kind.ACCESS)
    form = WithholdWords(*sent(request))
    page = FormPage(
        title="Withhold words everywhere",
        intro="In everything that was gathered, in the letter and in the names of files.",
        button="Withhold them",
        done="They are withheld.",
        **place_of(request, matter, "words"),
    )
    return answered(request, page, form, form.withhold, matter=matter)


@access(Can.ANSWER_RIGHTS)
def show_words(request: DeskRequest, pk: int) -> HttpResponse:
    """Words are released where they stand."""
    hidden = visible_of(HiddenWords, request, pk)
    form = ShowWords(*sent(request), seen=hidden)
    page = FormPage(
        title="Release words after all",
        intro=f"“{hidden.words}”",
        button="Release them",
        done="They are released where they stand.",
        **place_of(request, hidden.matter, "words"),
    )
    return answered(request, page, form, form.show, hidden=hidden)


def _place(request: DeskRequest, found: GatheredItem) -> dict[str, Any]:
    """Forms about passages lead back to the item."""
    here = reverse("rights_item", args=[request.space.slug, found.pk])
    return {**place_of(request, found.matter), "back": here}


def _on(request: DeskRequest, found: GatheredItem) -> dict[str, Any]:
    """A decision leads on to the next item, and after the last to the matter."""
    there = place_of(request, found.matter, "items")["back"]

    def following(_: object) -> str:
        left = GatheredItem.objects.filter(matter=found.matter_id, decided_at=None).order_by("pk").first()
        return reverse("rights_item", args=[request.space.slug, left.pk]) if left else there

    return {**_place(request, found), "to": following}
