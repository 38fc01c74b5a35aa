"""Letters are made of the records of a case, in the words of the partnership, and kept with the case."""

from importlib import import_module

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "goldthread.cases.letters"
    label = "case_letters"

    def ready(self) -> None:
        import_module(f"{self.name}.kinds").register()
        import_module(f"{self.name}.on_foundation").register()
        import_module(f"{self.name}.on_cases").register()
        import_module(f"{self.name}.on_your_work").register()
