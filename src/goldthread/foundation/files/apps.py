"""Files that people send: known by what they hold, kept outside the web root, scanned where a scanner is."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "goldthread.foundation.files"
    label = "files"
