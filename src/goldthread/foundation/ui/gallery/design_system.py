"""The GOV.UK components we use, one or two states of each. The Design System documents the rest."""

from goldthread.foundation.ui.gallery.example import Example

DESIGN_SYSTEM = (
    Example(
        "accordion",
        "Two sections",
        """{{ govuk.accordion(id="accordion", items=[
  {"heading": {"text": "What we did"}, "content": {"text": "We asked eight agencies."}},
  {"heading": {"text": "What we learned"}, "content": {"text": "Two findings."}},
]) }}""",
    ),
    Example("back-link", "Usual", """{{ govuk.back_link(href="#back") }}"""),
    Example(
        "breadcrumbs",
        "Two levels",
        """{{ govuk.breadcrumbs(labelText="Example", items=[
  {"text": "Your work", "href": "#work"}, {"text": "Cases", "href": "#cases"}]) }}""",
    ),
    Example("button", "Main", """{{ govuk.button(text="Save") }}"""),
    Example("button", "Second", """{{ govuk.button(text="Save as draft", classes="govuk-button--secondary") }}"""),
    Example("button", "Dangerous", """{{ govuk.button(text="Withdraw", classes="govuk-button--warning") }}"""),
    Example("button", "Begins something", """{{ govuk.button(text="Start", isStartButton=true, href="#go") }}"""),
    Example(
        "details",
        "With a body",
        """{% call govuk.details(summaryText="Why we ask") %}
<p class="govuk-body">The law says so.</p>
{% endcall %}""",
    ),
    Example(
        "exit-this-page",
        "For public pages",
        """{{ govuk.exit_this_page(redirectUrl="https://www.bbc.co.uk/weather") }}""",
    ),
    Example("inset-text", "Usual", """{{ govuk.inset_text(text="You can save and come back later.") }}"""),
    Example(
        "notification-banner",
        "Something to know",
        """{{ govuk.notification_banner(text="The board meets on Tuesday.", titleId="banner-1") }}""",
    ),
    Example(
        "notification-banner",
        "It worked",
        """{{ govuk.notification_banner(
  text="The referral was recorded.", type="success", titleText="Done",
  titleId="banner-2", role="region") }}""",
    ),
    Example(
        "panel",
        "The end of a public form",
        """{{ govuk.panel(titleText="Sent", text="Your reference is A1", headingLevel=3) }}""",
    ),
    Example("phase-banner", "Demo", """{{ govuk.phase_banner(tag={"text": "Demo"}, text="Synthetic people.") }}"""),
    Example(
        "summary-list",
        "With links",
        """{{ govuk.summary_list(rows=[
  {"key": {"text": "Name"}, "value": {"text": "Ada Synthetic"},
   "actions": {"items": [{"href": "#name", "text": "Change", "visuallyHiddenText": "name"}]}}]) }}""",
    ),
    Example(
        "tabs",
        "Two tabs",
        """{{ govuk.tabs(items=[
  {"label": "Actions", "id": "tab-actions", "panel": {"text": "Three actions."}},
  {"label": "Requests", "id": "tab-requests", "panel": {"text": "No requests."}}]) }}""",
    ),
    Example("warning-text", "Usual", """{{ govuk.warning_text(text="You cannot undo this.") }}"""),
)
