"""One text that was gathered: read, and decided whether it is released, withheld or left out."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.rights.commands.access import check_left_out
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
from goldthread.partnership.rights.views.declaring import about, about_matter
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


def _undecided(_: DeskRequest, matter: Matter) -> dict[str, Any]:
    waiting = GatheredItem.objects.filter(matter=matter, decided_at=None).order_by("pk")[:MOST_AT_ONCE]
    return {"undecided": list(waiting)}


def _at_item(request: DeskRequest, found: GatheredItem) -> dict[str, Any]:
    """Where a form about an item or its passages leads back to."""
    here = reverse("rights_item", args=[request.space.slug, found.pk])
    return {**place_of(request, found.matter), "back": here}


def _on_to_the_next(request: DeskRequest, found: GatheredItem) -> dict[str, Any]:
    """A decision leads on to the next item, and after the last to the matter."""
    there = place_of(request, found.matter, "items")["back"]

    def following(_: object) -> str:
        left = GatheredItem.objects.filter(matter=found.matter_id, decided_at=None).order_by("pk").first()
        return reverse("rights_item", args=[request.space.slug, left.pk]) if left else there

    return {**_at_item(request, found), "to": following}


about_item = partial(about, GatheredItem, given="item")
about_all = partial(about_matter, kind=Matter.Kind.ACCESS)

add = about_all("items", form=AddItem, send=AddItem.add, adds=True, title="Add what else is held", done="It was added.")

decide = about_all(
    "items",
    find=partial(visible_matter, shown="items", kind=Matter.Kind.ACCESS),
    form=DecideItems,
    send=DecideItems.decide,
    adds=True,
    options=_undecided,
    title="Decide about several items",
    intro="What stands here is the beginning of each. Open those that need a closer look by themselves.",
    button="Decide about them",
)

withhold_passages = about_item(
    place=_at_item,
    form=WithholdPassages,
    send=WithholdPassages.withhold,
    options=lambda _, found: {"item": found},
    title="Withhold passages",
    button="Withhold them",
    done="They are withheld.",
)

withhold_item = about_item(
    place=_on_to_the_next,
    form=WithholdItem,
    send=WithholdItem.withhold,
    title="Withhold all of it",
    button="Withhold all of it",
    done="It is withheld.",
)

release = about_item(
    place=_on_to_the_next,
    form=ReleaseItem,
    send=ReleaseItem.release,
    title="Release it",
    intro="Passages and words that are withheld stay withheld.",
    button="Looked through: release it",
    done="It is to be released.",
)

leave_out = about_item(
    place=_on_to_the_next,
    form=LeaveOut,
    send=LeaveOut.leave_out,
    title="Leave it out",
    button="Leave it out",
    done="It was left out.",
)

take_back_in = about_item(
    place=_at_item,
    form=TakeBackIn,
    send=TakeBackIn.take,
    open_if=check_left_out,
    title="Take it back in",
    button="Take it back in",
    done="It is there again.",
)

show_passage = about(
    WithheldPassage,
    given="passage",
    place=lambda request, passage: _at_item(request, passage.item),
    form=ShowPassage,
    send=ShowPassage.show,
    title="Release a passage after all",
    intro=lambda passage: f"“{passage.item.words[passage.begin : passage.end]}”",
    button="Release it",
    done="It is released.",
)

withhold_words = about_all(
    "words",
    form=WithholdWords,
    send=WithholdWords.withhold,
    adds=True,
    title="Withhold words everywhere",
    intro="In everything that was gathered, in the letter and in the names of files.",
    button="Withhold them",
    done="They are withheld.",
)

show_words = about(
    HiddenWords,
    "words",
    given="hidden",
    form=ShowWords,
    send=ShowWords.show,
    title="Release words after all",
    intro=lambda hidden: f"“{hidden.words}”",
    button="Release them",
    done="They are released where they stand.",
)
