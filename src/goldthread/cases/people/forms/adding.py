"""Somebody is added to a case: who they are, and whether they are one of those of the register."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from markupsafe import Markup

from goldthread.cases.people.commands import HomeSaid, Typed, add_person
from goldthread.cases.people.forms.fields import (
    EMPTY,
    NhsNumberField,
    UpnField,
    address_field,
    birth_field,
    postcode_field,
    secret_field,
)
from goldthread.cases.people.matching import Address, Known, Name
from goldthread.cases.people.models import Involvement, Person, SaidBirth, SaidName
from goldthread.cases.people.models.said import LONGEST_NAME
from goldthread.cases.people.seen import TakesPart
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField
from goldthread.foundation.uncertain_dates import NOT_KNOWN, UncertainDate
from goldthread.foundation.uncertain_dates.fields import UncertainDateField

NEW, ASKED = "new", "1"
NONE_OF_THESE = "None of these: register somebody new"
SAY_WHICH = "Choose the same person, or “None of these”."
SAY_AGAIN = "Who is like them has changed. Say again whether it is the same person."
NOBODY_SAID = "Enter a name, or the day on which an unborn child is expected"
NO_LINES = "Enter the address, or leave the postcode empty"
NOT_IN_CASE = "Somebody else, or not known"


@dataclass(frozen=True)
class Alike:
    """Somebody of the register whom the person who types sees, with what tells who they are, and what fits what was
    typed and what does not.
    """

    person: Person
    name: str
    told: Sequence[str]
    fits: Sequence[str]
    fits_not: Sequence[str]

    @property
    def words(self) -> Markup:
        """All of it, a line each."""
        lists = (("What fits what you typed", self.fits), ("What does not fit it", self.fits_not))
        told = format_html_join("", "<div>{}</div>", ((line,) for line in self.told))
        return Markup(told + format_html_join("", "{}", ((_listed(*one),) for one in lists if one[1])))


def _listed(title: str, lines: Sequence[str]) -> str:
    items = format_html_join("", "<li>{}</li>", ((line,) for line in lines))
    return format_html('<div>{}:</div><ul class="govuk-list govuk-list--bullet govuk-hint">{}</ul>', title, items)


FindAlike = Callable[[Known, Person | None], Sequence[Alike]]
"""Those of the register who are like somebody who was typed, with who is their mother."""


class OneOfThose(forms.ChoiceField):
    """Whom there is to choose from is known only once all else was read."""

    def valid_value(self, value: Any) -> bool:
        return True


class AddPerson(CommandForm):
    """Who it is and as what they take part. Where the register holds somebody alike, it is asked whether it is they.

    ``alike`` gives those of the register who are like somebody, as far as whoever types sees them.
    """

    asked = forms.CharField(widget=forms.HiddenInput, max_length=len(ASKED), required=False)
    same = OneOfThose(label="Is it one of these?", widget=forms.RadioSelect, required=False)
    kind = forms.ChoiceField(label="Who it is", choices=Person.Kind.choices, widget=forms.RadioSelect)
    part = forms.ChoiceField(
        label="Their part in this case", choices=Involvement.Part.choices, widget=forms.RadioSelect
    )
    given = forms.CharField(label="Given names", max_length=LONGEST_NAME, required=False)
    family = forms.CharField(label="Family name", max_length=LONGEST_NAME, required=False)
    other_given = forms.CharField(
        label="Other given names",
        max_length=LONGEST_NAME,
        required=False,
        help_text="Another name by which they are or were known",
    )
    other_family = forms.CharField(
        label="Other family name",
        max_length=LONGEST_NAME,
        required=False,
        help_text="For example, from before a marriage or an adoption",
    )
    when = birth_field()
    expected_on = DateField(label="Day on which the birth is expected", required=False, help_text="")
    mother = forms.ChoiceField(label="Who is expecting the child", required=False)
    sex = forms.ChoiceField(label="Sex", choices=SaidBirth.Sex.choices, widget=forms.RadioSelect, required=False)
    nhs_number = NhsNumberField(label="NHS number", required=False, max_length=20)
    upn = UpnField(label="Unique pupil number", required=False, max_length=20)
    lines = address_field(required=False)
    postcode = postcode_field()
    is_protected = secret_field()

    looks: dict[str, dict[str, Any]] = {
        "expected_on": {"shown_with": ("kind", Person.Kind.UNBORN.value)},
        "mother": {"shown_with": ("kind", Person.Kind.UNBORN.value)},
        "nhs_number": {"width": "20"},
        "upn": {"width": "20"},
        "lines": {"rows": 3},
        "postcode": {"width": "10"},
    }
    sections = (
        ("Names", ("given",)),
        ("Birth", ("when",)),
        ("Numbers", ("nhs_number",)),
        ("Where they live", ("lines",)),
    )

    def __init__(
        self, *sent: Any, alike: FindAlike, today: date, mothers: Sequence[TakesPart] = (), **options: Any
    ) -> None:
        super().__init__(*sent, **options)
        self.find_alike = alike
        self.has_question = False
        self.mothers = {str(one.pk): one.person for one in mothers}
        mother = self.fields["mother"]
        assert isinstance(mother, forms.ChoiceField)
        mother.choices = [("", NOT_IN_CASE), *((str(one.pk), str(one)) for one in mothers)]
        if not mothers:
            del self.fields["mother"]
            self.looks = {name: look for name, look in self.looks.items() if name != "mother"}
        when = self.fields["when"]
        assert isinstance(when, UncertainDateField)
        when.latest = today
        if not self.is_bound:
            del self.fields["same"]

    def is_valid(self) -> bool:
        """Whoever is asked for the first time whether it is somebody of the register has done nothing wrong."""
        return super().is_valid() and not self.has_question

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors and not any(said.get(one) for one in ("given", "family", "expected_on")):
            self.add_error("given", NOBODY_SAID)
        if not self.errors and said.get("postcode") and not said.get("lines"):
            self.add_error("lines", NO_LINES)
        self._ask_who(said)
        return said

    def _ask_who(self, said: dict[str, Any]) -> None:
        """Whoever has said who it is is not asked again while something else is put right."""
        chosen = str(said.get("same") or "")
        is_asked = chosen or not self.errors
        alike = self.find_alike(self.known, self.expecting) if is_asked else ()
        found = {str(one.person.pk): one for one in alike}
        self.offered = found
        if not found and chosen in ("", NEW):
            del self.fields["same"]
            return
        field = self.fields["same"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*((key, one.name) for key, one in found.items()), (NEW, NONE_OF_THESE)]
        hints = {key: one.words for key, one in found.items()}
        self.looks = {**self.looks, "same": {"optional": False, "hints": hints}}
        if not chosen and not said.get("asked"):
            self._ask()
        elif not chosen:
            self.add_error("same", SAY_WHICH)
        elif chosen not in (*found, NEW):
            self.add_error("same", SAY_AGAIN)

    def _ask(self) -> None:
        """The page that comes back knows that it asked."""
        sent: Any = copy(self.data)  # of what was sent, a copy may be changed
        sent[self.add_prefix("asked")] = ASKED
        self.data, self.has_question = sent, True

    @property
    def known(self) -> Known:
        """What was typed, as the register is looked through for it."""
        said = self.cleaned_data
        names = [Name(*self._named(pair)) for pair in (("given", "family"), ("other_given", "other_family"))]
        lines, expected = said.get("lines") or (), said.get("expected_on")
        home = Address(tuple(lines), said.get("postcode") or "", is_protected=bool(said.get("is_protected")))
        return Known(
            names=tuple(one for one in names if one.given or one.family),
            born=said.get("when") or NOT_KNOWN,
            sex=said.get("sex") or "",
            addresses=(home,) if lines else (),
            nhs_number=said.get("nhs_number") or "",
            upn=said.get("upn") or "",
            expected=UncertainDate.on(expected) if expected else NOT_KNOWN,
        )

    @property
    def expecting(self) -> Person | None:
        """Of an unborn child whoever is expecting it, where they are of the case."""
        said = self.cleaned_data
        return self.mothers.get(said.get("mother") or "") if said.get("kind") == Person.Kind.UNBORN else None

    def add(self, **given: Any) -> int | None:
        said = self.cleaned_data
        home = HomeSaid(said["lines"], said["postcode"], said["is_protected"]) if said["lines"] else None
        typed = Typed(said["kind"], said["part"], self._tellings(), home, self.expecting)
        same = self.offered.get(str(said.get("same")))
        return self.carry_out(add_person, typed=typed, same_as=same.person if same else None, **given)

    def _named(self, boxes: tuple[str, str]) -> list[str]:
        return [str(self.cleaned_data.get(one) or "").strip() for one in boxes]

    def _tellings(self) -> list[tuple[str, Mapping[str, Any]]]:
        said, told = self.cleaned_data, list[tuple[str, Mapping[str, Any]]]()
        for boxes, use in (
            (("given", "family"), SaidName.Use.NOW),
            (("other_given", "other_family"), SaidName.Use.ALIAS),
        ):
            given, family = self._named(boxes)
            if given or family:
                told.append(("name", {"use": use, "given": given, "family": family}))
        birth = {name: said[name] for name in ("when", "expected_on", "sex") if said.get(name) not in EMPTY}
        if birth:
            told.append(("birth", birth))
        for kind, box in (("nhs", "nhs_number"), ("upn", "upn")):
            if said[box]:
                told.append(("number", {"kind": kind, "number": said[box]}))
        return told
