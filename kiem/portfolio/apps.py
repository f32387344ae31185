from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    name = "kiem.portfolio"
    label = "portfolio"
