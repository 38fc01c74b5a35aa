"""Addresses of what comes before publication, and of the public site at the desk, under the address of a space."""

from django.urls import path

from goldthread.partnership.publishing.views import (
    clearing,
    earlier,
    names,
    pages,
    publication,
    readiness,
    readiness_forms,
    site,
)

READY = "reviews/<slug:reference>/ready/"
PROCEEDING = "proceedings/<int:pk>/"
PUBLICATION = "reviews/<slug:reference>/publication/"
PAGE = "site/pages/<int:pk>/"

urlpatterns = [
    path(READY, readiness.ready, name="ready_to_publish"),
    path(f"{READY}approve", readiness_forms.approve, name="record_approval"),
    path(f"{READY}proceedings/add", readiness_forms.add_proceeding, name="add_proceeding"),
    path(f"{READY}proceedings/asked", readiness_forms.proceedings_asked, name="record_proceedings_asked"),
    path(f"{READY}family", readiness_forms.family, name="record_family_told"),
    path(f"{READY}panel", readiness_forms.panel, name="record_panel_notice"),
    path(f"{READY}before/say", earlier.say, name="say_published_before"),
    path(f"{READY}before/confirm", earlier.confirm, name="confirm_published_before"),
    path(f"{READY}before/take-back", earlier.take_back, name="take_published_before_back"),
    path(f"{READY}names/", names.names, name="name_check"),
    path(f"{READY}names/add", names.add, name="add_details"),
    path(f"{READY}names/look", names.look, name="order_name_check"),
    path(f"{READY}names/nobody", publication.nobody_listed, name="record_nobody_listed"),
    path(PUBLICATION, publication.publication, name="review_publication"),
    path(f"{PUBLICATION}publish", publication.publish, name="publish_review"),
    path(f"{PUBLICATION}clear-names", clearing.clear_review, name="clear_names_on_review"),
    path(f"{PUBLICATION}withdraw", publication.withdraw, name="withdraw_review"),
    path(f"{PUBLICATION}files/add", publication.add_file, name="add_publication_file"),
    path("publication-files/<int:pk>/remove", publication.remove_file, name="remove_publication_file"),
    path("site/", site.site, name="public_site"),
    path("site/set-up", site.set_up, name="set_site_up"),
    path("site/pages/write", pages.begin, name="begin_page"),
    path(PAGE, pages.page, name="site_page"),
    path(f"{PAGE}change", pages.write, name="write_page"),
    path(f"{PAGE}publish", pages.publish, name="publish_page"),
    path(f"{PAGE}clear-names", clearing.clear_page, name="clear_names_on_page"),
    path("site/groups/<int:group>/publish", pages.publish_group, name="publish_group"),
    path("site/arrangements/publish", pages.publish_arrangements, name="publish_arrangements"),
    path("site/groups/<int:group>/clear-names", clearing.clear_group, name="clear_names_on_group"),
    path("site/arrangements/clear-names", clearing.clear_arrangements, name="clear_names_in_arrangements"),
    path("site/published/<int:pk>/withdraw", site.withdraw, name="withdraw_page"),
    path("person-details/<int:pk>/remove", names.remove, name="remove_detail"),
    path("name-hits/<int:pk>/clear", names.clear, name="clear_hit"),
    path("approvals/<int:pk>/take-back", readiness_forms.take_back, name="take_approval_back"),
    path(f"{PROCEEDING}change", readiness_forms.change_proceeding, name="change_proceeding"),
    path(f"{PROCEEDING}clear", readiness_forms.clear_proceeding, name="clear_proceeding"),
]
