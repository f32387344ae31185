"""Sessions kept in the database; a cookie that holds no session's name is no session, and never reaches it."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """Django's own, for names as it gives them: small letters and digits. PostgreSQL cannot even be asked for a NUL."""

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key) and key.isascii() and key.isalnum() and bool(super()._validate_session_key(key))
