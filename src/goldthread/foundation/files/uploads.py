"""What is too large is not kept while it arrives: it is counted, dropped and said to be too large."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from goldthread.foundation.spreadsheets.problems import Limits

SLACK = 1024 * 1024
"""A file that is a little too large is told so by its form, which knows its own limit."""


class CountsWhatIsTooLarge(FileUploadHandler):
    """Stands before Django's own handlers: past the limit of a whole request nothing reaches memory or disk.

    The form then finds an empty file that tells its true size, and can say what is wrong beside its field.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = max(settings.FILE_BYTES, Limits().file_bytes) + SLACK
        self.arrived = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.arrived += len(raw_data)
        return raw_data if self.arrived <= self.most else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if self.arrived <= self.most:
            return None
        file = SimpleUploadedFile(self.file_name or "file", b"", self.content_type or "")
        file.size = self.arrived
        return file
