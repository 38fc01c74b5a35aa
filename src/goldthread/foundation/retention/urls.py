"""Addresses of the retention schedule, under the address of a space."""

from django.urls import path

from goldthread.foundation.retention.views import certificates, decisions, due, holds, opened, records, schedule

RECORD = "retention/records/<slug:kind>/<int:pk>/"

urlpatterns = [
    path("retention/", schedule.schedule, name="retention_schedule"),
    path("retention/schedule/<slug:code>/change", schedule.change, name="set_retention_rule"),
    path("retention/opened/", opened.opened_by, name="opened_by"),
    path("retention/due/", due.due, name="retention_due"),
    path("retention/records/<slug:kind>/", records.records, name="retention_records"),
    path(RECORD, due.record, name="retention_record"),
    path(f"{RECORD}destroy", decisions.propose, name="propose_destruction"),
    path(f"{RECORD}keep", decisions.keep, name="keep_longer"),
    path(f"{RECORD}hold", holds.place_on_record, name="place_hold_on_record"),
    path("retention/decisions/<int:pk>/confirm", decisions.confirm, name="confirm_destruction"),
    path("retention/decisions/<int:pk>/turn-down", decisions.turn_down, name="turn_down_destruction"),
    path("retention/holds/", holds.holds, name="retention_holds"),
    path("retention/holds/place", holds.place, name="place_hold"),
    path("retention/holds/<int:pk>/lift", holds.lift, name="lift_hold"),
    path("retention/certificates/", certificates.certificates, name="certificates"),
    path("retention/certificates/<int:number>/", certificates.certificate, name="certificate"),
    path("retention/certificates/<int:number>/pdf", certificates.on_paper, name="certificate_on_paper"),
]
