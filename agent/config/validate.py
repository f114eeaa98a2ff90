"""Pydantic's findings told as people need them: where, what, and what to write instead."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from agent.config.documents import Mistake, Place, YamlDocument
from agent.config.fullwidth import wide_slips
from agent.config.plain import plain_words

T = TypeVar("T", bound=BaseModel)


def noun(model: type[T], document: YamlDocument | Mistake, mistakes: list[Mistake]) -> T | None:
    """The file as its noun, or None with what is wrong added to `mistakes`."""
    if isinstance(document, Mistake):
        mistakes.append(document)
        return None
    mistakes += [Mistake(document.name, *joined) for joined in document.joined]
    try:
        return model.model_validate(document.data)
    except ValidationError as problem:
        wide = [Mistake(document.name, *slip) for slip in wide_slips(document.text)]
        found = [_mistake(model, document, error) for error in _telling(problem.errors())]
        at = {each.line for each in wide} | {line for line, _ in document.joined}
        mistakes += [*wide, *(each for each in found if each.line not in at)]
        return None


def _telling(errors: Sequence[Any]) -> Iterator[Any]:
    """Without the lists that count as too short only because an entry of theirs is wrong."""
    for error in errors:
        inner = (each for each in errors if len(each["loc"]) > len(error["loc"]))
        at = error["loc"]
        if error["type"] != "too_short" or not any(each["loc"][: len(at)] == at for each in inner):
            yield error


def _mistake(model: type[BaseModel], document: YamlDocument, error: Any) -> Mistake:
    place = tuple(part for part in error["loc"] if part != "[key]")
    words = (
        f"{_dotted(place)}: {_words(model, place, error)}" if place else _words(model, place, error)
    )
    return Mistake(document.name, document.line(place), words)


def _dotted(place: Place) -> str:
    dots = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return dots.lstrip(".")


def _words(model: type[BaseModel], place: Place, error: Any) -> str:
    if error["type"] == "extra_forbidden":
        return _unknown(model, place)
    if error["type"] == "missing":
        return f"is missing; add it: {_description(model, place)}"
    if error["type"] == "literal_error":
        return f"{error['input']!r} is not known; write one of {error['ctx']['expected']}"
    plain = plain_words(error)
    if plain:
        return plain
    what = error["msg"].removeprefix("Value error, ")
    what = what[0].lower() + what[1:]
    return what if ";" in what else f"{what}; {_description(model, place)}"


def _unknown(model: type[BaseModel], place: Place) -> str:
    holder = _model_at(model, place[:-1])
    known = list(holder.model_fields) if holder else []
    near = get_close_matches(str(place[-1]), known, n=1)
    if near:
        return f"is no key here; did you mean {near[0]}"
    return f"is no key here; take it out, or use one of {', '.join(known)}"


def _description(model: type[BaseModel], place: Place) -> str:
    field = _field_at(model, place)
    words = field.description if field and field.description else "see the schema named in line 1"
    return words.splitlines()[0].rstrip(".")


def _field_at(model: type[BaseModel], place: Place) -> FieldInfo | None:
    names = [i for i, part in enumerate(place) if isinstance(part, str)]
    for last in reversed(names):
        holder = _model_at(model, place[:last])
        if holder and str(place[last]) in holder.model_fields:
            return holder.model_fields[str(place[last])]
    return None


def _model_at(model: type[BaseModel], place: Place) -> type[BaseModel] | None:
    """The model that describes the mapping at `place`, through tuples, dicts and unions."""
    here: Any = model
    for part in place:
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(str(part))
            here = _optional(field.annotation) if field else None
        else:
            here = _inner(here)  # the part was an index or a key of what holds the models
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _inner(annotation: Any) -> Any:
    """The model inside `tuple[M, ...]` or `dict[K, M]`."""
    for inside in get_args(annotation):
        if isinstance(inside, type) and issubclass(inside, BaseModel):
            return inside
    return None


def _optional(annotation: Any) -> Any:
    """M for `M | None`."""
    inside = [arg for arg in get_args(annotation) if arg is not type(None)]
    return inside[0] if len(inside) == 1 and type(None) in get_args(annotation) else annotation
