"""Every address there is, with what each part of the house serves."""

from django.urls import URLPattern, URLResolver, include, path

from goldthread.foundation.access.doors import access, public
from goldthread.foundation.progress.views.owed import owed as what_is_owed
from goldthread.foundation.ui.views import gallery

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("goldthread.doors.desk.urls")),
    path("", include("goldthread.doors.health.urls")),
    path("", include("goldthread.foundation.sign_in.urls")),
    path("", include("goldthread.foundation.access.urls")),
    path("", include("goldthread.foundation.invitations.urls")),
    path("", include("goldthread.foundation.sign_on.urls_of_people")),
    path("what-we-owe/", what_is_owed, name="what_is_owed"),
    path("", include("goldthread.foundation.one_time_links.public_urls")),
    path("api/", include("goldthread.doors.api.urls")),
    path("", include("goldthread.cases.casework.public_urls")),
    path("p/<slug:space>/", include("goldthread.cases.papers.urls")),
    path("p/<slug:space>/", include("goldthread.cases.chronology.urls")),
    path("p/<slug:space>/", include("goldthread.cases.letters.urls")),
    path("p/<slug:space>/", include("goldthread.cases.documents.urls")),
    path("p/<slug:space>/", include("goldthread.cases.people.urls")),
    path("p/<slug:space>/", include("goldthread.cases.people.steward_urls")),
    path("p/<slug:space>/", include("goldthread.cases.disclosures.urls")),
    path("p/<slug:space>/", include("goldthread.cases.quality_panel.urls")),
    path("p/<slug:space>/", include("goldthread.cases.coming_of_age.urls")),
    path("p/<slug:space>/", include("goldthread.cases.casework.urls")),
    path("p/<slug:space>/", include("goldthread.cases.going_live.urls")),
    path("p/<slug:space>/", include("goldthread.cases.requests.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.governance.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.decisions.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.timekeeping.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.meetings.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.learning.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.equality.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.proof.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.scrutiny.urls")),
    path("", include("goldthread.partnership.meetings.public_urls")),
    path("", include("goldthread.partnership.briefings.public_urls")),
    path("p/<slug:space>/", include("goldthread.partnership.briefings.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.planning.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.money.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.procedures.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.engagement.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.forward_plan.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.matters.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.risks.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.publishing.urls")),
    path("p/<slug:space>/", include("goldthread.partnership.rights.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.actions.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.progress.urls")),
    path("", include("goldthread.foundation.chasing.urls_of_people")),
    path("p/<slug:space>/", include("goldthread.foundation.chasing.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.one_time_links.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.messages.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.jobs.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.grants.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.passes.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.files.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.documents.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.retention.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.imports.urls")),
    path("p/<slug:space>/", include("goldthread.foundation.sign_on.urls")),
    path("gallery", access(public("shows components with made-up words only"))(gallery), name="gallery"),
]

handler400 = "goldthread.foundation.ui.errors.bad_request"
handler403 = "goldthread.foundation.ui.errors.forbidden"
handler404 = "goldthread.foundation.ui.errors.not_found"
handler500 = "goldthread.foundation.ui.errors.server_error"
