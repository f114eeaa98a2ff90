"""Expressions over the archive's tables that several queries share."""

from sqlalchemy import ColumnElement, case, func

from agent.database.tables import feeds, items

SAMPLE_URL = "sample:day"
IS_SAMPLE: ColumnElement[bool] = feeds.c.url == SAMPLE_URL

AT = func.coalesce(items.c.published_at, items.c.seen_at, type_=items.c.seen_at.type)
"""When an item came: as its publisher says, else when it was first seen."""

PUBLISHER: ColumnElement[str] = case(
    (IS_SAMPLE, items.c.author), else_=func.coalesce(func.nullif(feeds.c.name, ""), feeds.c.url)
)
"""Who reports an item: its feed; in the sample day the name that the item itself bears."""
