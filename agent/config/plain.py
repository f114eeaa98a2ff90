"""What pydantic finds wrong with a value, in words for people who write files."""

from collections.abc import Mapping
from typing import Any

_WRONG = {
    "string_type": "{input} is no text; put it in quotes",
    "string_too_short": "is empty; write it, or take the key out if it may be left out",
    "int_parsing": "{input} is no whole number; write it in digits",
    "int_type": "{input} is no whole number; write it in digits",
    "int_from_float": "{input} is no whole number; write it without a fraction",
    "float_parsing": "{input} is no number; write it in digits",
    "float_type": "{input} is no number; write it in digits",
    "finite_number": "{input} is no number; write it in digits",
    "bool_parsing": "{input} is neither true nor false; write one of them",
    "bool_type": "{input} is neither true nor false; write one of them",
    "tuple_type": "{input} is no list; write each entry on a line of its own that begins with -",
    "dict_type": "{input} is no group of keys; write each as key: value, indented below this one",
    "greater_than": "{input} is too small; write more than {gt:g}",
    "greater_than_equal": "{input} is too small; write {ge:g} or more",
    "less_than": "{input} is too large; write less than {lt:g}",
    "less_than_equal": "{input} is too large; write {le:g} or less",
    "too_short": "has too few entries ({actual_length}); write at least {min_length}",
    "too_long": "has too many entries ({actual_length}); write at most {max_length}",
}
_WRONG["model_type"] = _WRONG["model_attributes_type"] = _WRONG["dict_type"]


def plain_words(error: Mapping[str, Any]) -> str:
    """What is wrong and the mend; empty where pydantic's own words have to do."""
    words = _WRONG.get(error["type"], "")
    return words.format(input=_shown(error["input"]), **error.get("ctx", {}))


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a group of keys"
    return repr(value)
