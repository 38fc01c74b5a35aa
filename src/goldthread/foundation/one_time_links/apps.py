"""One agency is asked about one record by a link to a mailbox, and answers without an account.

What is asked about actions is declared here; parts above declare theirs.
"""

from importlib import import_module

from django.apps import AppConfig


class OneTimeLinksConfig(AppConfig):
    name = "goldthread.foundation.one_time_links"
    label = "one_time_links"

    def ready(self) -> None:
        import_module(f"{self.name}.of_actions.kind").register()
        import_module(f"{self.name}.of_actions.section").register()
