"""Before a review is published: approval, proceedings, the family, the national panel, and names in its text."""

from importlib import import_module

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "goldthread.partnership.publishing"
    label = "publishing"

    def ready(self) -> None:
        import_module(f"{self.name}.views.on_review").register()
        import_module(f"{self.name}.working_papers").register()
