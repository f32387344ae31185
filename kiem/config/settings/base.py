"""Settings shared by every way of running Kiem."""

from pathlib import Path
from typing import Any

from kiem.config.settings.declared import read
from kiem.foundation.database.connections import django_databases

OUTSIDE = read()
ROOT = Path(__file__).resolve().parents[2]

KIEM_APPLICATION_ROLE = OUTSIDE["KIEM_APPLICATION_ROLE"]
KIEM_DATABASE = OUTSIDE["KIEM_DATABASE"]
KIEM_BACKUPS_KEPT = OUTSIDE["KIEM_BACKUPS_KEPT"]
KIEM_DEMO = OUTSIDE["KIEM_DEMO"]
KIEM_DEMO_URL = OUTSIDE["KIEM_DEMO_URL"]
KIEM_SMALLEST_VIEW = OUTSIDE["KIEM_SMALLEST_VIEW"]
KIEM_SMALLEST_COUNT = OUTSIDE["KIEM_SMALLEST_COUNT"]

DEBUG = False
ALLOWED_HOSTS = OUTSIDE["KIEM_HOSTS"]
SECRET_KEY = "replaced by production and dev with the key in KIEM_HOME"  # noqa: S105 - never used as a key

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "kiem.ui",  # before django.forms: some widget templates are ours
    "django.forms",
    "kiem.accounts",  # before allauth: its pages are ours
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "procrastinate.contrib.django",
    "kiem.foundation",
    "kiem.organisation",
    "kiem.competences",
    "kiem.profiles",
    "kiem.assessments",
    "kiem.credentials",
    "kiem.portfolio",
    "kiem.gaps",
    "kiem.conversations",
    "kiem.home",
    "kiem.exchange",
    "kiem.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "kiem.foundation.http.RequestIdMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kiem.foundation.http.SecurityHeadersMiddleware",
    "kiem.config.failing.RefusalMiddleware",
    "kiem.foundation.http.TransactionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kiem.accounts.middleware.SharedComputerMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kiem.organisation.middleware.ViewerMiddleware",
]

ROOT_URLCONF = "kiem.config.urls"
WSGI_APPLICATION = "kiem.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "kiem.config.menu.frame",
            ],
        },
    }
]
COTTON_DIR = "cotton"
COTTON_ISOLATE_BY_DEFAULT = True  # a component sees its own attributes, not the page around it
FORM_RENDERER = "kiem.ui.forms.KiemRenderer"

DATABASES = django_databases(OUTSIDE["KIEM_DATABASE"])
DATABASE_ROUTERS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "kiem.accounts.validators.NotLikeHerMail"},
    {"NAME": "kiem.accounts.validators.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "kiem.accounts.validators.NotCommon"},
    {"NAME": "kiem.accounts.validators.NotOneLetter"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "organisation:enter"
LOGOUT_REDIRECT_URL = "organisation:welcome"
SESSION_ENGINE = "kiem.accounts.session_store"
SESSION_COOKIE_NAME = "kiem_demo_session" if KIEM_DEMO else "kiem_session"
CSRF_COOKIE_NAME = "kiem_demo_csrf" if KIEM_DEMO else "kiem_csrf"
LANGUAGE_COOKIE_NAME = "kiem_language"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OUTSIDE["KIEM_HTTPS"]
CSRF_FAILURE_VIEW = "kiem.config.failures.csrf_failure"

MAIL = OUTSIDE["KIEM_EMAIL_URL"]
KIEM_SENDS_MAIL = MAIL is not None
KIEM_EMAIL_FROM = DEFAULT_FROM_EMAIL = SERVER_EMAIL = OUTSIDE["KIEM_EMAIL_FROM"]
EMAIL_TIMEOUT = 20
if MAIL is not None:
    EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starttls, MAIL.tls

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "foundation_cache"}}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Europe/Brussels"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = ROOT.parent / "static-collected"
KIEM_HANDBOOK = ROOT.parent / "docs/handbook/nl"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

ACCOUNT_ADAPTER = "kiem.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in_name"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proved by the invitation that went to it
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if OUTSIDE["KIEM_HTTPS"] else "http"
ACCOUNT_FORMS = {
    "login": "kiem.accounts.forms.SignInForm",
    "reauthenticate": "kiem.accounts.forms.ConfirmForm",
    "reset_password": "kiem.accounts.forms.ForgottenForm",
    "reset_password_from_key": "kiem.accounts.forms.NewPasswordForm",
    "change_password": "kiem.accounts.forms.ChangePasswordForm",
    "set_password": "kiem.accounts.forms.SetPasswordForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = OUTSIDE["KIEM_TRUSTED_PROXIES"]
MFA_ADAPTER = "kiem.accounts.adapter.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # as above
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Kiem"
MFA_TOTP_TOLERANCE = 1  # the code before and the one after count too: phones' clocks differ
MFA_FORMS = {
    "authenticate": "kiem.accounts.forms.CodeForm",
    "reauthenticate": "kiem.accounts.forms.ConfirmByCodeForm",
    "activate_totp": "kiem.accounts.forms.SecondFactorForm",
}
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Plain http never leaves this computer when only loopback names are answered, so there https has nothing to protect.
_LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}
_ABOUT_HTTPS = ["security.W004", "security.W008", "security.W012", "security.W016"]
SILENCED_SYSTEM_CHECKS: list[str] = [] if OUTSIDE["KIEM_HTTPS"] or set(ALLOWED_HOSTS) - _LOOPBACK else _ABOUT_HTTPS
