"""Where Django finds the askings of this part: those about actions."""

from goldthread.foundation.one_time_links.of_actions.models import Asking

__all__ = ["Asking"]
