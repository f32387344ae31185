"""The addresses of accounts: what someone sets about her own account. Those of signing in stand beside this."""

from django.urls import URLPattern, path

from kiem.accounts import views

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("language/", views.set_language, name="set_language"),
    path("shared-computer/leave/", views.leave, name="leave"),
    path("shared-computer/stay/", views.stay, name="stay"),
    path("my/account/", views.account, name="account"),
]
