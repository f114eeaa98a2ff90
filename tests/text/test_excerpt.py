"""Of a long text one line is told, the one that belongs to the matter."""

from agent.text.excerpt import LONGEST_LINE, nearest_line

DIALOGUE = "\n".join(
    ("YURI：楼道的灯是声控的。", "Corrow Light：他住在哪一层。", "YURI：镜头只照到拐角。", "Corrow Light：壶还漏不漏。")
)  # fmt: skip


def test_a_post_is_told_whole_and_a_dialogue_by_the_line_that_touches_the_matter() -> None:
    assert (
        nearest_line("雨刷停在半空，司机下去买了一瓶水。", "水")
        == "雨刷停在半空，司机下去买了一瓶水。"
    )
    assert nearest_line(DIALOGUE, "壶还漏吗") == "… Corrow Light：壶还漏不漏。"
    assert nearest_line(DIALOGUE, "楼道里的灯") == "YURI：楼道的灯是声控的。 …"


def test_a_line_that_is_too_long_is_cut_and_says_so() -> None:
    told = nearest_line("a" * 500, "a")
    assert len(told) == LONGEST_LINE
    assert told.endswith("…")


def test_a_text_without_words_is_told_as_it_is() -> None:
    assert nearest_line("", "x") == ""
    assert nearest_line("\n" * 400, "x") == ""
