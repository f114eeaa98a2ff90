"""What all table files share."""

from sqlalchemy import MetaData

from memory.tables import CONVENTION

metadata = MetaData(naming_convention=CONVENTION)
