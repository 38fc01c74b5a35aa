"""How Goldthread's pages are rendered: Jinja2, strict about missing values."""

from django.apps import apps
from django.template.backends.jinja2 import Jinja2, Template
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import cached_property
from jinja2 import Environment, StrictUndefined

from goldthread.foundation.ui import links, words
from goldthread.foundation.ui.fields import error_summary, field, form_fields
from goldthread.foundation.ui.govuk import Components
from goldthread.foundation.ui.own import OwnComponents
from goldthread.foundation.ui.under_records import under_record

OURS = "goldthread."


class Page(Template):
    """A template in which the view has the last word: what it passes beats a context processor."""

    def render(self, context=None, request=None):
        values = {}
        if request is not None:
            values = {
                "request": request,
                "csrf_input": csrf_input_lazy(request),
                "csrf_token": csrf_token_lazy(request),
            }
            for processor in self.backend.template_context_processors:
                values.update(processor(request))
        return super().render({**values, **(context or {})})


class Pages(Jinja2):
    """Django's Jinja2 backend over the `templates` folders of our own apps only.

    Third-party apps keep Django templates in folders of the same name; they are left to Django's backend,
    which comes after this one in TEMPLATES.
    """

    app_dirname = "templates"

    @cached_property
    def template_dirs(self):
        """Our apps' template folders, after any given in DIRS."""
        if not self.app_dirs:
            return tuple(self.dirs)
        ours = [app.path for app in apps.get_app_configs() if app.name.startswith(OURS)]
        return tuple(self.dirs) + tuple(f"{path}/{self.app_dirname}" for path in ours)

    def from_string(self, template_code):
        return Page(self.env.from_string(template_code), self)

    def get_template(self, template_name):
        found = super().get_template(template_name)
        return Page(found.template, self)


def url(name, *args, **kwargs):
    """The address of a named route: `url("case", reference=case.reference)`."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(**options) -> Environment:
    """The environment of our own templates: a missing value is an error, never an empty space on a page."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    env = Environment(**options)
    env.filters.update(words.FILTERS)
    env.globals.update(
        url=url,
        static=static,
        link_with=links.link_with,
        filters_on=links.filters_on,
        plural=words.plural,
        field=field,
        error_summary=error_summary,
        form_fields=form_fields,
        govuk=Components(),
        ui=OwnComponents(env),
        under_record=under_record,
    )
    return env
