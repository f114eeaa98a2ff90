"""Status speaks the reader's language, whatever wrote the trouble down; taken from those who do."""

import ast
import re
from pathlib import Path

import pytest

import agent
from agent.bounded import TooLate
from agent.config.feed_places import place_fault
from agent.desk.language import speaking
from agent.desk.retold import SAID, retold
from agent.desk.words import ENGLISH
from agent.desk.words_of_troubles import WORDS_OF_TROUBLES
from agent.errors import SelfsameError
from agent.model import _by_status, told
from agent.news.answers import _refusal
from agent.news.walls import words_for
from agent.newsroom.holding_up import holds_up
from agent.newsroom.spending import TOMORROW, TOMORROW_ALONE
from agent.types.settings import ModelSettings
from agent.voice.drift import Slide
from memory.errors import IndexBehind, MemoryFault

WHERE = "a model at http://127.0.0.1:9/v1"
LATE = told(TooLate(), ModelSettings(name="a model", base_url="http://127.0.0.1:9/v1"))
FAULTS: tuple[SelfsameError | MemoryFault, ...] = (
    LATE,
    *(_by_status(status, WHERE) for status in (400, 401, 429, 500)),
    IndexBehind(1, 4),
)
SENTENCES = (
    *LATE.mend.split("; "),
    *(said for fault in FAULTS for said in (fault.message, fault.mend)),
    *(part for status in (403, 404, 410, 429, 500) for part in _refusal(status).split("; ")),
    TOMORROW, TOMORROW_ALONE, Slide(0, 20, 31.2, 8.8).words,
    f"{WHERE}: {holds_up(dict.fromkeys(range(6), 20.0), ()).words}",
    "held by ana: for yuri: the day's 20 model calls are spent",
)  # fmt: skip


@pytest.mark.parametrize("words", SENTENCES)
def test_a_trouble_and_its_mend_are_said_in_chinese(words: str) -> None:
    with speaking("zh"):
        told = retold(words)
    assert told != words
    assert not told.isascii()


NEWS = Path(agent.__file__).parent / "news"


def _faults_of_feeds() -> set[str]:
    """Every sentence with which reading a feed fails, as the calls have it, with a 7 in each place."""
    told = set()
    for path in NEWS.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                given = call.args[:1] if call.func.id in ("ParseFailure", "AddressRefused") else [
                    each.value for each in call.keywords if each.arg == "error" and call.func.id == "FetchOutcome"
                ]  # fmt: skip
                told |= {words for node in given if (words := _words(node))}
    return told


def _words(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_words(part) or "7" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_every_fault_of_a_feed_is_said_in_chinese_to_its_last_word() -> None:
    faults = _faults_of_feeds() | {
        words_for("Cloudflare"),
        words_for("a guard"),
        *map(_refusal, (410, 404)),
    }
    assert len(faults) > 15
    with speaking("zh"):
        half = {part for fault in faults for part in fault.split("; ") if retold(part) == part}
    assert half == set()


@pytest.mark.parametrize(
    "url", ["ftp://x/y", "https://a b/c", "https://", "https://[a/", "x.example/f"]
)
def test_an_address_that_cannot_be_a_feed_is_refused_in_chinese(url: str, tmp_path: Path) -> None:
    fault = place_fault(url, tmp_path)
    assert fault is not None
    with speaking("zh"):
        assert [words for words in fault if retold(words) == words] == []


def test_what_people_wrote_into_a_hold_stays_as_they_wrote_it() -> None:
    with speaking("zh"):
        assert (
            retold("held by ana: the label is moving house")
            == "由 ana 暂停：the label is moving house"
        )


def test_every_sentence_of_the_catalog_is_read_back_as_itself() -> None:
    with speaking("zh"):
        said = [words for key, words in WORDS_OF_TROUBLES.items() if key.startswith(SAID)]
        lost = [words for words in said if retold(words.format_map(Any_())) == words]
    assert lost == []


class Any_(dict[str, str]):
    """A figure or a word for every place."""

    def __missing__(self, key: str) -> str:
        return "7"


def test_every_area_of_status_has_its_words() -> None:
    newsroom = Path(agent.__file__).parent / "newsroom"
    raised = re.compile(
        r"""(?:raise_problem\([^")]*|_problem\(\s*)"(\w+)",|^AREA = "(\w+)\"""", re.M
    )
    text = "\n".join(path.read_text("utf-8") for path in newsroom.rglob("*.py"))
    areas = {one or other for one, other in raised.findall(text)}
    assert {"memory", "disk", "heard", "voice", "cap"} <= areas
    assert {area for area in areas if f"area.{area}" not in ENGLISH} == set()
