"""Reports that boards call in: who owes them, whether they came, were considered and gave assurance, what followed."""

from importlib import import_module

from django.apps import AppConfig

from goldthread.foundation.access.roles import Can


class ForwardPlanConfig(AppConfig):
    name = "goldthread.partnership.forward_plan"
    label = "forward_plan"

    def ready(self) -> None:
        import_module(f"{self.name}.importing").register()
        import_module(f"{self.name}.on_actions").register()
        import_module(f"{self.name}.files_of_reports").register()
        import_module(f"{self.name}.agenda").register()
        import_module(f"{self.name}.papers.registering").register()
        import_module(f"{self.name}.on_your_work").register()
        sections = import_module("goldthread.partnership.governance.sections")
        sections.register_kept("Forward plan", "forward_plan", Can.VIEW_PLANS)
