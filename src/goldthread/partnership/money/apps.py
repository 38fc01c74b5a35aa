"""The money of boards: contributions, calls for reviews, spending, and a statement that adds up."""

from importlib import import_module

from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "goldthread.partnership.money"
    label = "money"

    def ready(self) -> None:
        import_module(f"{self.name}.importing").register()
        import_module(f"{self.name}.on_agendas").register()
