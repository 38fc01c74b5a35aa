"""GOV.UK Frontend components for our templates: `{{ govuk.button(text="Save") }}`.

The macros come from govuk-frontend-jinja, in an environment of their own: they rely on missing values being
quietly empty, which our own templates must never do.
"""

from functools import cache, lru_cache

from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader
from jinja2.runtime import Undefined
from markupsafe import Markup, escape

PACKAGE = "govuk_frontend_jinja"
RAW_SLOTS = {"start", "end", "navigationStart", "navigationEnd"}


@lru_cache(maxsize=1)
def macros() -> Environment:
    """The macros' own environment, compiled once a process."""
    loader = PrefixLoader({PACKAGE: PackageLoader(PACKAGE)})
    return Environment(loader=loader, autoescape=True, undefined=ChainableUndefined)


@cache
def macro(component: str):
    """The macro for a component named as the Design System does: "summary-list"."""
    template = macros().get_template(f"{PACKAGE}/components/{component}/macro.html")
    return getattr(template.module, "govuk" + "".join(part.title() for part in component.split("-")))


@lru_cache(maxsize=1)
def component_names() -> tuple[str, ...]:
    """Every component the installed package has, in alphabetical order."""
    names = macros().list_templates(filter_func=lambda name: name.endswith("/macro.html"))
    return tuple(sorted(name.split("/")[2] for name in names if "/components/" in name))


def given(name: str, item) -> bool:
    """Whether a parameter counts: None means "not given", save for the licence, where it means "none"."""
    return item is not None or name == "contentLicence"


def guarded(value, key=""):
    """The same parameters, safe to print: they print any `html` as it stands, so unmarked text is escaped.

    An undefined value raises, as everywhere in our templates.
    """
    if isinstance(value, Undefined):
        return str(value)  # raises under StrictUndefined, naming the missing variable
    if isinstance(value, dict):
        inner = {name: guarded(item, name) for name, item in value.items() if given(name, item)}
        return {**inner, **{name: escape(inner[name]) for name in RAW_SLOTS & inner.keys() if key == "slots"}}
    if isinstance(value, (list, tuple)):
        return [guarded(item) for item in value]
    if isinstance(value, str) and (key == "html" or key.endswith("Html")):
        return escape(value)
    if key == "attributes" and isinstance(value, str) and not isinstance(value, Markup):
        raise TypeError("Give attributes as a dict: a string would be printed unescaped")
    return value


def render(component: str, params: dict | None = None, **more) -> Markup:
    """One component as HTML. A `{% call %}` body becomes its `html`."""
    caller = more.pop("caller", None)
    params = {**(params or {}), **more}
    if caller is not None:
        params["html"] = caller()
    return Markup(macro(component)(guarded(params)))


class Components:
    """The `govuk` name in templates. Underscores stand for hyphens: `govuk.summary_list(rows=[...])`."""

    def __getattr__(self, name: str):
        component = name.replace("_", "-")
        if component not in component_names():
            raise AttributeError(f"GOV.UK Frontend has no component called {component}")
        return lambda params=None, **more: render(component, params, **more)


def warm() -> None:
    """Compile all macros now, so that the first person of the day does not wait a second for it."""
    for name in component_names():
        macro(name)
