"""Law 14: names in the source's own script must come from it."""

import pytest

from agent.text.names import latin_names, quoted_titles, unsupported


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Moorhen 买下了 Skylark，价钱没说", {"Moorhen", "Skylark"}),
        ("GFiber分出去了", {"GFiber"}),
        ("有个 AI 在 app 里唱歌", set()),
        ("She counts old TVs and new AIs", set()),
        ("The lamp was sold to Moorhen.", {"Moorhen"}),
        ("Lamps are sold. Nobody asked.", set()),
        ("OpenReef opened. NOAB closed.", {"OpenReef", "NOAB"}),
        ("I like Tuesday in March", set()),
        ("I'd like to know who has the Thursdays, and last June's", set()),
        ("He saw Ada Byrne's boat", {"Ada", "Byrne"}),
        ("https://Moorhen.example.com/Skylark", set()),
        ("スマホにSkylarkを入れた", {"Skylark"}),
    ],
)
def test_names_in_latin_letters_are_found(text: str, found: set[str]) -> None:
    assert latin_names(text) == found


def test_quoted_titles_are_found() -> None:
    assert quoted_titles("《长夜灯》和「夜の駅」『海』") == {"长夜灯", "夜の駅", "海"}


def test_names_from_nowhere_are_named() -> None:
    source = ["MOORHEN buys Sky-Lark", "planning ahead"]
    assert unsupported("Moorhen和Skylark，还有Ann的《长夜灯》", source) == ["Ann", "长夜灯"]


def test_a_name_may_stand_in_another_form_of_it_and_no_shorter_one_hides_in_a_word() -> None:
    source = ["the Australian GP, Japan's premier, an annual fair, Iranian film"]
    assert unsupported("他们去了Australia，写Japanese、Ann、Aus和Iran", source) == ["Ann", "Aus"]
