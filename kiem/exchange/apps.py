from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "kiem.exchange"
    label = "exchange"
