"""Files of documents are seen by whoever sees the document, and documents go with their case."""

from goldthread.cases.casework.retaining import goes_with_its_case
from goldthread.cases.documents.models import CaseDocument, CaseDocumentFile
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.files.models import SEEN_THROUGH, StoredFile
from goldthread.foundation.retention.kinds.declaring import Part


def register() -> None:
    """Called when the program starts."""
    SEEN_THROUGH.register(lambda standing: CaseDocumentFile.objects.visible_to(standing).filter(the_very("file")))
    goes_with_its_case(
        Part(CaseDocumentFile, "document__case", called="version of the document"),
        Part(StoredFile, through=(CaseDocumentFile, "file", "document__case"), called="file"),
        Part(CaseDocument, "case"),
        drafts=["add-document-{pk}"],
    )
