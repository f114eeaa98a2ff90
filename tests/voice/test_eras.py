"""The yardstick is her present era."""

from agent.types.speaking import CanonLine
from agent.voice.eras import LEAST, eras, yardstick


def lines(era: str, count: int) -> list[CanonLine]:
    return [CanonLine(text=f"{era} {n}", language="en", era=era) for n in range(count)]


def test_the_present_era_alone_is_measured_against_and_older_ones_are_shown() -> None:
    canon = [*lines("", 50), *lines("2026-03-01", LEAST)]
    found = yardstick(canon, "en")
    assert (found.present, found.said) == ("2026-03-01", "")
    assert set(found.lines) == {line.text for line in canon[50:]}
    assert [(era.began, len(era.lines)) for era in eras(canon, "en")] == [
        ("", 50), ("2026-03-01", LEAST),
    ]  # fmt: skip


def test_a_short_era_leans_on_the_one_before_and_says_so() -> None:
    canon = [*lines("", 50), *lines("2026-03-01", 30), *lines("2026-09-01", 12)]
    found = yardstick(canon, "en")
    assert len(found.lines) == 42
    assert found.said == (
        "the era of 2026-09-01 has 12 lines, too few alone: 2026-03-01 counts too"
    )


def test_other_languages_do_not_count() -> None:
    assert yardstick(lines("2026-03-01", 3), "ja").lines == ()
