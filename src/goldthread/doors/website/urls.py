"""Addresses of the public site. What is published decides which there are: see ``routing``."""

from django.urls import path, re_path

from goldthread.doors.website import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("files/<int:number>/<str:name>", views.download, name="download"),
    re_path(r"^(?P<address>.*)$", views.page, name="page"),
]

handler400 = "goldthread.doors.website.errors.bad_request"
handler500 = "goldthread.doors.website.errors.server_error"
