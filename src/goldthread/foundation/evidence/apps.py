"""What shows that something was done: words, a link or a file, in versions, until it runs out."""

from importlib import import_module

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "goldthread.foundation.evidence"
    label = "evidence"

    def ready(self) -> None:
        import_module(f"{self.name}.files_of_evidence").register()
