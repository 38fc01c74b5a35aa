"""How tests walk through signing in, as a person does."""

from datetime import datetime

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.accounts.factories import PASSWORD, code_of
from goldthread.foundation.accounts.models import User


def right_now() -> datetime:
    """The program's clock at the door, which tests of sign-in share: codes depend on it."""
    return timezone.now()


def give_password(client: Client, email: str, password: str = PASSWORD, **more: str) -> HttpResponse:
    """The first step."""
    return client.post("/sign-in/", {"login": email, "password": password, **more})


def give_code(client: Client, code: str) -> HttpResponse:
    """The second step."""
    return client.post("/sign-in/code/", {"code": code})


def sign_in(client: Client, user: User) -> HttpResponse:
    """Both steps."""
    give_password(client, user.email)
    return give_code(client, code_of(user, right_now()))


def is_signed_in(client: Client) -> bool:
    """Whether the person's own page opens."""
    return client.get("/account/").status_code == 200


def letters_waiting() -> list[tuple[int, str]]:
    """Who is to be written to, and about what."""
    waiting = ProcrastinateJob.objects.filter(task_name__endswith=".send_letter").order_by("id")
    return [(job.args["user_id"], job.args["about"]) for job in waiting]
