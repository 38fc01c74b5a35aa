"""The API's document, as a page or for machines."""

from goldthread.doors.api.as_markdown import as_markdown
from goldthread.doors.api.describing import described
from goldthread.doors.api.v1 import document
from goldthread.doors.command_line.declaring import json_option, operator, show


@operator("api", prints="the OpenAPI document")
@json_option
def api_command(as_json: bool) -> None:
    """Print the page docs/api.md. Example: goldthread api > docs/api.md"""
    show(document(), as_json, as_markdown(described(document())).rstrip("\n").split("\n"))
