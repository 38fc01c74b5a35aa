"""Information rights: what people may ask of what is held about them, and what happens when it got out."""

from importlib import import_module

from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "goldthread.partnership.rights"
    label = "rights"

    def ready(self) -> None:
        import_module(f"{self.name}.files_of_rights").register()
        import_module(f"{self.name}.accounts").register()
        import_module(f"{self.name}.noted").register()
        import_module(f"{self.name}.retaining").register()
        import_module(f"{self.name}.on_your_work").register()
