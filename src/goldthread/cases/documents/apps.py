"""Files with a title that are kept on a case, in versions, until they are withdrawn."""

from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "goldthread.cases.documents"
    label = "case_documents"

    def ready(self) -> None:
        import_module(f"{self.name}.on_foundation").register()
        import_module(f"{self.name}.on_cases").register()
