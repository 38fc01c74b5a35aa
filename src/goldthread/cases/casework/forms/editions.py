"""From when until when editions were in force."""

from collections.abc import Mapping, Sequence
from typing import Any

from goldthread.cases.casework.clocks import InForce
from goldthread.cases.casework.commands import set_editions
from goldthread.foundation.clocks import Edition
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, YesNoField


class EditionsForm(CommandForm):
    """First and last day of each, and whether the partnership's own procedures go on with its limits."""

    def __init__(self, *sent: Any, editions: Sequence[Edition], said: Mapping[str, InForce], **options: Any) -> None:
        self.codes = [edition.code for edition in editions]
        known = {code: said.get(code, InForce()) for code in self.codes}
        initial = {f"{name}_{code}": value for code, one in known.items() for name, value in vars(one).items()}
        super().__init__(*sent, initial=initial, **options)
        for edition in editions:
            self._ask_of(edition)

    def _ask_of(self, edition: Edition) -> None:
        self.add_field(
            f"begins_{edition.code}",
            DateField(label=f"First day of: {edition.title}", required=False, help_text="Leave empty if not known"),
        )
        self.add_field(
            f"ends_{edition.code}",
            DateField(
                label=f"Last day of: {edition.title}",
                required=False,
                help_text="The day before an edition came into force that does not have its limits",
            ),
        )
        self.add_field(
            f"is_kept_{edition.code}",
            YesNoField(
                label="Do your own procedures still have its limits after its last day?",
                required=False,
                help_text="Clocks then go on as local limits",
            ),
        )

    def keep(self, **given: Any) -> int | None:
        said = self.cleaned_data
        editions = {
            code: InForce(said[f"begins_{code}"], said[f"ends_{code}"], bool(said[f"is_kept_{code}"]))
            for code in self.codes
        }
        return self.carry_out(set_editions, editions=editions, **given)
