"""Who has signed up to a document, who has not, and how many staff have read it."""

from dataclasses import dataclass
from datetime import date

from goldthread.foundation.access.standing import Standing
from goldthread.partnership.procedures.models import (
    AgencyAskedToSign,
    GoverningDocument,
    GoverningVersion,
    ReadingConfirmation,
    Signature,
)


@dataclass(frozen=True)
class SignUp:
    """One agency that is asked: its signature under the version that is to be signed, and the last one before."""

    asked: AgencyAskedToSign
    signature: Signature | None
    before: Signature | None

    def is_late(self, on: date) -> bool:
        return self.signature is None and bool(self.asked.sign_by and self.asked.sign_by < on)


def sign_ups(document: GoverningDocument, version: GoverningVersion | None, on: date) -> list[SignUp]:
    """Every agency that is asked and takes part on the day, or signed. Two statements."""
    asked = AgencyAskedToSign.objects.filter(document=document).select_related("agency").order_by("agency__name")
    signed = Signature.objects.filter(version_of__document=document).select_related("version_of")
    by_agency: dict[int, list[Signature]] = {}
    for signature in signed.order_by("version_of__number"):
        by_agency.setdefault(signature.agency_id, []).append(signature)
    found = [_sign_up(one, by_agency.get(one.agency_id, []), version) for one in asked]
    return [one for one in found if one.signature or one.before or one.asked.agency.is_in_force(on)]


def not_signed(document: GoverningDocument, version: GoverningVersion | None, on: date) -> list[AgencyAskedToSign]:
    """Those that are asked, take part on the day and have not signed; none while there is nothing to sign."""
    if version is None:
        return []
    all_asked = sign_ups(document, version, on)
    return [one.asked for one in all_asked if one.signature is None and one.asked.agency.is_in_force(on)]


def readings_of(version: GoverningVersion, standing: Standing) -> list[ReadingConfirmation]:
    """The newest word of each agency on how many have read it, by the agency's name."""
    rows = ReadingConfirmation.objects.visible_to(standing).filter(version_of=version).select_related("agency")
    newest = {one.agency_id: one for one in rows.order_by("pk")}
    return sorted(newest.values(), key=lambda one: one.agency.name.casefold())


def _sign_up(asked: AgencyAskedToSign, signed: list[Signature], version: GoverningVersion | None) -> SignUp:
    now = next((one for one in signed if version and one.version_of_id == version.pk), None)
    earlier = [one for one in signed if one is not now]
    return SignUp(asked, now, earlier[-1] if earlier else None)
