"""Numbers of records that a person may see, as a condition of other queries, put into SQL once and not at every query.

What decides on sight may be long: an item of an agenda is asked by audience, conflicts and the record that it is
about. To write that anew for every list of actions took longer than to answer it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from goldthread.foundation.access.standing import Standing

MOST = 512
"""How many different standings are remembered; what is forgotten is written anew."""
NONE = "select null::bigint where false"

ANY_MOMENT = datetime(1, 1, 2, 3, 4, 5, 6, tzinfo=UTC)
"""Stands in what is remembered where the moment of whoever asks goes; no record has this time."""

Numbers = Callable[[Standing], QuerySet[Any, Any]]
Written = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True)
class _Alike:
    """What a standing is told by: two people who hold the same under one account, on one day, see the same."""

    by: tuple[Any, ...]
    standing: Standing = field(compare=False)


class Compiled:
    """The numbers that ``numbers`` gives, as a subquery: ``filter(pk__in=compiled(standing))``.

    ``numbers`` must ask the database nothing itself: what is seen is then decided whenever the subquery is carried out,
    and only its words are kept. The standing's moment is put in anew each time: ``numbers`` compares it in the query
    and reckons nothing from it.
    """

    def __init__(self, numbers: Numbers, depends_on: Callable[[], tuple[Any, ...]] = tuple) -> None:
        """``depends_on`` gives what else the words of the subquery depend on, such as what parts above registered."""
        self._depends_on = depends_on
        self._kept = lru_cache(MOST)(lambda alike: _written(numbers(alike.standing)))
        self._anew = lambda standing: _written(numbers(standing))

    def __call__(self, standing: Standing) -> RawSQL:
        # What a pass opens is said by the pass, and may be narrowed to one record: that is not kept.
        if standing.passes or standing.about:
            return RawSQL(*self._anew(standing))
        held = tuple((one.user_id, one.space_id, one.role, one.agency_id) for one in standing.holdings)
        timeless, moment = replace(standing, at=ANY_MOMENT), standing.moment
        by = (held, standing.on, moment is None, standing.is_system, self._depends_on())
        sql, params = self._kept(_Alike(by, timeless if moment else standing))
        return RawSQL(sql, tuple(moment if one == ANY_MOMENT else one for one in params))


def _written(numbers: QuerySet[Any, Any]) -> Written:
    try:
        sql, params = numbers.query.get_compiler(numbers.db).as_sql()
    except EmptyResultSet:
        return NONE, ()
    return sql, tuple(params)
