"""What boards have agreed to work by: policies, procedures, agreements and published arrangements, in versions."""

from importlib import import_module

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "goldthread.partnership.procedures"
    label = "procedures"

    def ready(self) -> None:
        for part in ("origins", "agenda", "from_files", "views.on_pages", "on_your_work"):
            import_module(f"{self.name}.{part}").register()
