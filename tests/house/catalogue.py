"""The database's own catalogue, as the house tests read it."""

from dataclasses import dataclass

from django.db import connection

WITHOUT_ORGANISATION = {
    "django_migrations": "the schema's own history",
    "django_content_type": "names of tables; Django's",
    "auth_permission": "not used; Django's",
    "auth_group": "not used; Django's",
    "auth_group_permissions": "not used; Django's",
    "django_session": "sessions; a random key opens one",
    "foundation_cache": "rate limits; expires",
    "accounts_user": "one account may belong to several organisations; holds no fact about a person",
    "account_emailaddress": "allauth's, of the account",
    "account_emailconfirmation": "allauth's, of the account",
    "mfa_authenticator": "allauth's, of the account",
    "competences_referenceentry": "reference schemes, read by all, written by the installation",
    "competences_referencetext": "reference schemes",
    "competences_referencerelation": "reference schemes",
    "competences_referencerating": "reference schemes",
    "competences_referenceanchor": "reference schemes",
    "competences_referencecrossing": "reference schemes",
    "procrastinate_jobs": "the queue: ids only",
    "procrastinate_events": "the queue",
    "procrastinate_periodic_defers": "the queue",
    "procrastinate_workers": "the queue",
}
PAST_THE_POLICIES = {
    "kiem_every_organisation": "ids of organisations, for what runs for each",
    "kiem_memberships_of": "one user's organisations by name, to choose at sign-in",
    "kiem_organisation_of_token": "the organisation's id, for who has the key",
    "kiem_organisation_of_invitation": "the organisation's id, for who has the invitation",
    "kiem_organisation_of_entry_code": "the organisation's id, for who has the number of a letter",
    "kiem_people_named": "ids of people by name, in the organisation that asks; names are read under the policies",
    "kiem_erase_views": "what closed rounds left and is over, in the organisation that is being kept in order",
    "kiem_erase_words": "what was written after conversations and is over, in the same way",
    "kiem_remove_reported_words": "one text that was reported and is to be removed, in the organisation of who decided",
}
"""What runs as the tables' owner, whom no policy holds, and why."""
DRAFTS = {
    "assessments_lookform": "looker_id",
    "assessments_answer": "looker_id",
    "assessments_practised": "person_id",
    "conversations_preparation": "writer_id",
    **dict.fromkeys(
        (
            "portfolio_item",
            "portfolio_itemcompetence",
            "portfolio_evidencefile",
            "portfolio_share",
            "portfolio_shareopening",
        ),
        "person_id",
    ),
}
"""Drafts, and what is someone's own: by table the column of the one person who reads and changes a row."""
BESIDE = {
    ("portfolio_item", "r"): "whom an item is shared with reads it",
    ("portfolio_itemcompetence", "r"): "and what it is about",
    ("portfolio_evidencefile", "r"): "and its files",
    ("portfolio_share", "r"): "and that it is shared with her",
    ("portfolio_shareopening", "a"): "and adds that she opened it",
}
"""Beside a table's own policy, what others than its readers may do: read (r) or add (a). Tested where the slice is."""
READERS = {
    "conversations_conversation": ("person_id", "reviewer_id", "with_person_id"),
    "assessments_assistance": ("delegate_id", "person_id"),
    "assessments_paperhelp": ("helper_id", "looker_id"),
}
"""By table the columns of the few people who may read and change a row."""
READ_WITH = (
    {"assessments_assistancelook": ("assessments_assistance", "assistance_id")}
    | dict.fromkeys(
        (
            "conversations_topic",
            "conversations_signature",
            "conversations_reply",
            "conversations_reviewrequest",
            "conversations_reviewopinion",
        ),
        ("conversations_conversation", "conversation_id"),
    )
    | {"assessments_paperanswer": ("assessments_paperhelp", "help_id")}
)
"""By table the one whose row is read with each of its rows, and the column that names it."""
THE_ORGANISATION = "foundation_organisation"


@dataclass(frozen=True)
class Table:
    """A table of the schema ``public`` as it stands. ``policies``: those that open rows; others only close.

    ``beside``: for which single commands there are policies besides those for all.
    """

    name: str
    columns: frozenset[str]
    secured: bool
    forced: bool
    policies: tuple[str, ...]
    beside: frozenset[str]

    @property
    def of_an_organisation(self) -> bool:
        return "organisation_id" in self.columns

    @property
    def bound_to_a_purpose(self) -> bool:
        return {"purpose", "person_id"} <= self.columns

    @property
    def only_reader(self) -> str:
        return DRAFTS.get(self.name, "")


def tables() -> list[Table]:
    """Every table of the schema, with its columns and policies."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity,
                   array(SELECT attname::text FROM pg_attribute
                         WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped),
                   array(SELECT coalesce(pg_get_expr(polqual, polrelid), 'true') || ' / ' ||
                                 coalesce(pg_get_expr(coalesce(polwithcheck, polqual), polrelid), 'true')
                         FROM pg_policy WHERE polrelid = c.oid AND polpermissive AND polcmd = '*'),
                   array(SELECT polcmd::text FROM pg_policy WHERE polrelid = c.oid AND polpermissive AND polcmd <> '*')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY c.relname
            """
        )
        return [
            Table(name, frozenset(columns), secured, forced, tuple(policies), frozenset(beside))
            for name, secured, forced, columns, policies, beside in cursor.fetchall()
        ]


def references_without_organisation() -> list[str]:
    """Foreign keys between two organisation tables that do not carry the organisation."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT conrelid::regclass || '.' || conname FROM pg_constraint k
            WHERE contype = 'f'
              AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = k.conrelid AND attname = 'organisation_id')
              AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = k.confrelid AND attname = 'organisation_id')
              AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'organisation_id'
                              AND a.attnum = ANY (k.conkey))
            """
        )
        return [row[0] for row in cursor.fetchall()]


def past_the_policies() -> list[str]:
    """Views, and functions that run as their owner: both read past row-level security."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm', 'f')
            UNION ALL
            SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
            """
        )
        return sorted(row[0] for row in cursor.fetchall())
