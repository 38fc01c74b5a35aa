"""Forms for setting a partnership up."""

from collections.abc import Collection
from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField
from goldthread.partnership.governance.commands.setting_up import (
    PARTNER_KINDS,
    change_details,
    go_live,
    name_partners,
    send_mail_test,
)


class Details(CommandForm):
    name = forms.CharField(max_length=200, label="Name of the partnership")
    area = forms.CharField(
        max_length=200, label="Area it serves", help_text="The local authority area or areas, as you name them"
    )

    def change(self, **given: Any) -> None:
        said = {name: self.cleaned_data[name] for name in ("name", "area")}
        self.carry_out(change_details, **said, **given)


class Partners(CommandForm):
    """The safeguarding partners that are not recorded yet. A name may be left for later."""

    council = forms.CharField(
        max_length=200, required=False, label="Local authority", help_text="For example, Northborough Council"
    )
    health = forms.CharField(max_length=200, required=False, label="Integrated care board")
    police = forms.CharField(max_length=200, required=False, label="Police force")
    starts_on = DateField(label="Partners since", required=False, help_text="Leave empty if it is not known")

    def __init__(self, *args: Any, known: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key in known:
            del self.fields[key]

    def save(self, **given: Any) -> None:
        names = {key: self.cleaned_data.get(key, "") for key in PARTNER_KINDS}
        self.carry_out(name_partners, names=names, starts_on=self.cleaned_data["starts_on"], **given)


class MailTest(CommandForm):
    """Nothing to fill in: the message goes to the person who asks for it."""

    def send(self, **given: Any) -> None:
        self.carry_out(send_mail_test, **given)


class GoLive(CommandForm):
    is_sure = forms.BooleanField(
        label="I have checked this and want the partnership to go live",
        error_messages={"required": "Tick the box to say that you have checked this"},
    )

    def go(self, **given: Any) -> int | None:
        return self.carry_out(go_live, **given)
