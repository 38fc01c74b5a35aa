"""What is raised with somebody who owes a reply: issues, gaps in service, challenges, disagreements and letters."""

from importlib import import_module

from django.apps import AppConfig

from goldthread.foundation.access.roles import Can


class MattersConfig(AppConfig):
    name = "goldthread.partnership.matters"
    label = "matters"

    def ready(self) -> None:
        import_module(f"{self.name}.views.on_actions").register()
        import_module(f"{self.name}.on_agendas").register()
        import_module(f"{self.name}.on_your_work").register()
        sections = import_module("goldthread.partnership.governance.sections")
        sections.register_kept("Challenge log: issues, gaps, challenges and letters", "matters", Can.VIEW_PLANS)
