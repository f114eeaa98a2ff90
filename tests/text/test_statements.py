"""Which sentences cannot both hold, by rule, and which only look so."""

import pytest

from agent.text.scripts import language_of
from agent.text.statements import Statement, contradiction


def both(a: str, b: str) -> str:
    said = [Statement(text, language_of(text)) for text in (a, b)]
    assert contradiction(said[1], said[0]) == "" or contradiction(*said)
    return contradiction(*said)


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("Corrow Head lighthouse was lit in 1904.", "The lighthouse was lit in 1906.", "1904 or 1906"),
        ("The tea urn takes forty minutes.", "The tea urn takes 45 minutes, they say.", "40 or 45"),
        ("The hall has three keys.", "The hall has four keys.", "3 or 4"),
        ("The single was played over 7 million times.", "The single was played 8 million times.", "7000000 or 8000000"),
        ("She drinks black coffee at night.", "She never drinks black coffee at night.", "yes or no"),
        ("The clock tower isn't open on Mondays.", "The clock tower is open on Mondays.", "yes or no"),
        ("灯塔建于1904年。", "灯塔建于一九零六年。", "1904 or 1906"),
        ("鱼缸店的在线人数多半是二十三。", "鱼缸店在线人数多半是32。", "23 or 32"),
        ("她喝黑咖啡。", "她从不喝黑咖啡。", "yes or no"),
        ("灯台は1904年に点灯した。", "灯台は1906年に点灯した。", "1904 or 1906"),
        ("彼女は映画館に毎週行く。", "彼女は映画館に毎週行かない。", "yes or no"),
    ],
)  # fmt: skip
def test_two_numbers_or_a_denial_of_one_thing_cannot_both_hold(a: str, b: str, told: str) -> None:
    assert sorted(both(a, b).split(" or ")) == sorted(told.split(" or "))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Corrow Head lighthouse was lit in 1904.",
            "An earlier, smaller tower stood on the same rock from 1871.",
        ),
        ("Room 3 faces the sea.", "Room 4 faces the sea."),
        ("Mrs Pender has three keys to the hall.", "Mrs Tregidgo has four keys to the hall."),
        ("In 2024 she wrote 3 songs.", "In 2025 she wrote 4 songs."),
        ("The hall has three keys.", "The hall has four windows."),
        ("The lighthouse was lit in 1904.", "The lighthouse was put out in 1998."),
        ("Does she drink coffee at night?", "She never drinks coffee at night."),
        ("It is not only rain but also wind here.", "It is rain and wind here."),
        ("第三首歌写的是雨。", "第四首歌写的是雨。"),
        ("她有三把钥匙。", "邻居有两把钥匙。"),
        ("她喜欢下雨的晚上。", "她不过是喜欢下雨的晚上。"),
        ("三月她写了两首歌。", "四月她写了五首歌。"),
        ("灯台は1904年に点灯した。", "灯台は1998年に消えた。"),
        ("彼女は少ない言葉で話す。", "彼女は言葉で話す。"),
    ],
)
def test_two_cases_two_subjects_and_turns_of_phrase_are_left_alone(a: str, b: str) -> None:
    assert both(a, b) == ""
