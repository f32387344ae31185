"""Sessions kept in the database; a cookie that holds no session's name is no session, and never reaches it."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """Django's own, for names as it gives them: small letters and digits. PostgreSQL cannot even be asked for a NUL."""

    def __init__(self, session_key: str | None = None) -> None:
        names_one = session_key is not None and session_key.isascii() and session_key.isalnum()
        super().__init__(session_key if names_one else None)
