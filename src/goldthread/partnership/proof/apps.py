"""Done is not proven: tests of practice, their pass marks and results, and what these say of each recommendation."""

from importlib import import_module

from django.apps import AppConfig


class ProofConfig(AppConfig):
    name = "goldthread.partnership.proof"
    label = "proof"

    def ready(self) -> None:
        for part in ("evidence_of_results", "told", "views.on_learning", "retaining", "on_agendas"):
            import_module(f"{self.name}.{part}").register()
