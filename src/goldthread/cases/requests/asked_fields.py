"""What is asked with a form and in it, as pages ask it: fields of the records that come of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goldthread.cases.casework.forms.fields import Fields, fields_of, said_in
from goldthread.cases.declaring.asked_forms import AskedForm
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.requests.asked_forms import form_asked_by, version_in
from goldthread.cases.requests.models import Lane

NO_MOMENT = datetime.max


@dataclass(frozen=True)
class Asks:
    """Some fields of a kind of record."""

    record: Any
    names: tuple[str, ...]

    def fields(self) -> Fields:
        made = fields_of(self.record, {})
        return {name: made[name] for name in self.names}

    def said(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """What was typed, as the record takes it. No moment is among it, so nobody asks what time it is."""
        said = said_in(self.record, {**answers}, {}, NO_MOMENT)
        return {name: said[name] for name in self.names}


def asks_with(rules: Pathway, form: AskedForm) -> Asks:
    return Asks(rules.step(form.sent).record, form.asks_with_it)


def asks_in(lane: Lane) -> Asks | None:
    """What its agency fills in; nothing where it was asked for no form."""
    form, version = form_asked_by(lane.request), version_in(lane)
    if form is None or version is None:
        return None
    return Asks(lane.request.case.rules.step(form.came).record, version.fields)
