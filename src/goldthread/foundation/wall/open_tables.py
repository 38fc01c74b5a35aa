"""Tables that no space owns, each with its reason. A table that is neither here nor owned does not pass the guard."""

from typing import NamedTuple

ALL = "select, insert, update, delete"


class Open(NamedTuple):
    """What the web role may do with a table that stands outside the wall, and why it stands there."""

    grant: str
    reason: str
    masked_in_trail: tuple[str, ...] = ()
    """For a library's table whose changes the trail keeps: the columns whose values it does not."""


OPEN_MODELS = {
    "accounts.User": Open(ALL, "one person may work in many spaces; an account exists before any role"),
    "account.EmailAddress": Open(ALL, "sign-in addresses of accounts"),
    "account.EmailConfirmation": Open(ALL, "sign-in addresses of accounts"),
    "mfa.Authenticator": Open(ALL, "second factors of accounts; secrets are encrypted", masked_in_trail=("data",)),
    "sessions.Session": Open(ALL, "sign-ins; read before it is known who asks"),
    "usersessions.UserSession": Open(ALL, "lets a person see and end their own sign-ins"),
    "axes.AccessAttempt": Open(ALL, "lock-out; written before it is known who asks"),
    "axes.AccessAttemptExpiration": Open(ALL, "lock-out; written before it is known who asks"),
    "axes.AccessFailureLog": Open(ALL, "lock-out; written before it is known who asks"),
    "axes.AccessLog": Open(ALL, "lock-out; written before it is known who asks"),
    "contenttypes.ContentType": Open("select", "names of models; holds nothing of anyone"),
}

GRANTED_BY_NAME = (
    "grant execute on function wall_greet(), wall_actor(), wall_writing(), wall_reading() to {web}",
    "grant execute on function space_numbers(), trail_spaces(), trail_unsealed_spaces(),"
    " trail_note(bigint, text, bigint, jsonb),"
    " trail_seal_entries(bigint, bigint, bigint[], bytea, bytea, bytea, text) to {web}",
    "grant select on trail_entry, trail_body, trail_seal to {web}",
    "grant select on django_migrations to {web}",
    "grant select, insert, update, delete on procrastinate_jobs, procrastinate_events,"
    " procrastinate_periodic_defers, procrastinate_workers to {web}",
    "grant usage, select on all sequences in schema public to {web}",
)
"""The wall's and the trail's own functions, the queue's tables (numbers of things to do, never what they hold)
and the list of migrations that /ready reads."""
