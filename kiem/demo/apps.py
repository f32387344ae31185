from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "kiem.demo"
    label = "demo"
