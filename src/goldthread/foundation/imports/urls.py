"""Addresses of loads, under the address of a space."""

from django.urls import path

from goldthread.foundation.imports.views import checking, deciding, loaded, matching, starting, update

urlpatterns = [
    path("actions/update/", update.update_actions, name="update_actions"),
    path("actions/update/actions.<slug:ending>", update.actions_sheet, name="actions_sheet"),
    path("load/", starting.loads, name="loads"),
    path("load/new/", starting.new_load, name="new_load"),
    path("load/blank/<slug:kind>.<slug:ending>", starting.blank, name="blank_file"),
    path("load/file/<int:pk>/columns/", matching.columns, name="file_columns"),
    path("load/file/<int:pk>/words/", matching.answers, name="file_answers"),
    path("load/file/<int:pk>/decide/", deciding.decide, name="file_decide"),
    path("load/file/<int:pk>/", checking.file_check, name="file_check"),
    path("load/file/<int:pk>/load/", checking.load_file, name="load_file"),
    path("load/file/<int:pk>/take-back/", checking.take_back_file, name="take_back_file"),
    path("load/file/<int:pk>/problems.<slug:ending>", checking.problems, name="file_problems"),
    path("load/file/<int:pk>/drop/", starting.drop, name="drop_file"),
    path("load/<int:pk>/", loaded.load, name="load"),
    path("load/<int:pk>/undo/", loaded.undo, name="undo_load"),
]
