"""The form of what is confirmed by its button alone."""

from typing import Any

from goldthread.cases.chronology.commands import order_copy, stop_sharing, take_lane_back, unlist_person
from goldthread.foundation.form_pages.command_form import CommandForm


class Confirm(CommandForm):
    """Nothing is asked: the button says it."""

    def take_back(self, **given: Any) -> int | None:
        return self.carry_out(take_lane_back, **given)

    def stop_sharing(self, **given: Any) -> int | None:
        return self.carry_out(stop_sharing, **given)

    def unlist(self, **given: Any) -> int | None:
        return self.carry_out(unlist_person, **given)

    def order(self, **given: Any) -> int | None:
        return self.carry_out(order_copy, **given)
