"""Every record stands behind the wall, is classed field by field, and points only downward."""

import pytest
from django.apps import apps
from django.db import connections, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import DeleteModel, RemoveField, RenameField, RenameModel

from goldthread.foundation.accounts.models import User
from goldthread.foundation.spaces.models import Space, SpaceRecord
from goldthread.foundation.wall.open_tables import OPEN_MODELS
from goldthread.foundation.wall.raising import open_models, spaced_models

from .house import own_models

FLOORS = ["foundation", "cases", "partnership", "pathways", "doors", "config"]
KEPT_APART = {
    "trail_entry": "has its own policy in trail/functions.sql",
    "trail_body": "has its own policy in trail/functions.sql",
    "trail_destruction": "has its own policy in trail/functions.sql",
    "trail_seal": "has its own policy in trail/functions.sql",
    "wall_key": "only the owner may read it",
    "wall_key_before": "only the owner may read it",
    "wall_connection": "only the wall's own functions touch it",
    "search_entry": "only the search's own functions touch it; nothing is granted",
    "django_migrations": "granted by name, to read",
    "auth_permission": "Django's own permissions are not used; nothing is granted",
    "auth_group": "Django's own permissions are not used; nothing is granted",
    "auth_group_permissions": "Django's own permissions are not used; nothing is granted",
}
WIDENED = {"access_holding": "a person's own roles, read before their spaces are known"}
PUBLISHED = {"public_site", "published_page", "published_file"}
"""Of which the role of the public site reads rows."""
ONCE_IN_ALL_SPACES = {"public_site_host_once": "a host name leads to one site, whoever's it is"}


def test_every_field_is_classed():
    unclassed = [
        f"{model.__name__}.{field.name}"
        for model in own_models()
        for field in model._meta.local_fields
        if field.name not in (model.handling or {})
    ]
    stale = [
        f"{model.__name__}.{name}"
        for model in own_models()
        for name in (model.handling or {})
        if name not in {field.name for field in model._meta.local_fields}
    ]

    assert unclassed == []
    assert stale == []


@pytest.mark.django_db(databases=["default", "owner"])
def test_every_table_stands_behind_the_wall_or_says_why_not():
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select relname, relrowsecurity from pg_class join pg_namespace n on n.oid = relnamespace"
            " where nspname = 'public' and relkind in ('r', 'p') and relname not like 'procrastinate%%'"
        )
        tables = dict(cursor.fetchall())
    open_tables = {apps.get_model(name)._meta.db_table for name in OPEN_MODELS}
    spaced = {model._meta.db_table for model in spaced_models()}

    of_people = {model._meta.db_table for model, declared in open_models() if declared.rows}

    assert {table for table in spaced | of_people if not tables[table]} == set()
    assert set(tables) - spaced - open_tables - set(KEPT_APART) == set()
    assert (open_tables | set(KEPT_APART)) - set(tables) == set()


def test_every_table_that_names_an_account_and_no_space_says_whose_rows_are_whose():
    naming = {
        model._meta.label
        for model, declared in open_models()
        if not declared.rows and any(field.related_model is User for field in model._meta.local_fields)
    }

    assert naming == set()


def test_every_widening_of_the_wall_is_listed():
    assert {m._meta.db_table for m in spaced_models() if getattr(m, "also_visible", "")} == set(WIDENED)


def test_what_the_public_site_reads_is_listed():
    assert {m._meta.db_table for m in spaced_models() if m.public_rows} == PUBLISHED


def test_what_is_unique_is_unique_in_its_space():
    wide = []
    for model in spaced_models():
        if model is Space:
            continue
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint):
                named = [*constraint.fields, *(str(expression) for expression in constraint.expressions)]
                if not any("space" in name for name in named):
                    wide.append(constraint.name)
        wide += [
            f"{model.__name__}.{field.name}"
            for field in model._meta.local_fields
            if field.unique and not field.primary_key and not isinstance(field, models.OneToOneField)
        ]

    assert set(wide) == set(ONCE_IN_ALL_SPACES)


def test_no_key_points_to_a_floor_above():
    def floor(model: type[models.Model]) -> int:
        return FLOORS.index(model.__module__.split(".")[1])

    upward = [
        f"{model.__name__}.{field.name}"
        for model in own_models()
        for field in model._meta.local_fields
        if field.related_model in own_models() and floor(field.related_model) > floor(model)
    ]

    assert upward == []


def test_no_link_is_made_behind_the_walls_back():
    assert [f"{m.__name__}.{f.name}" for m in own_models() for f in m._meta.local_many_to_many] == []


def test_every_owned_model_names_its_table_plainly():
    assert [
        m.__name__ for m in own_models() if issubclass(m, SpaceRecord) and m._meta.db_table.startswith("goldthread")
    ] == []


def test_no_migration_takes_away_what_the_release_before_still_uses():
    """Whoever goes back to the release before finds all that it reads: see docs/operations.md."""
    own = {app.label for app in apps.get_app_configs() if app.name.startswith("goldthread.")}
    taken_away = {
        f"{label}.{name}"
        for (label, name), migration in MigrationLoader(None).disk_migrations.items()
        for operation in migration.operations
        if label in own and isinstance(operation, RemoveField | DeleteModel | RenameField | RenameModel)
    }

    assert taken_away == set()
