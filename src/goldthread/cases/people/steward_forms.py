"""What is typed to find somebody, and what the steward of the register says of two who may be one."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms

from goldthread.cases.people.allowing import NOT_SEEN
from goldthread.cases.people.commands import keep_apart, merge_people, point_out, undo_merge
from goldthread.cases.people.commands.merging import WHY_ONE, WHY_TWO
from goldthread.cases.people.forms.fields import birth_field
from goldthread.cases.people.identifiers import NotANumber, read_nhs_number, read_postcode, read_upn
from goldthread.cases.people.matching import is_near_enough
from goldthread.cases.people.models import Person
from goldthread.cases.people.models.said import LONGEST_NAME
from goldthread.cases.people.models.ties import LONGEST_POSTCODE
from goldthread.cases.people.searching import Sought
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import Form, LongTextField
from goldthread.foundation.uncertain_dates import NOT_KNOWN
from goldthread.foundation.uncertain_dates.fields import UncertainDateField

LONGEST_NUMBER = 30
LONGEST_ADDRESS, LONGEST_KEY = 300, 15
NO_NUMBER = "Enter the address of the page of a person: it ends with a number."
NOTHING_TO_FIND_BY = (
    "Enter a name, an NHS number or a unique pupil number. Without these, enter both a date of birth and a postcode:"
    " one of the two alone is not enough, and the year of birth must be known to within a few years."
)


class FindPeople(Form):
    """Nothing of it stands in an address: it is posted, and kept with the sign-in of whoever searches."""

    name = forms.CharField(
        label="Name",
        max_length=LONGEST_NAME,
        required=False,
        help_text="All of it or a part, in any order. Other spellings and short names are found too",
    )
    born = birth_field()
    postcode = forms.CharField(label="Postcode", max_length=LONGEST_POSTCODE, required=False)
    number = forms.CharField(label="NHS number or unique pupil number", max_length=LONGEST_NUMBER, required=False)

    looks: dict[str, dict[str, Any]] = {
        "name": {"optional": False},
        "born": {"optional": False},
        "postcode": {"optional": False, "width": "10"},
        "number": {"optional": False, "width": "20"},
    }

    def __init__(self, *sent: Any, today: date, **options: Any) -> None:
        super().__init__(*sent, **options)
        born = self.fields["born"]
        assert isinstance(born, UncertainDateField)
        born.latest = today

    def clean_postcode(self) -> str:
        typed = self.cleaned_data["postcode"]
        return _read(read_postcode, typed) if typed else ""

    def clean_number(self) -> str:
        """By its first character: a unique pupil number begins with a letter."""
        typed = self.cleaned_data["number"]
        return _read(read_upn if _is_upn(typed) else read_nhs_number, typed) if typed else ""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        is_dated = is_near_enough(said.get("born") or NOT_KNOWN)
        is_enough = said.get("name") or said.get("number") or (is_dated and said.get("postcode"))
        if not self.errors and not is_enough:
            self.add_error("name", NOTHING_TO_FIND_BY)
        return said

    @property
    def sought(self) -> Sought:
        said = self.cleaned_data
        kind = "upn" if _is_upn(said["number"]) else "nhs_number"
        return Sought(said["name"], said["born"] or NOT_KNOWN, said["postcode"], **{kind: said["number"]})

    @property
    def as_words(self) -> str:
        """What was typed, to be kept with the sign-in."""
        words = {name: " ".join(self.data.get(name, "").split()) for name in self.fields}
        return json.dumps(words, ensure_ascii=False)


class OnePerson(CommandForm):
    """Which of two people they are known under, once they are one."""

    kept = forms.ChoiceField(
        label="Under whom are they known from now on?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose under whom they are known."},
        help_text="What was said of either stays as it was said. Both are shown as one, and this can be undone",
    )
    why = LongTextField(label="How do you know that they are one person?", error_messages={"required": WHY_ONE})

    looks: dict[str, dict[str, Any]] = {"why": {"rows": 4}}

    def __init__(self, *sent: Any, two: Mapping[int, tuple[Person, str]], **options: Any) -> None:
        """``two`` are they by their number, each with what they are called."""
        super().__init__(*sent, **options)
        self.two = two
        self.fields["kept"].choices = [(str(number), called) for number, (_, called) in two.items()]  # type: ignore[attr-defined]

    def merge(self, *, pair: Any, **given: Any) -> int | None:
        kept = self.two[int(self.cleaned_data["kept"])][0]
        return self.carry_out(merge_people, pair=pair, kept=kept, why=self.cleaned_data["why"], **given)


class PointOut(CommandForm):
    """Whom somebody may be too, by the address of that page as it stands in the browser or by the number in it."""

    other = forms.CharField(
        label="The page of the other person",
        max_length=LONGEST_ADDRESS,
        help_text="Open their page, copy its address, and put it here. The number at its end is enough",
    )

    def clean_other(self) -> int:
        found = re.findall(r"\d+", self.cleaned_data["other"])
        if not found:
            raise forms.ValidationError(NO_NUMBER, code="invalid")
        return int(found[-1][-LONGEST_KEY:])

    def point_out(self, *, person: Person, **given: Any) -> int | None:
        other = Person.objects.filter(space=person.space_id, pk=self.cleaned_data["other"]).first()
        if other is None:
            self.add_error("other", NOT_SEEN)
            return None
        return self.carry_out(point_out, space=person.space, person=person, other=other, **given)


class TwoPeople(CommandForm):
    """Why two who look alike are two."""

    why = LongTextField(label="How do you know that they are two people?", error_messages={"required": WHY_TWO})

    looks: dict[str, dict[str, Any]] = {"why": {"rows": 4}}

    def keep_apart(self, **given: Any) -> int | None:
        return self.carry_out(keep_apart, why=self.cleaned_data["why"], **given)

    def undo(self, **given: Any) -> int | None:
        return self.carry_out(undo_merge, why=self.cleaned_data["why"], **given)


def _is_upn(typed: str) -> bool:
    return typed.strip()[:1].isalpha()


def _read(read: Callable[[str], str], typed: str) -> str:
    try:
        return read(typed)
    except NotANumber as wrong:
        raise forms.ValidationError(str(wrong), code="invalid") from None
