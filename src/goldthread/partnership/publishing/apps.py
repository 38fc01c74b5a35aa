"""What comes before a review is published, and the public site: pages, reviews, and what was done since."""

from importlib import import_module

from django.apps import AppConfig

from goldthread.foundation.backups.registering import AFTER_RESTORE


class PublishingConfig(AppConfig):
    name = "goldthread.partnership.publishing"
    label = "publishing"

    def ready(self) -> None:
        import_module(f"{self.name}.views.on_review").register()
        import_module(f"{self.name}.files_to_publish").register()
        import_module(f"{self.name}.named_in_briefings").register()
        import_module(f"{self.name}.names.on_pages").register()
        import_module(f"{self.name}.working_papers").register()
        AFTER_RESTORE.append(import_module(f"{self.name}.after_restore").publish_files_again)
