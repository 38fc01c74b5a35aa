"""Who may see a record, whatever its kind; ``kind`` is its table."""

from django.urls import path

from goldthread.foundation.grants import views

urlpatterns = [
    path("sight/<slug:kind>/<int:pk>/", views.who_may_see_it, name="who_may_see"),
    path("sight/<slug:kind>/<int:pk>/give/", views.give_sight, name="give_sight"),
    path("sight/<slug:kind>/<int:pk>/open/", views.open_it, name="open_for_purpose"),
    path("sight/<slug:kind>/<int:pk>/grants/<int:grant>/end/", views.end_sight, name="end_sight"),
    path("sight/<slug:kind>/<int:pk>/grants/<int:grant>/review/", views.review, name="review_break_glass"),
    path("sight/<slug:kind>/<int:pk>/conflict/", views.declare_own, name="declare_own_conflict"),
    path("sight/<slug:kind>/<int:pk>/conflicts/add/", views.declare_others, name="declare_conflict"),
    path("sight/<slug:kind>/<int:pk>/conflicts/<int:conflict>/end/", views.end_a_conflict, name="end_conflict"),
    path("emergency/<slug:kind>/", views.emergency, name="break_glass"),
]
