from django.conf import settings
from django.db import migrations

from kiem.foundation.isolation import LetOthers, SecureSlice, Tied

CHILDREN = ("itemcompetence", "evidencefile", "share")

# With whom she shares an item, that one reads it and what belongs to it, for growing only, while the share holds; that
# there is a share also as her own data, to be told of it. Each
# policy leans on that of the table it looks into: of shares someone else's reader sees only those that hold. The
# moment is that of the statement: what is stopped or over is closed at once.
OWN = "organisation_id = (SELECT kiem_organisation())"
TO_GROW = f"{OWN} AND purpose = ANY ((SELECT kiem_opened())::text[])"
ME = "(SELECT kiem_person())"
OF_A_SHARE = (
    f"{OWN} AND (purpose = ANY ((SELECT kiem_opened())::text[]) OR with_person_id = (SELECT kiem_herself())) "
    f"AND with_person_id = {ME} AND stopped_at IS NULL AND ends_at > statement_timestamp()"
)
OF_AN_ITEM = (
    f"{TO_GROW} AND EXISTS (SELECT FROM portfolio_share AS share "
    f"WHERE share.item_id = portfolio_item.id AND share.with_person_id = {ME})"
)


def _with_its_item(table):
    """For others only: what is her own she reads by the table's own policy."""
    return f"{TO_GROW} AND person_id <> {ME} AND EXISTS (SELECT FROM portfolio_item AS item WHERE item.id = {table}.item_id)"


# That it was opened, whom it is shared with may only add; what she added she does not read again.
ADDS_AN_OPENING = (
    f"{TO_GROW} AND viewer_id = {ME} AND EXISTS (SELECT FROM portfolio_share AS share "
    f"WHERE share.id = portfolio_shareopening.share_id AND share.with_person_id = {ME})"
)
TABLE = "portfolio_shareopening"


class Migration(migrations.Migration):
    dependencies = [("credentials", "0002_isolation"), ("portfolio", "0001_initial")]
    operations = [
        SecureSlice("portfolio"),
        *(
            Tied(
                f"portfolio_{table}",
                "item",
                "organisation_id, item_id, person_id, purpose",
                "portfolio_item",
                "organisation_id, id, person_id, purpose",
            )
            for table in CHILDREN
        ),
        Tied(
            TABLE,
            "share",
            "organisation_id, share_id, person_id, purpose",
            "portfolio_share",
            "organisation_id, id, person_id, purpose",
        ),
        LetOthers("portfolio_share", "portfolio_shared_with_me", "SELECT", OF_A_SHARE),
        LetOthers("portfolio_item", "portfolio_item_shared_with_me", "SELECT", OF_AN_ITEM),
        LetOthers("portfolio_itemcompetence", "portfolio_with_its_item", "SELECT", _with_its_item("portfolio_itemcompetence")),
        LetOthers("portfolio_evidencefile", "portfolio_with_its_item", "SELECT", _with_its_item("portfolio_evidencefile")),
        LetOthers(TABLE, "portfolio_adds_an_opening", "INSERT", ADDS_AN_OPENING),
        # An opening goes with its item, and never changes.
        migrations.RunSQL(
            f'REVOKE UPDATE ON {TABLE} FROM "{settings.KIEM_APPLICATION_ROLE}"',
            f'GRANT UPDATE ON {TABLE} TO "{settings.KIEM_APPLICATION_ROLE}"',
        ),
    ]
