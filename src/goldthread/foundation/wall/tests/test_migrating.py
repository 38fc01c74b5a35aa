"""Migrations go forward quickly, and know of a model all that they knew before."""

from django.db import connection, models
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, AlterField, CreateModel
from django.db.migrations.state import ProjectState

from goldthread.foundation.wall.migrating import connected_models_left_alone

OPERATIONS = (
    CreateModel("Board", [("id", models.BigAutoField(primary_key=True)), ("name", models.TextField())]),
    CreateModel(
        "Seat",
        [
            ("id", models.BigAutoField(primary_key=True)),
            ("board", models.ForeignKey("made_up.Board", models.PROTECT, related_name="seats")),
            ("place", models.IntegerField()),
        ],
    ),
    AddConstraint("Seat", models.UniqueConstraint(fields=["board", "place"], name="one_seat_in_a_place")),
    AddIndex("Seat", models.Index(fields=["place"], name="seats_by_place")),
    CreateModel(
        "Holder",
        [
            ("id", models.BigAutoField(primary_key=True)),
            ("seat", models.OneToOneField("made_up.Seat", models.PROTECT)),
        ],
    ),
    AddField("Board", "chair", models.ForeignKey("made_up.Holder", models.PROTECT, null=True)),
    AddConstraint("Board", models.CheckConstraint(condition=~models.Q(name=""), name="a_board_has_a_name")),
    AlterField("Board", "id", models.UUIDField(primary_key=True)),
)


def after(count):
    """What is known of each model once that many operations were done, and of who points at it."""
    state = ProjectState()
    assert not state.apps.get_models()
    for operation in OPERATIONS[:count]:
        operation.state_forwards("made_up", state)
    return {model._meta.label: known_of(model) for model in state.apps.get_models()}


def known_of(model):
    meta = model._meta
    return {
        "fields": [(field.name, type(field), field.db_parameters(connection)["type"]) for field in meta.fields],
        "points at": {field.name: field.related_model._meta.label for field in meta.fields if field.related_model},
        "is pointed at by": {(one.related_model._meta.label, one.field.name) for one in meta.related_objects},
        "constraints": [constraint.deconstruct() for constraint in meta.constraints],
        "indexes": [index.deconstruct() for index in meta.indexes],
    }


def test_after_each_operation_all_models_are_known_as_django_knows_them():
    for count in range(1, len(OPERATIONS) + 1):
        as_django_does = after(count)
        with connected_models_left_alone():
            assert after(count) == as_django_does


def test_outside_of_it_django_is_left_as_it_was():
    before = ProjectState.add_model, ProjectState._append_option
    with connected_models_left_alone():
        assert (ProjectState.add_model, ProjectState._append_option) != before
    assert (ProjectState.add_model, ProjectState._append_option) == before
