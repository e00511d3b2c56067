"""Two addresses: a greeting, and a step of a bouwwerk."""

from bouwplaats import views
from django.urls import path

urlpatterns = [
    path("bench/hello", views.hello),
    path("b/<str:sleutel>/<str:stap>", views.step, name="stap"),
]
