"""The risks of a board: what could happen, how likely and how grave, and what holds it down."""

from importlib import import_module

from django.apps import AppConfig

from goldthread.foundation.access.roles import Can


class RisksConfig(AppConfig):
    name = "goldthread.partnership.risks"
    label = "risks"

    def ready(self) -> None:
        import_module(f"{self.name}.views.on_pages").register()
        import_module(f"{self.name}.on_agendas").register()
        sections = import_module("goldthread.partnership.governance.sections")
        sections.register_kept("Risk register", "risks", Can.VIEW_PLANS)
