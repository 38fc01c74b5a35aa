"""A private PostgreSQL in a folder, for the demonstration and the tests. Live installations never use it.

It listens on 127.0.0.1 only, asks everyone for a password, checks its pages, and knows two roles:
``gt_owner`` migrates and ``gt_web`` serves. Neither is a superuser.
"""

from goldthread.config.embedded_postgres.server import addresses, remove, start, stop
from goldthread.config.embedded_postgres.trouble import CannotStart

__all__ = ["CannotStart", "addresses", "remove", "start", "stop"]
