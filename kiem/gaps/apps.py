from django.apps import AppConfig


class GapsConfig(AppConfig):
    name = "kiem.gaps"
    label = "gaps"
