"""The one catalog of the interface's words."""

import re
from pathlib import Path
from typing import get_args

import agent
from agent.desk.files import FOLDER, JOINED
from agent.desk.language import speaking
from agent.desk.purposes import purposed
from agent.desk.rendering import HERE
from agent.desk.words import ENGLISH, PARTS, named
from agent.review.law import REASONS, TABLE
from agent.types.accounts import CHANNELS
from agent.types.by_hand import BY_HAND
from agent.types.review import DeliveryStatus, DraftStatus, Origin
from agent.types.writing import OccasionKind

ASKED = re.compile(r"""\b(?:w|word)\(\s*['"]([a-z0-9.]+)['"]\s*[,)]""")
QUOTED = re.compile(r"""(?<=['"])([a-z0-9_.-]+)(?=['"])""", re.IGNORECASE)
FAMILY = re.compile(r"""['"]([a-z.]+\.)['"] ~|\bf["']([a-z.]+\.)\{|\bnamed\(['"]([a-z.]+)['"]""")


def _sources() -> list[str]:
    files = [
        *HERE.rglob("*.html"),
        *(path for path in HERE.glob("*.py") if not path.stem.startswith("words")),
    ]
    return [Path(path).read_text(encoding="utf-8") for path in files]


def test_every_key_that_is_asked_for_is_in_the_catalog() -> None:
    asked = {key for text in _sources() for key in ASKED.findall(text)}
    assert asked - set(ENGLISH) == set()
    assert len(asked) > 60


def test_no_key_stands_in_two_parts_of_the_catalog() -> None:
    assert len(ENGLISH) == sum(len(part) for part in PARTS)


def test_no_key_is_in_the_catalog_for_nothing() -> None:
    text = "\n".join(_sources())
    families = {f"{''.join(found).rstrip('.')}." for found in FAMILY.findall(text)}
    quoted = set(QUOTED.findall(text))
    unused = {key for key in ENGLISH if key not in quoted and not key.startswith(tuple(families))}
    assert unused == set()


def test_every_verb_status_and_reason_has_words() -> None:
    for verb in TABLE:
        assert f"verb.{verb}" in ENGLISH
        assert f"did.{verb}" in ENGLISH
    for family, values in (
        ("status", DraftStatus), ("posts.status", DeliveryStatus), ("occasion", OccasionKind), ("origin", Origin),
    ):  # fmt: skip
        for value in get_args(values):
            assert f"{family}.{value}" in ENGLISH
    for reason in REASONS:
        assert f"reason.{reason.code}" in ENGLISH


def test_every_channel_and_every_flag_has_a_name() -> None:
    assert {each for each in (*CHANNELS, *BY_HAND) if f"channel.{each}" not in ENGLISH} == set()
    assert {code for code in _flags() if f"flag.{code}" not in ENGLISH} == set()


def _flags() -> set[str]:
    """The code of every flag that the house raises, where it stands in the call."""
    raised = re.compile(r'\b(?:refuse|warn|note|severity|Flag)\(\s*"([a-z-]+)"')
    files = Path(agent.__file__).parent.rglob("*.py")
    return {code for path in files for code in raised.findall(path.read_text("utf-8"))}


def test_what_a_model_was_asked_for_is_told_in_the_language_of_the_page() -> None:
    assert purposed("draft-repair") == "draft, repair"
    with speaking("zh"):
        assert purposed("draft-retry-reworded") == "起草（重试）（换个说法）"
        assert purposed("something") == "something"


def test_a_code_from_elsewhere_that_has_no_words_is_shown_as_it_is() -> None:
    assert named("reason", "too_salty") == "too salty"


def test_no_two_scripts_of_a_page_give_one_name_to_two_things() -> None:
    """The second of them would not run at all."""
    named = re.compile(r"^(?:async )?(?:const|let|function) (\w+)", re.M)
    always = [name for part in JOINED["all.js"] for name in named.findall(_script(part))]
    assert len(always) == len(set(always))
    others = {path.name for path in FOLDER.glob("*.js")} - {*JOINED["all.js"]}
    twice = {name: set(named.findall(_script(name))) & {*always} for name in others}
    assert {name for name, names in twice.items() if names} == set()


def _script(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")
