"""Addresses of the jobs that were not done, under the address of a space."""

from django.urls import path

from goldthread.foundation.jobs import views

urlpatterns = [
    path("jobs/", views.jobs, name="jobs"),
    path("jobs/<int:pk>/", views.job, name="job"),
    path("jobs/<int:pk>/try-again/", views.try_again, name="try_job_again"),
    path("jobs/<int:pk>/give-up/", views.give_up, name="give_job_up"),
]
