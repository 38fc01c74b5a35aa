"""Meetings of groups: their calendar, agendas, papers, minutes and decisions."""

from importlib import import_module

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "goldthread.partnership.meetings"
    label = "meetings"

    def ready(self) -> None:
        for part in (
            "views.on_group",
            "views.decision_forms",
            "sources",
            "seen_through",
            "under_records",
            "on_clocks",
            "on_your_work",
        ):
            import_module(f"{self.name}.{part}").register()
