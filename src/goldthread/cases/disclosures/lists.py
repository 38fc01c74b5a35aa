"""The list of what other areas told of cases of a pathway."""

from typing import Any

from django.db.models import QuerySet

from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.disclosures.models import Answer, Part, Received
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage

TITLE = "From other areas"


def told_page(pathway: Pathway) -> ListPage:
    """The newest first, with no word of what was told."""

    def answered(rows: QuerySet, is_so: bool) -> QuerySet:
        return rows.exclude(answer="") if is_so else rows.filter(answer="", taken_back_at=None)

    return ListPage(
        title=f"{TITLE}: {pathway.title}",
        one="disclosure",
        many="disclosures",
        stacks=True,
        columns=(
            Column("reference", "Their reference", sort=("reference", "id"), href=Received.get_absolute_url),
            Column("from", "Told by", value="from_name", sort=("from_name", "id")),
            Column("part", "What we have to do with it", value="get_part_display"),
            Column("on", "Told on", value="sent_at", kind="date", sort=("sent_at", "id")),
            Column("answer", "Our answer", value=answer_in_words),
            Column("case", "Case here", value=lambda one: one.case.reference if one.case else ""),
        ),
        filters=(
            YesNo("answered", "Answered", answered),
            Choice("part", "What we have to do with it", Part.choices),
            Choice("answer", "Our answer", Answer.choices),
            DateBetween("on", "Told", lookup="sent_at"),
        ),
        order="-on",
        empty=Empty("No other area told of a case", "What another partnership or joint body tells you appears here."),
    )


def answer_in_words(one: Any) -> str:
    if one.is_taken_back:
        return "Taken back by them"
    return str(one.get_answer_display()) if one.answer else "Not answered"
