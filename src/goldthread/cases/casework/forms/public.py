"""The form of a case that anybody may send, made from the declaration; and the one that switches it on."""

from typing import Any

from django import forms

from goldthread.cases.casework.commands import set_public_door, take_from_public
from goldthread.cases.casework.forms.fields import TIME, fields_of, said_in
from goldthread.cases.casework.recording import say
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.commands.refusals import wrong
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.looking.careful_form import CarefulForm
from goldthread.foundation.ui.forms import YesNoField


class PublicCaseForm(CarefulForm):
    """Asks what the declaration asks, and holds it against the record's own rule before it is sent."""

    telling = "{names} may be somebody’s name."
    several = "Words in several answers may be somebody’s name."
    go_on = "If it names nobody, continue with it as it is."

    def __init__(self, *sent: Any, rules: Pathway, at: Any, **options: Any) -> None:
        assert rules.public_form is not None
        self.rules, self.declared, self.at = rules, rules.public_form, at
        opening = rules.step(self.declared.step)
        self.record, self.watched, self.unnamed = opening.record, self.declared.watched, opening.unnamed
        super().__init__(*sent, **options)
        made = fields_of(self.record, {})
        for ask in self.declared.asks:
            bare = made[ask.field]  # named before it is added: what is said where it is wrong goes by its name
            bare.label, bare.help_text = ask.label or bare.label, ask.hint or bare.help_text
            for name in (ask.field, TIME.format(name=ask.field)):
                if name in made:
                    self.add_field(name, made[name])
            asked = self.fields[ask.field]
            if ask.needed:
                asked.required = True
                asked.error_messages["required"] = ask.needed

    def clean(self) -> dict[str, Any]:
        """Told beside the question, and not only once it was sent: it is shown for checking in between."""
        typed = self.cleaned_data
        self.known += [str(typed[name]) for name in self.declared.organisations if typed.get(name)]
        said = super().clean()
        if not self.errors:
            for one in wrong(say, self.record(), {**self.declared.says, **self.said}, self.at):
                self.add_error(one.field if one.field in self.fields else None, str(one))
        return said

    @property
    def said(self) -> dict[str, Any]:
        """What was answered, as the command takes it."""
        answered = said_in(self.record, self.cleaned_data, {}, self.at)
        return {name: answered[name] for name in self.declared.asked}

    def send(self, **given: Any) -> int | None:
        return self.carry_out(take_from_public, pathway=self.rules.code, said=self.said, at=self.at, **given)


class PublicDoorForm(CommandForm):
    """Whether anybody may send it, and how else whoever reads it is reached."""

    is_open = YesNoField(label="Can anybody send this form?")
    contact = forms.CharField(
        label="How else to reach whoever reads it",
        help_text=(
            "Needed while anybody can send the form. It is shown there, for what cannot wait: a telephone number, and"
            " when it is answered"
        ),
        max_length=300,
        required=False,
    )

    looks: dict[str, dict[str, Any]] = {"contact": {"optional": False}}

    def keep(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(set_public_door, is_open=said["is_open"], contact=said["contact"], **given)
