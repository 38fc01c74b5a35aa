"""What an organisation's provider itself tells us, without anybody's browser."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from goldthread.foundation.access.doors import access, public
from goldthread.foundation.access.requests import Request
from goldthread.foundation.sign_on.models import SignOn
from goldthread.foundation.sign_on.queries import sign_on_at
from goldthread.foundation.sign_on.refusals import NotSignedOn, Why
from goldthread.foundation.sign_on.signing import said_in_the_log
from goldthread.foundation.sign_on.signing_out import take_notice


@access(public("a provider says by a token that it signed that somebody signed out there"))
@csrf_exempt
@require_POST
@never_cache
def signed_out(request: Request, space_id: int, pk: int) -> HttpResponse:
    """Answers 200 when nobody whom the token means is signed in any more, and 400 with the reason otherwise."""
    found = sign_on_at(space_id, pk, request.today)
    try:
        if found is None:
            raise NotSignedOn(Why.NOT_THERE)
        take_notice(found, request.POST.get("logout_token", ""), request.now)
    except NotSignedOn as refused:
        said_in_the_log(refused, found)
        said = {"error": "invalid_request", "error_description": refused.reason}
        return JsonResponse(said, status=400)
    return HttpResponse(status=200)


def signed_out_address(sign_on: SignOn) -> str:
    """Where the provider tells of it, which its IT registers as the back-channel logout address."""
    return f"{settings.ADDRESS.rstrip('/')}{reverse('sign_on_signed_out', args=[sign_on.space_id, sign_on.pk])}"
