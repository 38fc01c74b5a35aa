"""Addresses of what one area tells another of a case."""

from django.urls import path

from goldthread.cases.disclosures.views import receiving, telling

HERE = "case/<slug:reference>/other-areas/"
THERE = "cases/<slug:pathway>/from-other-areas/"
urlpatterns = [
    path(f"{HERE}tell/", telling.tell, name="tell_area"),
    path(f"{HERE}<int:pk>/", telling.disclosure, name="disclosure"),
    path(f"{HERE}<int:pk>/take-back/", telling.take_it_back, name="take_back_disclosure"),
    path(THERE, receiving.told_by_areas, name="told_by_areas"),
    path(f"{THERE}<int:pk>/", receiving.told_by_area, name="told_by_area"),
    path(f"{THERE}<int:pk>/answer/", receiving.answer, name="answer_area"),
    path(f"{THERE}<int:pk>/case/", receiving.put, name="put_with_case"),
]
