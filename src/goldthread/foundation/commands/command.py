"""The one way in which anything changes.

A command is one thing that happened in the world: keyword-only, with ``by`` (who) and ``at`` (when).
The decorator opens a transaction and the wall for the one space concerned, locks the object that the
command is about, checks the version that the person saw, asks the permission again about this object,
and lets the trail name the command. Pages, imports, jobs, the command line and tests all call the same
command. What must leave the house (messages) is put in the queue inside the transaction and goes after it.
"""

import inspect
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import DatabaseError, connection, models
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.commands.locking import lock_what_comes_first
from goldthread.foundation.commands.models import Receipt
from goldthread.foundation.commands.refusals import (
    ChangedMeanwhile,
    NotAllowed,
    Refused,
    SentBefore,
    refused_by_database,
)
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import current_passage, opened

P = ParamSpec("P")
R = TypeVar("R")

MEANWHILE = (
    "This record was changed while you had it open. What you typed is still here:"
    " look at the record as it is now, then save again."
)

GONE = "This record is no longer there."

COMMANDS: dict[str, Callable[..., Any]] = {}
"""Every command there is, by name: the guard walks it, the documents list it."""

ABOUT: dict[str, str] = {}
"""By the same names, which of its arguments a command is about."""


def command(
    permission: Can, *or_else: Can, event: str, about: str = "space", alone: str = "", still: str = ""
) -> Callable[[Callable[P, R]], Callable[..., R]]:
    """Make a function the one door to a change, for those who hold the permission, or one of those that open it too.

    ``about`` names the argument that the command is about: the object to lock, or ``space`` where a new
    thing is made (it is locked only with ``seen_version``: many may add to a space at once). What the object belongs to
    is locked before it, where its kind says so (``lock_what_comes_first``). ``event`` says in
    the past tense what happened. Besides its own arguments the command takes ``seen_version`` (refused as
    ChangedMeanwhile if another change came between) and ``key`` (a second call with the same key is refused as
    SentBefore). ``alone`` names what the command judges as a whole, such as who holds which role: commands with
    one such name wait for each other within a space. ``still`` names what the command goes by and does not change: it
    waits for those that are ``alone`` with that, and they for it, and it for no other like itself.
    """

    def declare(function: Callable[P, R]) -> Callable[..., R]:
        _check_signature(function, about)

        def carry_out(by: Actor, at: datetime, seen_version: int | None, key: str, given: dict[str, Any]) -> R:
            subject = given[about]
            space_id = subject.pk if isinstance(subject, Space) else subject.space_id
            with opened(actor=by.pk, reading=_still_reading(), writing=space_id, doing=event):
                _wait_to_be_alone(alone, space_id)
                if still:
                    hold_still(still, space_id)
                standing = standing_of(by, timezone.localdate(at), at)
                if not any(standing.may(one, space_id) for one in (permission, *or_else)):
                    raise NotAllowed("Your role does not allow this here.")
                locked = _locked(subject, standing, to_be_compared=seen_version is not None)
                # Before the versions are compared: what was sent twice changed the record itself the first time.
                receipt = _receipt(space_id, key, function.__name__)
                if seen_version not in (None, getattr(locked, "version", None)):
                    raise ChangedMeanwhile(MEANWHILE)
                result = function(**{**given, about: locked}, by=by, at=at)  # type: ignore[arg-type, call-arg]
                if receipt:
                    Receipt.objects.filter(pk=receipt.pk).update(object_id=getattr(result, "pk", None))
                return result

        @wraps(function)
        def run(*, by: Actor, at: datetime, seen_version: int | None = None, key: str = "", **given: Any) -> R:
            try:
                return carry_out(by, at, seen_version, key, given)
            except Refused as refusal:
                _note(refusal, by, given[about])
                raise
            except DatabaseError as problem:
                raise refused_by_database(problem) or problem from problem.__cause__

        name = f"{function.__module__}.{function.__name__}"
        COMMANDS[name], ABOUT[name] = run, about
        return run

    return declare


def _note(refusal: Refused, by: Actor, subject: Any) -> None:
    """Note what a refusal tells, within the passage of the door that called, or in one of its own. A door that leaves
    nothing of its passage where it refuses notes it again (``Refused.noting``).
    """
    if refusal.noting is None:
        return
    if current_passage() is not None:
        refusal.noting()
        return
    with opened(actor=by.pk, reading=[subject.pk if isinstance(subject, Space) else subject.space_id]):
        refusal.noting()


def _check_signature(function: Callable[..., Any], about: str) -> None:
    parameters = inspect.signature(function).parameters
    positional = [name for name, one in parameters.items() if one.kind is not inspect.Parameter.KEYWORD_ONLY]
    if positional:
        raise TypeError(f"{function.__name__}: a command takes keywords only, not {', '.join(positional)}")
    taken = {"seen_version", "key"} & set(parameters)
    if taken:
        raise TypeError(f"{function.__name__}: every command takes {', '.join(sorted(taken))} already")
    missing = {"by", "at", about} - set(parameters)
    if missing:
        raise TypeError(f"{function.__name__}: a command must take {', '.join(sorted(missing))}")


def _wait_to_be_alone(with_what: str, space_id: int) -> None:
    """Before anything else is asked or locked, so that two commands never wait for each other's records."""
    if with_what:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtext(%s), %s::integer)", [with_what, space_id])


def hold_still(what: str, space_id: int) -> None:
    """Until the end of this transaction, no command that is ``alone`` with this changes it; many may hold it at once.

    One that is under way is waited for, so ask what holds after this and not before.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock_shared(hashtext(%s), %s::integer)", [what, space_id])


def _still_reading() -> frozenset[int]:
    passage = current_passage()
    return passage.reading if passage else frozenset()


def _locked(subject: models.Model, standing: Standing, *, to_be_compared: bool) -> models.Model:
    """Lock the object as it is now. What the person may not see is, to them, not there."""
    if not standing.reaches(subject):
        raise Refused(GONE)
    if isinstance(subject, Space) and not to_be_compared:
        return subject
    lock_what_comes_first(subject)
    rows = type(subject)._default_manager.all()
    if hasattr(rows, "visible_to"):
        rows = rows.visible_to(standing)
    locked = rows.select_for_update(of=("self",)).filter(pk=subject.pk).first()
    if locked is None:
        raise Refused(GONE)
    return locked


def _receipt(space_id: int, key: str, name: str) -> Receipt | None:
    if not key:
        return None
    receipt, is_new = Receipt.objects.get_or_create(space_id=space_id, key=key, defaults={"command": name})
    if not is_new:
        raise SentBefore(receipt.object_id if receipt.command == name else None)
    return receipt
