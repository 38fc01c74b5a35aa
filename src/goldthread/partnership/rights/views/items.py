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
from goldthread.partnership.rights.commands.copies import check_takes_a_copy
from goldthread.partnership.rights.forms.copies import AddRedactedCopy, IncludeFile
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
from goldthread.partnership.rights.releasing import files_to_look_at, item_as_released, latest_copy
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
        "copy": latest_copy(found),
        "may_look": found.file_id and files_to_look_at(found.matter).filter(pk=found.file_id).exists(),
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


def _on_to_the_item(request: DeskRequest, matter: Matter) -> dict[str, Any]:
    """What was included is decided about next."""
    to = {"to": lambda pk: reverse("rights_item", args=[request.space.slug, pk])}
    return {**place_of(request, matter, "items"), **to}


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

include = about_all(
    "items",
    form=IncludeFile,
    send=IncludeFile.include,
    adds=True,
    place=_on_to_the_item,
    options=lambda _, matter: {"files": files_to_look_at(matter)},
    suggested=lambda request, _: {"file": request.GET.get("file", "")},
    title="Include a file as it looks",
    intro="A scan or picture shows what no program reads. The file itself is never released: next you add a copy in"
    " which is blacked out what is withheld, or withhold all of it.",
    button="Include it",
    done="It was included.",
)

add_copy = about_item(
    place=_on_to_the_next,
    form=AddRedactedCopy,
    send=AddRedactedCopy.add,
    open_if=check_takes_a_copy,
    title="Add a redacted copy",
    intro="Each of its pages goes into the pack as a picture that is drawn anew. So nothing that lies beneath a black"
    " box, in notes or in the file beside its pages can go out. Words that are withheld everywhere are not taken out"
    " of pictures: black them out as well.",
    button="Release this copy",
    done="The copy is to be released.",
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
