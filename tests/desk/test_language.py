"""The interface in two languages."""

import re
from string import Formatter
from zoneinfo import ZoneInfo, available_timezones

import httpx
import pytest

from agent.desk.chinese import CHINESE, PARTS
from agent.desk.chinese.cities import CITIES
from agent.desk.cities import city_of
from agent.desk.language import accepted, speaking
from agent.desk.rendering import HERE
from agent.desk.words import ENGLISH, named, word

LOOSE = re.compile(r"[A-Za-z\u4e00-\u9fff]{2,}")
OF_JINJA = re.compile(
    r"\{% block kind %\}.*?\{% endblock %\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL
)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
SAID = re.compile(r'\b(?:title|alt|placeholder|aria-label|content)="([^"]*)"')
NO_WORDS = {"width=device-width, initial-scale=1", "light dark", "0;url="}


def test_every_key_has_words_in_both_languages_with_the_same_gaps() -> None:
    assert set(CHINESE) == set(ENGLISH)
    for key, words in ENGLISH.items():
        assert CHINESE[key].strip(), key
        assert _gaps(CHINESE[key]) == _gaps(words), key


def test_no_key_stands_twice_in_the_chinese_catalog() -> None:
    assert len(CHINESE) == sum(len(part) for part in PARTS)


BY_THEIR_OWN_NAMES = {
    f"channel.{each}"
    for each in ("mastodon", "bluesky", "x", "telegram", "discord", "slack", "webhook")
}


def test_chinese_words_are_chinese_and_use_its_punctuation() -> None:
    latin_only = {
        key for key, words in CHINESE.items() if not re.search("[\u4e00-\u9fff、，；：]", words)
    }
    assert latin_only <= {"name", "list.place", "history.by", "autonomy.row.on", "memory.from.by",
                          "title.persona", "hold.by", "read.draft", "status.spent.tokens", "voice.between", "posts.by_hand.why",
                          "press.stop", "purpose.with", "when.far", *BY_THEIR_OWN_NAMES}  # fmt: skip
    for key, words in CHINESE.items():
        assert not re.search("[\u4e00-\u9fff][,;:?!]", words), key


def _gaps(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("path", sorted(HERE.rglob("*.html")), ids=lambda path: str(path.name))
def test_no_template_holds_loose_text(path: object) -> None:
    with open(str(path), encoding="utf-8") as file:
        plain = OF_JINJA.sub("", file.read())
    said = [words for words in SAID.findall(plain) if words not in NO_WORDS]
    shown = re.sub(r"<kbd>[^<]*</kbd>", "", plain)
    assert LOOSE.findall(TAG.sub(" ", shown) + " ".join(said)) == []


def test_the_browsers_language_is_spoken_by_its_own_weights() -> None:
    assert accepted("zh-CN,zh;q=0.9,en;q=0.8") == "zh"
    assert accepted("en;q=0.4, zh-Hant;q=0.7") == "zh"
    assert accepted("de, fr;q=0.5") == "en"
    assert accepted("zh;q=0, en;q=x") == "en"
    assert accepted("") == "en"


def test_the_address_shows_a_language_and_only_a_choice_keeps_it(
    browse: httpx.Client, filled: list[int]
) -> None:
    shown = browse.get("/queue?lang=zh")
    assert '<html lang="zh-Hans">' in shown.text
    assert "set-cookie" not in shown.headers
    assert '<html lang="en">' in browse.get("/queue").text
    chosen = browse.post(
        "/language", data={"language": "zh", "back": f"/drafts/{filled[1]}?find=x"}
    )
    assert chosen.headers["location"] == f"/drafts/{filled[1]}?find=x"
    assert "samesite=strict" in chosen.headers["set-cookie"].lower()
    assert '<html lang="zh-Hans">' in browse.get("/queue").text
    assert '<html lang="en">' in browse.get("/queue?lang=en").text


def test_a_choice_leads_nowhere_else_and_an_unknown_language_is_not_kept(
    browse: httpx.Client,
) -> None:
    for back in ("https://evil.example/", "//evil.example", "/queue\\@evil"):
        answer = browse.post("/language", data={"language": "xx", "back": back})
        assert answer.headers["location"] == "/queue"
        assert "set-cookie" not in answer.headers


def test_a_fault_is_told_in_the_readers_language_with_the_houses_own_words_beside_it(
    browse: httpx.Client, filled: list[int]
) -> None:
    browse.post(f"/drafts/{filled[0]}/approve")
    answer = browse.post(f"/drafts/{filled[0]}/approve", headers={"accept-language": "zh-CN"})
    assert answer.status_code == 409
    assert "它现在的状态不能这样处理。" in answer.text
    assert "is approved already" in answer.text


def test_words_follow_the_language_that_is_spoken() -> None:
    with speaking("zh"):
        assert word("verb.approve") == "通过"
        assert named("flag", "number") == "来历不明的数字"
    assert word("verb.approve") == "Approve"


def test_a_zone_is_called_by_its_city_in_the_language_of_the_page() -> None:
    assert city_of(ZoneInfo("America/New_York")) == "New York"
    with speaking("zh"):
        assert city_of(ZoneInfo("America/New_York")) == "纽约"
        assert city_of(ZoneInfo("Pacific/Apia")) == "Apia"


def test_every_chinese_city_is_one_that_a_zone_is_called_by() -> None:
    cities = {key.rpartition("/")[2].replace("_", " ") for key in available_timezones()}
    assert set(CITIES) <= cities
