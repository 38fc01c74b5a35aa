"""Forms about the publication of a review."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LongTextField
from goldthread.foundation.ui.record_fields import Several, offer
from goldthread.partnership.publishing.commands.reviews import (
    add_publication_file,
    publish_review,
    record_nobody_listed,
    remove_publication_file,
    withdraw_review,
)
from goldthread.partnership.publishing.forms.site import Withdraw
from goldthread.partnership.publishing.models import PublicationFile


class AddPublicationFile(CommandForm):
    """A file that may go out with the review."""

    title = forms.CharField(
        max_length=200,
        label="What it is",
        help_text="As readers see it, such as “The report” or “The partners’ response”",
    )
    file = UploadField(label="The file")

    def add(self, **given: Any) -> int | None:
        said = {"title": self.cleaned_data["title"], "received": self.cleaned_data["file"]}
        return self.carry_out(add_publication_file, **said, **given)


class RemovePublicationFile(CommandForm):
    """The file does not go out the next time."""

    def remove(self, **given: Any) -> int | None:
        return self.carry_out(remove_publication_file, **given)


class NobodyListedForm(CommandForm):
    """Why nobody is on the people list."""

    why = LongTextField(
        label="Why nobody is on the list", help_text="Such as “It is about no child in particular”. Name nobody here"
    )

    looks = {"why": {"rows": 3}}

    def record(self, **given: Any) -> int | None:
        return self.carry_out(record_nobody_listed, why=self.cleaned_data["why"], **given)


class PublishReview(CommandForm):
    """Which files go out with the review. ``obstacles`` say what keeps a file here, by its number."""

    chosen = Several(label="Files that go out with it")

    looks = {"chosen": {"small": True, "optional": False}}

    def __init__(
        self, *sent: Any, files: Iterable[PublicationFile], obstacles: Mapping[int, str], **options: Any
    ) -> None:
        super().__init__(*sent, **options)
        offer(self, chosen=files)
        hints = {str(number): said for number, said in obstacles.items()}
        self.looks = {**self.looks, "chosen": {**self.looks["chosen"], "hints": hints}}

    def publish(self, **given: Any) -> int | None:
        return self.carry_out(publish_review, files=self.cleaned_data.get("chosen", ()), **given)


class WithdrawReview(Withdraw):
    """Why the page of a review is taken down."""

    def withdraw(self, **given: Any) -> int | None:
        return self.carry_out(withdraw_review, why=self.cleaned_data["why"], **given)
