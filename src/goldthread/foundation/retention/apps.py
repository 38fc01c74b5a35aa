"""How long records stay: the schedule, reviews, holds, and destruction that leaves a certificate."""

from django.apps import AppConfig

from goldthread.foundation.wall.registering import AFTERWARDS


class RetentionConfig(AppConfig):
    name = "goldthread.foundation.retention"
    label = "retention"

    def ready(self) -> None:
        from goldthread.foundation.backups.registering import AFTER_RESTORE
        from goldthread.foundation.retention.after_restore import destroy_again
        from goldthread.foundation.retention.certified import numbers_in
        from goldthread.foundation.retention.holding import free, keeps
        from goldthread.foundation.retention.kinds.of_foundation import declare_all
        from goldthread.foundation.retention.raising import raise_guards
        from goldthread.foundation.spaces.sweeping import KEEPERS, Keeper
        from goldthread.foundation.trail.verifying import CERTIFIED

        declare_all()
        CERTIFIED.append(numbers_in)
        AFTER_RESTORE.append(destroy_again)
        AFTERWARDS.append(raise_guards)
        KEEPERS.append(Keeper(free, keeps))
