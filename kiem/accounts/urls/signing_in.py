"""The addresses of allauth that Kiem uses, under /account/; the names are allauth's own."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from django.urls import URLPattern, path, re_path

from kiem.accounts.views import activate_totp, back_to_account, cleaned, deactivate_totp, kept

urlpatterns: list[URLPattern] = [
    path("login/", kept(account.login), name="account_login"),
    path("logout/", cleaned(account.logout), name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),
    path("reauthenticate/", kept(account.reauthenticate), name="account_reauthenticate"),
    path("password/change/", kept(account.password_change), name="account_change_password"),
    path("password/set/", kept(account.password_set), name="account_set_password"),
    path("password/reset/", kept(account.password_reset), name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        kept(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("2fa/", back_to_account, name="mfa_index"),
    path("2fa/authenticate/", kept(mfa.authenticate), name="mfa_authenticate"),
    path("2fa/reauthenticate/", kept(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("2fa/totp/activate/", kept(activate_totp), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", deactivate_totp, name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/download/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]
