"""The matrix of roles and routes lies in the documents, so that a door that opens wider shows in a change."""

from goldthread.doors.command_line.routes import all_routes, as_markdown

from .house import ROOT


def test_the_matrix_in_the_documents_is_the_one_that_holds():
    kept = (ROOT / "docs" / "roles-and-routes.md").read_text()

    assert kept == "\n".join(as_markdown(all_routes())) + "\n", (
        "run: goldthread routes --markdown > docs/roles-and-routes.md"
    )
