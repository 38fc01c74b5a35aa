"""Reviews, what was learned, what is done about it and how it will be tested."""

from importlib import import_module

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "goldthread.partnership.learning"
    label = "learning"

    def ready(self) -> None:
        import_module(f"{self.name}.importing.registering").register_kinds()
        import_module(f"{self.name}.views.on_actions").register()
        import_module(f"{self.name}.views.letters").register()
        import_module(f"{self.name}.files_of_letters").register()
        import_module(f"{self.name}.papers.registering").register()
        import_module(f"{self.name}.papers.on_review").register()
        import_module(f"{self.name}.on_agendas").register()
