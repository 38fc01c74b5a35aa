"""What the worker does for organisations' own sign-on."""

from datetime import datetime

from goldthread.foundation.jobs.job import job
from goldthread.foundation.sign_on.signing_out import forget_old_notices


@job(
    access="nobody: it repeats by itself",
    does="Forget notices of signing out that no session can need any more",
    every="45 3 * * *",
)
def forget_notices(*, at: datetime) -> None:
    """Once a night, whether or not another notice comes."""
    forget_old_notices(at)
