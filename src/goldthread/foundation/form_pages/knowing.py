"""A form whose answers may be odd and right all the same: then it is asked whether that is known."""

from typing import Any, ClassVar

from goldthread.foundation.form_pages.command_form import CommandForm


class KnowingForm(CommandForm):
    """Has a tick, named by ``tick``, which says that the answers are meant. It is asked only where they are odd.

    Its command refuses odd answers without it, and says at which field they are odd.
    """

    tick: ClassVar[str]

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.ask_last()
        if not self.is_bound:
            del self.fields[self.tick]

    def ask_last(self) -> None:
        """The tick comes after all else; once more for a form whose fields are made and not written."""
        self.order_fields([name for name in self.fields if name != self.tick])

    def is_odd(self, said: dict[str, Any]) -> bool:
        """Whether these answers would be refused without the tick."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.is_odd(said):
            del self.fields[self.tick]
        return said

    @property
    def is_known(self) -> bool:
        return self.tick in self.fields and bool(self.cleaned_data.get(self.tick))
