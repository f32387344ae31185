"""The addresses of entering."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
