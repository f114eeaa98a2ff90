"""Twelve characters or eight words on end are somebody else's."""

from agent.text.runs import longest_run, shares_any_run, shares_run

ZH = "港口的旧灯塔在凌晨四点被一群海鸥占领了整整两个小时"
EN = "The old lighthouse was taken over by a flock of gulls for two hours"


def test_twelve_characters_in_a_row_are_too_many_and_eleven_are_not() -> None:
    assert shares_run("听说灯塔在凌晨四点被一群海鸥，咦", ZH) == "灯塔在凌晨四点被一群海鸥"
    assert shares_run("听说灯塔在凌晨四点被一群鸥", ZH) is None
    assert longest_run("塔在凌晨四点被一群海鸥", ZH).characters == 11


def test_eight_words_in_a_row_are_too_many_and_seven_are_not() -> None:
    assert shares_run("So: was taken over by a flock of gulls!", EN) == (
        "was taken over by a flock of gulls"
    )
    assert shares_run("it was taken over by a flock today", EN) is None


def test_punctuation_case_and_width_do_not_interrupt_a_run() -> None:
    assert shares_run("THE OLD, lighthouse — was taken “over” by a FLOCK", EN)
    assert shares_run("灯塔，在凌晨\u200b四点、被一群海鸥", ZH)


def test_a_mixed_run_counts_both() -> None:
    assert (
        shares_run("Blue Reef Sound 昨晚发布了新的", "Blue Reef Sound 昨晚发布了新的耳机") is None
    )
    assert shares_run(
        "Blue Reef Sound 昨晚发布了新的耳机盒", "Blue Reef Sound 昨晚发布了新的耳机盒"
    )


def test_nothing_shares_nothing() -> None:
    assert longest_run("", ZH).share == 0
    assert shares_any_run("灯", ["", "夜"]) is None
    assert shares_any_run(ZH, ["夜", ZH])
