"""The hash of a password, as a column that the database keeps back."""

from typing import Any

from django.db import models


class PasswordHash(models.CharField):
    """Read through ``account_password``: one's own, or the program's. Of anybody else it is empty, which fits nothing.

    The row is asked about first, so that a list of colleagues costs one question and not one for each of them.
    """

    def select_format(self, compiler: Any, sql: str, params: Any) -> tuple[str, Any]:
        account = f'{sql.rpartition(".")[0]}."id"'
        shown = f"case when (select wall_somebody()) in (0, {account}) then account_password({account}) else '' end"
        return shown, params
