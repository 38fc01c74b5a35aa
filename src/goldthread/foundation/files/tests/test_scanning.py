"""A scanner that is named is asked about every file; what it does not clear is said, and never assumed clean."""

from datetime import timedelta

import pytest

from goldthread.foundation.files import storage
from goldthread.foundation.files.factories import EICAR, a_file, a_scanner
from goldthread.foundation.files.jobs import scan_file, scan_what_waits, sweep
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.files.scanner import ScannerSilent
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
