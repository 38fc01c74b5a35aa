"""Receipts of things sent once, so that a form sent twice changes nothing twice."""

from typing import ClassVar

from django.db import models

from goldthread.foundation.records.handling import KEY
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class Receipt(SpaceRecord):
    """A command was carried out under this key; a repeat finds the receipt and the object it made."""

    key = models.CharField(max_length=64)
    command = models.CharField(max_length=100)
    object_id = models.BigIntegerField(null=True)

    handling: ClassVar = with_own_columns(all=(KEY, "key command object_id"))

    class Meta:
        db_table = "command_receipt"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "key"], name="command_receipt_once"),
        ]

    def __str__(self) -> str:
        return f"{self.command} {self.key}"
