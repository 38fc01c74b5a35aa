"""Where files are handed out, under the address of a space."""

from django.urls import path

from goldthread.foundation.files import views

urlpatterns = [path("files/<int:pk>/", views.stored_file, name="stored_file")]
