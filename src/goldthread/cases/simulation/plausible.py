"""What a pathway may say so that its made-up cases look like those of a real board. All of it may be left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from goldthread.cases.casework.finding import FOLDER
from goldthread.cases.declaring.pathway import Pathway

USUAL_YEARLY = 50
"""Cases in a year of a pathway that says nothing of it."""
USUAL_DAYS = (0, 10)
STAYS = ""
"""As the next step: nothing more happens."""

Weights = Mapping[Any, float]


@dataclass(frozen=True, kw_only=True)
class Plausible:
    """``yearly`` is how many cases begin in a year. ``opens`` says how likely a case begins by each opening step, where
    some are likelier than others. ``follows`` says, by the step that was recorded last, how likely
    each next one is, or that the case stays as it is. ``answers`` are weights of the answers to a field, ``words`` what
    stands in one of text, or which answers in one of several; both are named as "step.field". ``days`` are how many
    days pass before a step, few more often than many.
    """

    yearly: int = USUAL_YEARLY
    opens: Weights = field(default_factory=dict)
    follows: Mapping[str, Weights] = field(default_factory=dict)
    answers: Mapping[str, Weights] = field(default_factory=dict)
    words: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    days: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def check_for(self, pathway: Pathway) -> None:
        """Raise ValueError for a step or a field that the pathway does not have."""
        steps = {step.code: step for step in pathway.steps}
        named = {
            *self.opens,
            *self.follows,
            *self.days,
            *(code for weights in self.follows.values() for code in weights),
        } - {STAYS}
        fields = [tuple(name.split(".", 1)) for name in (*self.answers, *self.words)]
        unknown = [code for code in named if code not in steps]
        for code, name in fields:
            if code not in steps or name not in {one.name for one in steps[code].record._meta.concrete_fields}:
                unknown.append(f"{code}.{name}")
        if unknown:
            raise ValueError(f"{pathway.code} has no {', '.join(sorted(unknown))}.")


def plausible_of(pathway: Pathway) -> Plausible:
    """What the folder of a pathway says, if it says anything."""
    for app in apps.get_app_configs():
        if app.name.startswith(FOLDER) and import_module(f"{app.name}.pathway").PATHWAY is pathway:
            module = f"{app.name}.simulation"
            found: Plausible = import_module(module).PLAUSIBLE if find_spec(module) else Plausible()
            found.check_for(pathway)
            return found
    return Plausible()
