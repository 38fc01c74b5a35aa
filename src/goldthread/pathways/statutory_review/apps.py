"""Statutory reviews, and what they tell the parts below."""

from importlib import import_module

from django.apps import AppConfig


class StatutoryReviewConfig(AppConfig):
    name = "goldthread.pathways.statutory_review"
    label = "statutory_review"

    def ready(self) -> None:
        import_module(f"{self.name}.threads").register()
        import_module(f"{self.name}.threads_on_pages").register()
