"""How often one token may ask."""

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import SimpleRateThrottle


class PerToken(SimpleRateThrottle):
    """So many calls a minute for each token, counted by each process of the web server for itself.

    It keeps a script that went wild from taking the place of people; it is no count for a bill.
    """

    def __init__(self) -> None:
        super().__init__(rate="1/m")

    def allow_request(self, request: HttpRequest) -> bool:
        self.num_requests = settings.API_CALLS_A_MINUTE
        return super().allow_request(request)

    def get_cache_key(self, request: HttpRequest) -> str:
        return f"api-calls-{request.auth.pk}"  # type: ignore[attr-defined]  # set by Bearer
