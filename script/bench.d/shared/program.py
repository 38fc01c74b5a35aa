"""The whole program over a database of its own, in a process of its own, asked by whoever may open each page."""

import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from psycopg import connect, sql

from goldthread.config.server import post_worker_init
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.accounts.managing import find_user
from goldthread.foundation.actions.models import Action
from goldthread.foundation.spaces.finding import space_called
from goldthread.foundation.wall.migrating import migrate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from . import fill_actions, say
from .addresses import addresses

BOARD, FICTITIOUS = "waltham-forest", "northmere"
PEOPLE = ("manager", "scrutineer", "lead")
ADDRESSES = ("DATABASE_URL", "DATABASE_OWNER_URL")
SEARCH = "/search/?q="
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


@dataclass
class Program:
    """A running program with so many actions. It does one thing at a time, whatever its name in ``Inside``."""

    pipe: Connection

    @classmethod
    def with_actions(cls, rows: int) -> "Program":
        """Started on a copy of the database that is open now."""
        return cls.over(f"actions_{rows}", Inside, rows)

    @classmethod
    def over(cls, name: str, inside: Callable[..., Any], *given: Any) -> "Program":
        """Another on a copy of its own, which does what ``inside`` can, made in its process of what is given."""
        here, there = get_context("spawn").Pipe()
        before = {name: os.environ[name] for name in ADDRESSES}
        database = _copied(f"bench_{name}_{os.getpid()}")
        os.environ.update({name: urlsplit(url)._replace(path=database).geturl() for name, url in before.items()})
        get_context("spawn").Process(target=_serve, args=(there, inside, given), daemon=True).start()
        os.environ.update(before)
        return cls(here)

    def ask(self, what: str, *given: Any) -> Any:
        self.pipe.send((what, given))
        return self.pipe.recv()


class Answering:
    """What is asked of a program, in its own process: any page, by the first of its people who may open it."""

    people: list[DeskClient]

    def __init__(self) -> None:
        settings.ALLOWED_HOSTS = ["testserver"]
        self.opening: dict[str, DeskClient] = {}
        self.found: dict[str, str] = {}

    def status(self, address: str) -> int:
        return self._of(address).get(self._shown_at(address)).status_code

    def took(self, address: str) -> float:
        """Milliseconds of the program for one answer."""
        client, shown_at = self._of(address), self._shown_at(address)
        began = time.perf_counter()
        answer = client.get(shown_at)
        taken = (time.perf_counter() - began) * 1000
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return taken

    def statements(self, address: str) -> int:
        client, shown_at = self._of(address), self._shown_at(address)
        client.get(shown_at)  # that a session is used is written once in a while, and is no statement of a page
        with CaptureQueriesContext(connection) as asked:
            client.get(shown_at)
        return sum(not one["sql"].startswith(NOT_COUNTED) for one in asked)

    def megabytes(self) -> int:
        """The most memory that the process had."""
        return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)

    def _of(self, address: str) -> DeskClient:
        """Whoever may open it, the manager before all others. To those who may not, there is no such page."""
        if address not in self.opening:
            open_to = (person for person in self.people if person.get(address).status_code != HTTPStatus.NOT_FOUND)
            self.opening[address] = next(open_to, self.people[0])
        return self.opening[address]

    def _shown_at(self, address: str) -> str:
        """Where it is shown. The words of a search are typed, since no address has them."""
        if not address.startswith(SEARCH):
            return address
        if address not in self.found:
            typed = {"q": unquote(address.removeprefix(SEARCH))}
            self.found[address] = self._of(address).post(urlsplit(SEARCH).path, typed)["Location"]
        return self.found[address]


class Inside(Answering):
    """The demonstration, with so many actions."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        settings.IS_DEMO = True  # the one mode that knows the demonstration's people
        self.spaces = space_called(BOARD), space_called(FICTITIOUS)
        numbers = [space.pk for space in self.spaces]
        with opened(actor=SYSTEM_ACTOR, reading=numbers):
            there = max(Action.objects.filter(space=space).count() for space in self.spaces)
        say(f"{rows} actions in each of two spaces, of which at most {there} came with the demonstration")
        fill_actions(numbers, (rows - there) * len(numbers), after=there * len(numbers))
        self.people = [signed_in(f"{person}@demo.example") for person in PEOPLE]

    def addresses(self) -> list[str]:
        return addresses(*self.spaces)


def signed_in(email: str) -> DeskClient:
    client = DeskClient()
    client.force_login(find_user(email), settings.AUTHENTICATION_BACKENDS[1])
    return client


def _copied(name: str) -> str:
    """A new database, the copy of the one that is open, which nobody may be using meanwhile."""
    connections.close_all()
    owner = settings.DATABASES["owner"]
    address = {"host": owner["HOST"], "port": owner["PORT"], "user": owner["USER"], "password": owner["PASSWORD"]}
    with connect(**address, dbname="template1", autocommit=True) as server:
        copy, original = sql.Identifier(name), sql.Identifier(owner["NAME"])
        server.execute(sql.SQL("create database {} template {}").format(copy, original))
    return name


def _serve(pipe: Connection, inside: Callable[..., Any], given: tuple[Any, ...]) -> None:
    migrate(quiet=True)
    program = inside(*given)
    post_worker_init(program)  # as the server that people use does
    while True:
        what, words = pipe.recv()
        pipe.send(getattr(program, what)(*words))
