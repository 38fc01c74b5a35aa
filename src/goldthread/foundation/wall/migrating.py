"""Bring the database up to date, without the needless part of Django's work.

Before each change Django draws anew every model that is connected with the changed one, and here all are connected:
that was four fifths of the time of a first migration, in which an upgrade keeps everybody out. The changes below leave
the connected models as they were, so only the changed one is drawn. All other changes are Django's own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState


def migrate(*, quiet: bool) -> None:
    """Run what is not yet in the owner's database; once that is done the wall is raised."""
    with connected_models_left_alone():
        call_command("migrate", database="owner", verbosity=0 if quiet else 1, interactive=False, skip_checks=True)


def is_behind(owner: BaseDatabaseWrapper) -> bool:
    """Whether something is not yet in the database. Where nothing is left to do, the wall is raised again."""
    executor = MigrationExecutor(owner)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def programs_connected(owner: BaseDatabaseWrapper) -> int:
    """How many connections pages and workers hold. While something is not yet in the database there may be none.

    What an upgrade marks in older records it marks once, so whatever the release before records meanwhile would be
    left without the mark for ever.
    """
    with owner.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_stat_activity where datname = current_database() and usename = %s",
            [settings.WEB_ROLE],
        )
        return int(cursor.fetchone()[0])


@contextmanager
def connected_models_left_alone() -> Iterator[None]:
    """Within this, migrations that go forward leave the same database, sooner."""
    django: Any = ProjectState
    as_they_were = django.add_model, django._append_option
    django.add_model, django._append_option = _add_model, _append_option
    try:
        yield
    finally:
        django.add_model, django._append_option = as_they_were


def _add_model(state: Any, added: ModelState) -> None:
    """Nothing points at a new model yet, and those at which it points learn of it when it is drawn."""
    key = added.app_label, added.name_lower
    state.models[key] = added
    if state._relations is not None:
        state.resolve_model_relations(key)
    if "apps" in state.__dict__:
        state.apps.render_multiple([added])


def _append_option(state: Any, app_label: str, model_name: str, option_name: str, added: Any) -> None:
    """One more index or constraint changes no field of the model and no relation to another."""
    options = state.models[app_label, model_name].options
    options[option_name] = [*options[option_name], added]
    if "apps" in state.__dict__:
        drawn = state.apps.get_model(app_label, model_name)._meta
        setattr(drawn, option_name, [*getattr(drawn, option_name), added])
