"""Files of letters are seen by whoever sees the letter, and letters go with their case."""

from goldthread.cases.casework.retaining import goes_with_its_case
from goldthread.cases.letters.models import CaseLetter, CaseLetterFile
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.files.models import SEEN_THROUGH, StoredFile
from goldthread.foundation.retention.kinds.declaring import Part


def register() -> None:
    """Called when the program starts."""
    SEEN_THROUGH.register(lambda standing: CaseLetterFile.objects.visible_to(standing).filter(the_very("file")))
    goes_with_its_case(
        Part(CaseLetterFile, "letter__case", called="form of the letter"),
        Part(StoredFile, through=(CaseLetterFile, "file", "letter__case"), called="file"),
        Part(CaseLetter, "case"),
    )
