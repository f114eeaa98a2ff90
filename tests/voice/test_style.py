"""Habits as numbers."""

from agent.voice.style import sentences, style


def test_every_text_gives_the_same_number_of_values() -> None:
    assert len({len(style(text)) for text in ("", "灯。", "The lamp is off.", "！" * 50)}) == 1


def test_sentences_end_where_readers_think() -> None:
    assert sentences("灯没关。3.5 米！\nYes. No") == ["灯没关", "3.5 米", "Yes", "No"]
