"""One agency is asked about one action by a link to a mailbox, and answers without an account."""

from importlib import import_module

from django.apps import AppConfig


class OneTimeLinksConfig(AppConfig):
    name = "goldthread.foundation.one_time_links"
    label = "one_time_links"

    def ready(self) -> None:
        import_module(f"{self.name}.on_actions").register()
