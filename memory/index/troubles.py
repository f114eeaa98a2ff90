"""Which trouble of an index may pass, and what becomes of an index whose trouble won't."""

import re
from collections.abc import Callable
from typing import TypeVar

from memory.errors import EmbedderChanged, IndexBroken

Opened = TypeVar("Opened")
PASSING = re.compile(r"locked|is full|no space|read-?only|permission|too many open", re.IGNORECASE)


def passing(problem: IndexBroken) -> bool:
    """Whether it is a trouble of the disk, which throwing the index away would not mend."""
    return PASSING.search(problem.message) is not None


def sound(opening: Callable[[], Opened], delete: Callable[[], None]) -> Opened:
    """Opened, if need be after deleting what was damaged: it holds nothing that the ledger lacks, and a
    copy set aside would keep what people forget. Raises IndexBroken for a trouble that may pass."""
    try:
        return opening()
    except IndexBroken as problem:
        if passing(problem):
            raise
    except EmbedderChanged:  # its folder's name says otherwise: damage
        pass
    delete()
    return opening()
