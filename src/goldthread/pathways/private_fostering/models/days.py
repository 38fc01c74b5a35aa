"""Days that the database works out of what a notification says, so that clocks and figures can go by them."""

from django.db import models
from django.db.models import Case, F, When
from django.db.models.functions import Coalesce

from goldthread.cases.casework.figure_rows import DayLater

YEAR = 12


def ends_on(age: int, if_disabled: int) -> models.GeneratedField:
    """The birthday on which it is private fostering no longer; none while the day of birth is not known."""
    later = (DayLater(F("born_on"), YEAR * years, "month") for years in (if_disabled, age))
    disabled, usual = later
    return models.GeneratedField(
        expression=Case(When(disabled=True, then=disabled), default=usual),
        output_field=models.DateField(null=True),
        db_persist=True,
    )


def there_since() -> models.GeneratedField:
    """Since when a child lives there who lives there already: the day on which they moved in, or, while that is not
    known, the one on which the council became aware.
    """
    return models.GeneratedField(
        expression=Case(When(lives_there=True, then=Coalesce(F("starts_on"), F("aware_on")))),
        output_field=models.DateField(null=True),
        db_persist=True,
    )
