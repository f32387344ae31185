"""Registers the templates and static files of the look."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "kiem.ui"
    label = "ui"
