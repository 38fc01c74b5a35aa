"""Documents made from the records, kept as they were made."""

from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "goldthread.foundation.documents"
    label = "documents"

    def ready(self) -> None:
        import_module(f"{self.name}.files_of_documents").register()
