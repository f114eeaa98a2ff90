"""Terms: stems for words, pairs of characters for scripts without spaces."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from memory.words.terms import stem, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Did she sing? She does sing; she didn't.", ["sing", "sing"]),
        ("The harbours' lamps were singing", ["harbour", "lamp", "sing"]),
        ("我在线", ["我在", "在线"]),
        ("海", ["海"]),
        ("AI音楽、夜", ["ai", "音楽", "夜"]),
        ("ＳＵＲＲＥＡＬ", ["surreal"]),
        ("シュール・レアル", ["シュ", "ュー", "ール", "レア", "アル"]),
        ("서울의 밤", ["서울", "울의", "밤"]),
        ("24 heures à l’aube", ["24", "heur", "à", "l", "aub"]),
        ("— 🌙 …", []),
    ],
)
def test_a_text_is_cut_by_its_script(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_stems_come_out_the_same_from_many_threads() -> None:
    words = [f"{head}{tail}" for head in ("walk", "sing", "light") for tail in ("ing", "s", "ed")]
    stem.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(stem, words * 50))
    stem.cache_clear()
    assert found == [stem(word) for word in words] * 50
