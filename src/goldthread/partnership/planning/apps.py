"""What boards plan: needs, priorities, activities, campaigns, and what becomes of them."""

from importlib import import_module

from django.apps import AppConfig

from goldthread.foundation.access.roles import Can


class PlanningConfig(AppConfig):
    name = "goldthread.partnership.planning"
    label = "planning"

    def ready(self) -> None:
        import_module(f"{self.name}.importing.registering").register()
        import_module(f"{self.name}.views.on_actions").register()
        import_module(f"{self.name}.views.on_finding").register()
        import_module(f"{self.name}.files_of_campaigns").register()
        import_module(f"{self.name}.agenda").register()
        import_module(f"{self.name}.on_your_work").register()
        sections = import_module("goldthread.partnership.governance.sections")
        sections.register_kept("Priorities", "priorities", Can.VIEW_PLANS)
