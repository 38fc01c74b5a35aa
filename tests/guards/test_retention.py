"""Every record stays as long as a declared class says, and what is destroyed with a kind is of its class."""

import ast
from collections.abc import Iterator

import pytest
from django.db import connection

from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.retention.classes import CLASSES, can_go
from goldthread.foundation.retention.kinds.declaring import KINDS, classes_of
from goldthread.foundation.retention.raising import guards

from .house import HOUSE, own_code, own_models, parsed

WITH_ITS_RECORD = "as its record"


def test_every_retention_class_that_a_field_names_is_declared():
    declared = {one.kept for one in CLASSES.values()}

    assert {one.kept for model in own_models() for one in (model.handling or {}).values()} - declared == set()


def test_every_class_that_is_declared_is_named_by_some_field():
    """Or is that of some of the records of a kind, whose fields name the class of all of them."""
    named = {one.kept for model in own_models() for one in (model.handling or {}).values()}
    named |= {sort.of_class.kept for kind in KINDS.values() for sort in kind.by_class}

    assert {one.kept for one in CLASSES.values()} - named == set()


def test_what_goes_with_a_kind_of_record_is_kept_as_long_as_that_kind():
    other = []
    for kind in KINDS.values():
        own = {kind.of_class.kept, WITH_ITS_RECORD}
        own |= {one.kept for one in CLASSES.values() if one.within == kind.class_code}
        roots = [(kind.root, "")] if kind.root_goes else []
        for model, otherwise in [*roots, *((part.model, part.otherwise) for part in kind.parts)]:
            other += [
                f"{kind.code}: {model.__name__}.{name}"
                for name, one in model.handling.items()
                if one.kept not in own | {otherwise}
            ]

    assert other == []


def test_what_is_destroyed_for_itself_goes_with_a_declared_kind_or_by_a_sweep():
    """A part that keeps something with a class that can go declares it, so that holds, reviews and ledger know it."""
    with_a_kind = {model for kind in KINDS.values() for model in [kind.root, *(part.model for part in kind.parts)]}
    by_itself = {code for code, one in CLASSES.items() if one.swept and not one.within}
    forgotten = [
        model.__name__
        for model in own_models()
        if model not in with_a_kind and classes_of(model) & can_go() - by_itself
    ]

    assert forgotten == []


@pytest.mark.django_db
def test_the_database_asks_for_holds_at_every_table_that_is_declared():
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname, tgname from pg_trigger join pg_class c on c.oid = tgrelid where tgname like 'retention_%'"
        )
        there = set(cursor.fetchall())

    assert {(guard.table, guard.name) for guard in guards()} - there == set()


def test_every_pathway_says_how_long_its_cases_stay():
    assert [pathway.code for pathway in PATHWAYS.values() if not pathway.retention] == []


ABOUT_NO_CASE = {
    "open-{}-{}-{}": "begins a case, which is not there yet",
    "papers-{}-{}": "about a pathway",
    "list-{}-{}": "about a list that a pathway keeps beside its cases",
}
ANY = "{}"


def steps_of_forms() -> Iterator[tuple[str, str]]:
    """Under what name each form keeps a draft, in the parts whose records go with a case, and where that is said."""
    parts = {part.model._meta.app_config.name for part in KINDS["case"].parts}
    folders = [HOUSE.joinpath(*name.split(".")[1:]) for name in parts]
    for path in own_code():
        if path.name == "factories.py" or not any(folder in path.parents for folder in folders):
            continue
        for call in (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)):
            for step in (keyword.value for keyword in call.keywords if keyword.arg == "step"):
                if isinstance(step, ast.JoinedStr):
                    said = (part.value if isinstance(part, ast.Constant) else ANY for part in step.values)
                    yield "".join(map(str, said)), path.name
                elif isinstance(step, ast.Constant) and ast.unparse(call.func) in ("FormAbout", "FormPage"):
                    yield f"{step.value}-{ANY}", path.name


def test_what_is_typed_into_a_form_about_a_case_and_not_sent_goes_with_it():
    kind = KINDS["case"]
    declared = {
        step.replace("{pk}", ANY) for steps in (kind.drafts, *(part.drafts for part in kind.parts)) for step in steps
    }
    steps = {step.code for pathway in PATHWAYS.values() for step in pathway.steps if not step.opens}
    assert {f"{code}-{ANY}" for code in steps} <= declared

    found = {*steps_of_forms()}
    of_steps = f"{ANY}-{ANY}"
    assert {of_steps, f"reply-to-request-{ANY}", f"add-document-{ANY}"} <= {step for step, _ in found}
    assert {one for one in found if one[0] not in declared | {of_steps} | ABOUT_NO_CASE.keys()} == set()
