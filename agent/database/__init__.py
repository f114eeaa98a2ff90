"""The truth: tables, migrations, and one way to open them."""

from agent.database.open import Database, open_database

__all__ = ["Database", "open_database"]
