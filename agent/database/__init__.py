"""The truth: tables, migrations, and one way to open them."""

from agent.database.open import HEAD, Database, as_it_is, open_database, version_of

__all__ = ["HEAD", "Database", "as_it_is", "open_database", "version_of"]
