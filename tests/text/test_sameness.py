"""Surface likeness."""

from agent.text.sameness import most_similar, same_opening, similarity


def test_likeness_runs_from_nothing_to_the_same() -> None:
    assert similarity("灯还亮着，门没关。", "灯还亮着 门没关") == 1
    assert similarity("灯还亮着", "The lamp is on") == 0
    assert similarity("", "") == 0


def test_a_reworded_text_is_more_alike_than_another() -> None:
    mine = "港口的灯塔今天换了新灯泡"
    assert similarity(mine, "港口的灯塔昨天换了新灯泡") > 0.5 > similarity(mine, "灯塔边有一群海鸥")


def test_openings_are_compared_by_letters() -> None:
    assert same_opening("我没有手，所以先欠着这件事情。", "我没有手——所以先欠着这件事啊")
    assert not same_opening("我没有手，所以先欠着", "我没有耳朵，所以先欠着")
    assert not same_opening("…", "…")


def test_the_most_similar_is_found() -> None:
    assert most_similar("灯还亮着", ["门没关", "灯还亮着呢"])[1] == "灯还亮着呢"
    assert most_similar("灯", []) == (0.0, "")
