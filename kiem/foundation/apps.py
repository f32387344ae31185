from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "kiem.foundation"
    label = "foundation"
