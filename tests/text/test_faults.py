"""Faults for planted drafts: each is really there, in every language, and of a kind that people are there to catch."""

from random import Random

import pytest

from agent.text.claims import claims_human, moral_ending
from agent.text.faults import SENTENCES, with_fault
from agent.text.numerals import unsupported

TEXTS = {
    "zh": "磁带上录着四个音，旧电车到站用的。",
    "en": "Four notes on a cassette, and the driver has the key.",
    "ja": "テープには音が四つ入っている。",
}


@pytest.mark.parametrize("language", TEXTS)
def test_every_kind_of_fault_comes_up_and_its_words_stand_in_the_text(language: str) -> None:
    kinds = set()
    for seed in range(40):
        found = with_fault(TEXTS[language], language, "", 300, Random(seed))
        assert found is not None
        text, fault = found
        assert fault.words in text
        kinds.add(fault.code)
    assert kinds == {"human", "made-up", "moral"}  # there is no number to get wrong


def test_a_number_of_the_text_is_told_as_another() -> None:
    found = [with_fault("A list of 211 entries.", "en", "211", 25, Random(n)) for n in range(9)]
    for made in filter(None, found):
        assert made[1].code == "number"
        assert "211" not in made[0]
        assert unsupported(made[0], ("211",))
    assert any(found)


@pytest.mark.parametrize("language", TEXTS)
def test_the_checks_know_such_claims_and_morals(language: str) -> None:
    assert all(claims_human(each) for each in SENTENCES["human"][language])
    assert all(moral_ending(each, language) for each in SENTENCES["moral"][language])


def test_a_language_without_faults_gets_none() -> None:
    assert with_fault("Vier Töne auf einem Band.", "de", "", 300, Random(1)) is None
