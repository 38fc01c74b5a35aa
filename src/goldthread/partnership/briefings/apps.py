"""A seven-minute briefing on a review, passed down to agencies' staff, who are asked weeks later what they remember."""

from importlib import import_module

from django.apps import AppConfig


class BriefingsConfig(AppConfig):
    name = "goldthread.partnership.briefings"
    label = "briefings"

    def ready(self) -> None:
        for part in ("document", "files_of_briefings", "views.on_review", "views.on_actions"):
            import_module(f"{self.name}.{part}").register()
