"""What is too large is not kept while it arrives: it is counted, dropped and said to be too large."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

SLACK = 1024 * 1024


class CountsWhatIsTooLarge(FileUploadHandler):
    """Stands before Django's own handlers: past the limit nothing reaches memory or disk.

    The form then finds an empty file that tells its true size, and can say what is wrong beside its field.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.arrived = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.arrived += len(raw_data)
        return raw_data if self.arrived <= settings.FILE_BYTES + SLACK else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if self.arrived <= settings.FILE_BYTES + SLACK:
            return None
        file = SimpleUploadedFile(self.file_name or "file", b"", self.content_type or "")
        file.size = self.arrived
        return file
