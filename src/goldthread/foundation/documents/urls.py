"""Addresses of documents, under the address of a space."""

from django.urls import path

from goldthread.foundation.documents.views import documents, layouts

urlpatterns = [
    path("documents/", documents.documents, name="documents"),
    path("documents/begin/<slug:kind>/<int:subject>", documents.begin, name="begin_document"),
    path("documents/layouts/", layouts.layouts, name="document_layouts"),
    path("documents/layouts/<slug:kind>/", layouts.layout, name="document_layout"),
    path("documents/layouts/<slug:kind>/back", layouts.set_back, name="set_layout_back"),
    path("documents/layouts/<slug:kind>/styles", layouts.styles, name="document_styles"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/write", documents.write, name="write_document"),
    path("documents/<int:pk>/make", documents.make, name="make_document"),
]
