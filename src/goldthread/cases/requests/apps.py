"""Agencies are asked what they know about a case; each replies in a lane of its own, by account or by link."""

from importlib import import_module

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "goldthread.cases.requests"
    label = "case_requests"

    def ready(self) -> None:
        import_module(f"{self.name}.on_foundation").register()
        import_module(f"{self.name}.on_your_work").register()
        import_module(f"{self.name}.on_cases").register()
        import_module(f"{self.name}.on_links").register()
        import_module(f"{self.name}.on_endings").register()
