"""The lists of the analysis form: domains, factors, scales of influence and categories (statutory.md 6.3)."""

from django.db import models


class Domain(models.TextChoices):
    CHILD = "A", "A: the child"
    SOCIAL = "B", "B: family, parenting and social environment"
    PHYSICAL = "C", "C: physical environment"
    SERVICES = "D", "D: services"


class Factor(models.TextChoices):
    """Those of which yearly figures are asked for by name (statutory.md 6.4), and all others."""

    SMOKING = "smoking", "Smoking"
    UNSAFE_SLEEP = "unsafe_sleep", "Unsafe sleep"
    DEPRIVATION = "deprivation", "Deprivation"
    CONSANGUINITY = "consanguinity", "Parents who are close relatives"
    OTHER = "other", "Another one"


class Scale(models.TextChoices):
    """Which scale of influence a form used: an answer is never carried over from one to the other."""

    CURRENT = "0-2", "The current one, 0 to 2"
    OLDER = "0-3", "The older one, 0 to 3"


HIGHEST = {Scale.CURRENT: 2, Scale.OLDER: 3}


class Influence(models.IntegerChoices):
    NO_INFORMATION = 0, "0: information is not available"
    NONE = 1, "1: none identified, or unlikely to have contributed"
    MAY_HAVE = 2, "2: may have contributed to vulnerability, ill health or death"
    SUFFICIENT = 3, "3: a complete and sufficient explanation of the death (older scale only)"


class Category(models.IntegerChoices):
    """Ranked: of several that apply, the highest, which has the lowest number, is the category of the death."""

    INFLICTED = 1, "1: deliberately inflicted injury, abuse or neglect"
    SUICIDE = 2, "2: suicide or deliberate self-inflicted harm"
    TRAUMA = 3, "3: trauma and other external factors, including medical or surgical complications"
    MALIGNANCY = 4, "4: malignancy"
    ACUTE = 5, "5: acute medical or surgical condition"
    CHRONIC = 6, "6: chronic medical condition"
    CONGENITAL = 7, "7: chromosomal, genetic or congenital anomaly"
    PERINATAL = 8, "8: perinatal or neonatal event"
    INFECTION = 9, "9: infection"
    UNEXPLAINED = 10, "10: sudden unexpected, unexplained death"


def category_of(ticked: list[int]) -> int:
    """The highest that applies. Raise ValueError where none does."""
    return min(ticked)


class Modifiable(models.TextChoices):
    """What is said of the whole case. It blames nobody."""

    IDENTIFIED = "modifiable_identified", "Modifiable factors were identified"
    NONE = "none_identified", "No modifiable factors were identified"
    INADEQUATE = "inadequate_information", "There was not enough information to say"
