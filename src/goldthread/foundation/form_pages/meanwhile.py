"""What became of a record while a person had its form open: who changed it, and how it differs from what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.drafts.drafting import Drafting, is_kept
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.spaces.models import Space, SpaceRecord
from goldthread.foundation.trail.changes import last_changes
from goldthread.foundation.ui.answers import in_words
from goldthread.foundation.ui.words import moment

MOST = 3


@dataclass(frozen=True)
class Difference:
    """One answer: as the record has it now, and as the person typed it."""

    field: str
    now: str
    typed: str


@dataclass(frozen=True)
class Meanwhile:
    """Sentences about who changed the record, and what differs; and why it cannot be saved now, if it cannot."""

    said: list[str]
    differences: list[Difference]
    shut: str = ""


def meanwhile_of(request: DeskRequest, form: CommandForm, draft: Drafting | None, page: FormPage) -> Meanwhile | None:
    """None if nothing came between: neither while the form was open nor since it was kept for later."""
    record, version = form.seen, form.overtaken
    if draft and not form.is_bound:
        version = draft.kept_version
    if record is None or version is None or (version == record.version and not form.is_bound):
        return None
    told = page.since(version) if page.since else ()
    said = [*(told or who_changed(request, record, since=version)), *(page.added() if page.added else ())]
    return Meanwhile(said, list(differences_in(form)), form.shut)


def who_changed(request: DeskRequest, record: SpaceRecord | Space, *, since: int) -> list[str]:
    """The last changes in words, for those who may read the trail; to others, only that there was one."""
    if not request.standing.may(Can.VIEW_TRAIL, request.space.pk):
        return ["The record was changed."]
    changes = last_changes(record, min(MOST, max(1, record.version - since)))
    said = [
        f"{'You' if one.actor == str(request.user.pk) else one.who} changed it on {moment(one.at)}." for one in changes
    ]
    return list(dict.fromkeys(said)) or ["The record was changed."]


def differences_in(form: CommandForm) -> Iterator[Difference]:
    """Answers that the record as it is now does not give as they were typed. What is secret or a file is left out."""
    for name in form.fields:
        bound = form[name]
        if name in form.as_it_is and is_kept(bound.field):
            now = in_words(bound, bound.field.prepare_value(form.as_it_is[name]))
            typed = in_words(bound, bound.value()) if not form.is_bound or form.asks(name) else ""
            if now != typed:
                yield Difference(str(bound.label), now, typed)
