"""The gallery: every component in every state, so that pages are put together rather than invented."""

import datetime
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template import engines

from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.ui import own
from goldthread.foundation.ui.gallery import DESIGN_SYSTEM, FORM_FIELDS, OWN
from goldthread.foundation.ui.gallery.form_fields import WRONG, EveryField, Narrow
from goldthread.foundation.ui.jinja import Pages

LONDON_AFTERNOON = datetime.datetime(2019, 1, 8, 15, 30, tzinfo=datetime.UTC)


def sample_values() -> dict:
    """What the examples are about. Nobody here is real."""
    query = QueryDict("search=synthetic&agency=police&sort=-due&page=4")
    cases = Paginator(range(1, 241), 25)
    return {
        "query": query,
        "nothing": QueryDict(),
        "page": cases.page(4),
        "short_page": Paginator(range(3), 25).page(1),
        "born": PartialDate(2011, 2),
        "seen": datetime.date(2019, 1, 8),
        "moment": LONDON_AFTERNOON,
        "blank": EveryField(prefix="blank"),
        "wrong": EveryField(data={f"wrong-{name}": value for name, value in WRONG.items()}, prefix="wrong"),
        "filter_form": Narrow(prefix=None, auto_id="filter-%s"),
        "filter_form_used": Narrow(query, auto_id="used-%s"),
        "columns": [
            {"text": "Reference"},
            {"text": "Lead"},
            {"text": "Due", "key": "due", "narrow": True},
            {"text": "Days open", "key": "days", "numeric": True},
            {"text": "State"},
        ],
        "rows": [
            [{"text": "LADO-2019-0042", "href": "#1"}, "Sam Okafor", "8 Jan 2019", "12", "Open"],
            [{"text": "LADO-2019-0039", "href": "#2"}, "Priya Example", "4 Jan 2019", "31", "Overdue"],
        ],
    }


def drawn(examples, values: dict) -> list[dict]:
    """Examples by component, each with its text and what it makes."""
    pages = next(engine for engine in engines.all() if isinstance(engine, Pages))
    return [
        {
            "name": name,
            "contract": own.contract(name) if examples is OWN else "",
            "states": [
                {
                    "name": example.state,
                    "source": example.source,
                    "html": pages.env.from_string(example.source).render(values),
                }
                for example in states
            ],
        }
        for name, states in groupby(examples, key=lambda example: example.component)
    ]


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component, its contract, and each state with the text that makes it. Shows no real data."""
    values = {**sample_values(), "csrf_input": "", "request": request}
    parts = [
        {"title": "Our own components", "id": "own", "components": drawn(OWN, values)},
        {"title": "Form fields", "id": "fields", "components": drawn(FORM_FIELDS, values)},
        {"title": "GOV.UK components", "id": "govuk", "components": drawn(DESIGN_SYSTEM, values)},
    ]
    return render(request, "ui/gallery.html", {"parts": parts})
