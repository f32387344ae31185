from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "kiem.home"
    label = "home"
