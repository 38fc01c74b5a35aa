"""Cases of every pathway: what was recorded, where each stands, and what is owed by when."""

from importlib import import_module

from django.apps import AppConfig

from goldthread.cases.declaring.registry import register


class CaseworkConfig(AppConfig):
    name = "goldthread.cases.casework"
    label = "casework"

    def ready(self) -> None:
        pathways = import_module("goldthread.cases.casework.finding").declared_pathways()
        for pathway in pathways:
            register(pathway)
        import_module(f"{self.name}.on_foundation").register()
        import_module(f"{self.name}.on_your_work").register()
        import_module(f"{self.name}.retaining").register()
        import_module(f"{self.name}.retention_on_your_work").register()
        import_module(f"{self.name}.public_door").register()
        import_module(f"{self.name}.from_files").register()
        import_module(f"{self.name}.only_once").register()
        import_module(f"{self.name}.searching").register()
        import_module(f"{self.name}.sharing").register()
        import_module(f"{self.name}.handing_over").register()
        import_module(f"{self.name}.on_actions").register()
        import_module(f"{self.name}.ending_sight").register()
        import_module(f"{self.name}.panel_in_time").register()
        import_module(f"{self.name}.panel_too_late").register()
