"""People: once in a partnership, however many cases they take part in, with every fact's source."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goldthread.cases.people"
    label = "people"

    def ready(self) -> None:
        import_module(f"{self.name}.retaining").register()
        import_module(f"{self.name}.on_case_of_two_desks").register()
        import_module(f"{self.name}.on_your_work").register()
        import_module(f"{self.name}.on_case").register()
        import_module(f"{self.name}.alike").register()
        import_module(f"{self.name}.named").check_named()
