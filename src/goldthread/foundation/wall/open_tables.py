"""Tables that no space owns, each with its reason. A table that is neither here nor owned does not pass the guard.

Those that belong to people have a wall of their own: ``Rows`` says who may read and write which of them.
"""

from typing import NamedTuple

ALL = "select, insert, update, delete"


class Rows(NamedTuple):
    """Which rows the web role may read, and which it may write, each as an SQL condition over who acts."""

    read: str
    write: str


def own(column: str) -> str:
    """Rows of whoever acts, by the column that names the account; the program itself may do all."""
    return f"(select wall_somebody()) in (0, {column})"


PROGRAM = "(select wall_somebody()) = 0"
"""The program itself, and nobody else."""

OWN_ROWS = Rows(own("user_id"), own("user_id"))
COLLEAGUES = "id in (select user_id from access_holding)"
"""Whoever holds or held a role that can be read: the wall around the roles says which those are."""


class Open(NamedTuple):
    """What the web role may do with a table that no space owns, and why no space does.

    Without ``rows`` it reaches every row; the reason then says why that must be. ``kept_back`` are columns that it
    cannot read at all. ``masked_in_trail`` are columns of a library's table whose values the trail does not keep.
    ``passing`` says that its changes stand in no trail: numbers of work under way and nothing of anyone.
    """

    grant: str
    reason: str
    rows: Rows | None = None
    kept_back: tuple[str, ...] = ()
    masked_in_trail: tuple[str, ...] = ()
    passing: bool = False


OPEN_MODELS = {
    "accounts.User": Open(
        "select, insert, update",
        "one person may work in many spaces; an account exists before any role, and is closed but never deleted",
        Rows(f"{own('id')} or {COLLEAGUES}", own("id")),
        kept_back=("password",),
    ),
    "account.EmailAddress": Open(ALL, "sign-in addresses of accounts", OWN_ROWS),
    "account.EmailConfirmation": Open(ALL, "sign-in addresses of accounts", Rows(PROGRAM, PROGRAM)),
    "mfa.Authenticator": Open(
        ALL, "second factors of accounts; secrets are encrypted", OWN_ROWS, masked_in_trail=("data",)
    ),
    "accounts.SignIn": Open(ALL, "shows a person where they are signed in; holds digests of session keys", OWN_ROWS),
    "sign_on.Identity": Open(
        ALL, "whom an organisation's sign-on means; read before it is known in which space they work", OWN_ROWS
    ),
    "sign_on.SignedOut": Open(
        "select, insert, delete",
        "that somebody signed out at their organisation, over all spaces; kept for two days so that no notice counts"
        " twice. Holds digests",
        Rows(PROGRAM, PROGRAM),
    ),
    "sessions.Session": Open(
        ALL,
        "sign-ins; read before it is known who asks. A row holds a digest of its key and what is signed for that"
        " key alone, so that nobody who reads or changes it can enter by it: they can only end it",
    ),
    "axes.AccessAttempt": Open(
        ALL, "lock-out; written before it is known who asks. Holds keyed digests; who changes it can try more often"
    ),
    "axes.AccessAttemptExpiration": Open(ALL, "lock-out; written before it is known who asks"),
    "axes.AccessFailureLog": Open(ALL, "lock-out; written before it is known who asks"),
    "axes.AccessLog": Open(ALL, "lock-out; written before it is known who asks"),
    "jobs.Progress": Open(
        ALL,
        "how far a long job is; written while its command is under way, over a connection that opens no passage",
        passing=True,
    ),
    "chasing.Digest": Open(
        "select, insert, update", "a digest goes over all spaces of a person; holds numbers only", OWN_ROWS
    ),
    "chasing.DigestWeek": Open(
        "select, insert", "which weeks' digests were queued, over all spaces", Rows(PROGRAM, PROGRAM), passing=True
    ),
    "chasing.DigestChoice": Open(
        "select, insert, update", "how often a person wants a digest over all their spaces", OWN_ROWS
    ),
    "contenttypes.ContentType": Open("select", "names of models; holds nothing of anyone"),
}

GRANTED_BY_NAME = (
    "grant execute on function wall_greet(), wall_actor(), wall_somebody(), wall_writing(), wall_reading() to {web}",
    "grant execute on function account_password(bigint) to {web}",
    "grant execute on function space_numbers(), trail_spaces(), trail_unsealed_spaces(),"
    " trail_note(bigint, text, bigint, jsonb),"
    " trail_seal_entries(bigint, bigint, bigint[], bytea, bytea, bytea, text),"
    " trail_destroy(bigint, bigint, text[], bigint[]),"
    " trail_forget_reads(bigint, bigint, timestamptz, bigint, text[], bigint[]) to {web}",
    "grant select on trail_entry, trail_body, trail_seal, trail_destruction to {web}",
    "grant select on django_migrations to {web}",
    "grant select, insert, update, delete on procrastinate_jobs, procrastinate_events,"
    " procrastinate_periodic_defers, procrastinate_workers to {web}",
    "grant usage, select on all sequences in schema public to {web}",
)
"""The wall's and the trail's own functions, the list of migrations that /ready reads, and the queue's tables.

The queue holds numbers of things to do, never what they hold. The worker comes by the same role as pages do, over
connections of the queue's own that open no passage, so no policy can tell the two apart: whoever runs SQL as the
web role can put a job in the queue, as any person, or take one out. Each job asks again what it may do.
"""
