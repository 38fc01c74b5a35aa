"""Our own components in each of their states."""

from goldthread.foundation.ui.gallery.example import Example

OWN = (
    Example(
        "cards",
        "With figures, links and states",
        """{{ ui.cards([
  {"title": "Overdue actions", "href": "#overdue", "figure": "4", "text": "Oldest: 12 days",
   "tag": "overdue"},
  {"title": "Due this week", "href": "#due", "figure": "9", "text": "Next: 8 January 2019"},
  {"title": "Waiting for others", "href": "#waiting", "figure": "2"},
  {"title": "Next meeting", "text": "Executive, Tuesday 8 January 2019 at 2pm"},
]) }}""",
    ),
    Example(
        "doing",
        "What may be done with a record",
        """{{ ui.doing([("Change the review", "#change"), ("Add a finding", "#add")]) }}""",
    ),
    Example(
        "empty",
        "Nothing yet",
        """{{ ui.empty("No actions are due", "A panel or review gives you actions.") }}""",
    ),
    Example(
        "empty",
        "Nothing matches",
        """{{ ui.empty("No cases match", "Two filters are on.", href="#all", link="Clear the filters") }}""",
    ),
    Example(
        "exports",
        "Three kinds of file",
        """{{ ui.exports([("CSV", "#csv"), ("ODS", "#ods"), ("Excel", "#xlsx")], "240 cases") }}""",
    ),
    Example(
        "facts",
        "With a gap, and a link to change it",
        """{{ ui.facts([
  ("Child", "Ada Synthetic"),
  ("Date of birth", born|date),
  ("School", none, {"href": "#change", "text": "Add"}),
]) }}""",
    ),
    Example(
        "facts",
        "In a card",
        """{{ ui.facts([("Opened", seen|date), ("Lead", "Sam Okafor")], title="LADO-2019-0042") }}""",
    ),
    Example(
        "facts",
        "Compact",
        """{{ ui.facts([("Opened", seen|date), ("Lead", "Sam Okafor"), ("Tier", "T2")], compact=true) }}""",
    ),
    Example("filters", "None on", "{{ ui.filters(filter_form, nothing) }}"),
    Example("filters", "Two on", '{{ ui.filters(filter_form_used, query, title="Filter cases") }}'),
    Example(
        "counted",
        "Over a weekend",
        """{{ ui.counted([{"on": seen, "words": "It began: day 0"}, {"on": seen, "words": "Day 1"}]) }}""",
    ),
    Example(
        "happened",
        "Can be undone",
        """{{ ui.happened("12 rows were imported.", undo="#undo", csrf=csrf_input, until="until 5pm") }}""",
    ),
    Example(
        "happened",
        "Cannot be undone",
        """{{ ui.happened("The pack was sent to 9 people.", why_not="It cannot be called back.") }}""",
    ),
    Example(
        "meanwhile",
        "With two answers that differ",
        """{{ ui.meanwhile(["Sam Okafor changed it on 8 January 2019 at 3:30pm."], [
  {"field": "Reason for a delay", "now": "The chair was ill.", "typed": ""},
  {"field": "Date approved", "now": "8 January 2019", "typed": "9 January 2019"},
]) }}""",
    ),
    Example(
        "own_words",
        "Of somebody who stands outside",
        """{{ ui.own_words("Independent scrutineer", seen, apart=true, says="in their own words",
  tag="The evidence supports it", tone="good", words=[
    ("They looked at:", "The register of training"), ("They say:", "They could show me the register.")]) }}""",
    ),
    Example(
        "own_words",
        "Of the partnership itself",
        """{{ ui.own_words("Partnership manager", seen, "The register is kept by the council.", says="answered") }}""",
    ),
    Example("pagination", "In the middle", """{{ ui.pagination(page, query, "case") }}"""),
    Example("pagination", "All on one page", """{{ ui.pagination(short_page, query, "case") }}"""),
    Example("print", "Usual", "{{ ui.print() }}"),
    Example(
        "progress",
        "Part way",
        """{{ ui.progress([
  {"title": "About the child", "href": "#child", "done": true},
  {"title": "What was found", "href": "#found", "state": "in progress", "hint": "Two questions left"},
  {"title": "Decision", "state": "not started"},
]) }}""",
    ),
    Example(
        "source",
        "A place in a document",
        """{{ ui.source("Rapid review 2019-03.docx", section="Findings", line=41, href="#document") }}""",
    ),
    Example("source", "Inferred", """{{ ui.source("Minutes of 4 March 2019", page=2, inferred=true) }}"""),
    Example("table", "Sorted, with numbers and links", "{{ ui.table(columns, rows, 'Cases', '-due', query) }}"),
    Example(
        "table",
        "Plain",
        """{{ ui.table(
  [{"text": "Agency"}, {"text": "On time", "numeric": true}],
  [["Police", "91%"], ["Health", none]],
  caption="Timeliness by agency", id="plain") }}""",
    ),
    Example(
        "tag",
        "Every known state",
        """{% for state in [
  "on time", "met", "done", "proven", "current", "in force", "closed", "overdue", "missed", "failed", "stuck",
  "refused", "expired", "due soon", "due today", "at risk", "unproven", "late", "ends soon", "paused",
  "open", "running", "trying again", "in progress", "waiting", "submitted", "new", "draft", "not started",
  "imported", "inferred", "withdrawn",
] %}{{ ui.tag(state) }} {% endfor %}""",
    ),
    Example("tag", "Other words, with a tone", """{{ ui.tag("Sent back", tone="warn") }} {{ ui.tag("Noted") }}"""),
    Example("waiting", "Part way", """{{ ui.waiting("#", done=1200, of=5000) }}"""),
    Example("waiting", "Not begun", """{{ ui.waiting("#") }}"""),
    Example(
        "waiting",
        "Watched, and standing still",
        """{{ ui.waiting("#", done=40, of=5000, watch=true, since="8 January 2019 at 3:30pm") }}""",
    ),
    Example(
        "timeline",
        "Exact and partly known dates",
        """{{ ui.timeline([
  {"at": moment, "title": "Strategy meeting held", "by": "Sam Okafor", "text": "Seven agencies came.",
   "href": "#meeting"},
  {"at": seen, "title": "Referral received", "by": "Northbridge Police", "tag": "late"},
  {"at": born, "title": "Moved to Northbridge"},
]) }}""",
    ),
)
