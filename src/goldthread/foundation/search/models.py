"""The index of everything that can be found by its words. Kept by triggers, read by one function."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from goldthread.foundation.records.handling import KEY, LEARNING_TEXT, classed
from goldthread.foundation.spaces.models import Space


class SearchEntry(models.Model):
    """One findable record: its title, its words and the permission that finding it needs.

    Nobody reads or writes this table but its own functions: nothing is granted to the web role.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="+")
    object_table = models.CharField(max_length=63)
    object_id = models.BigIntegerField()
    title = models.TextField()
    needs = models.CharField(max_length=60)
    title_key = models.TextField()
    words = SearchVectorField()

    handling: ClassVar = classed(
        keys=(KEY, "id space object_table object_id needs"),
        words=(LEARNING_TEXT.kept_as("as its record"), "title title_key words"),
    )

    class Meta:
        db_table = "search_entry"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "object_table", "object_id"], name="search_entry_once"),
        ]
        indexes: ClassVar = [
            # What is needed stands in them too: who may find few records does not read past all that others may.
            GinIndex(
                OpClass("space", name="int8_ops"),
                OpClass("needs", name="varchar_ops"),
                models.F("words"),
                name="search_entry_words_needed",
            ),
            GinIndex(
                OpClass("space", name="int8_ops"),
                OpClass("needs", name="varchar_ops"),
                OpClass("title_key", name="gin_trgm_ops"),
                name="search_entry_title_needed",
            ),
        ]

    def __str__(self) -> str:
        return self.title
