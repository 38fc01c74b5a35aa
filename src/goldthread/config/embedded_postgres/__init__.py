"""A private PostgreSQL in a folder, for the demonstration and the tests. Live installations never use it.

It listens on 127.0.0.1 only, asks everyone for a password, checks its pages, and knows three roles:
``gt_owner`` migrates, ``gt_web`` serves and ``gt_public`` reads what is published. None is a superuser.
"""

from goldthread.config.embedded_postgres.server import addresses, public_address, remove, start, stop
from goldthread.config.embedded_postgres.trouble import CannotStart

__all__ = ["CannotStart", "addresses", "public_address", "remove", "start", "stop"]
