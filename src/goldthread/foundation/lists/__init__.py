"""List pages: declared once, and then filtered, sorted, paged and exported alike everywhere.

ACTIONS = ListPage(
    title="Actions",
    one="action",
    columns=(
        Column("reference", "Reference", sort=("reference",), href=lambda action: action.get_absolute_url()),
        Column("due", "Due date", value="due_by", sort=("due_by",), kind="date"),
        Column("status", "Status", value="get_status_display", kind="tag"),
    ),
    filters=(
        Search("words", fields=("reference", "title")),
        Choice("agency", "Owed by", lookup="owners__agency", choices=agencies_in_view),
        DateBetween("due", "Due", lookup="due_by"),
    ),
    order="due",
    empty=Empty("No actions yet", "Actions appear here when a review or a group gives them out."),
)

def actions(request):
    return respond(request, ACTIONS, Action.objects.visible_to(...), may_export=...)
"""
