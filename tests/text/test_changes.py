"""What changed between two texts, by line and by word."""

from agent.text.changes import changed_lines


def told(before: str, after: str) -> list[tuple[str, int, str]]:
    """Each changed line with its unchanged parts in brackets left out."""
    return [
        (line.mark, line.number, "|".join(text for mark, text in line.parts if mark != "same"))
        for line in changed_lines(before, after)
    ]


def test_equal_texts_have_no_changes() -> None:
    assert told("a\nb\n", "a\nb\n") == []


def test_a_changed_word_is_marked_within_its_line() -> None:
    found = told("one\nthe tide is low\n", "one\nthe tide is high\n")
    assert found == [("gone", 2, "low"), ("new", 2, "high")]


def test_running_scripts_are_compared_by_character() -> None:
    assert told("- 雨停了一会儿。", "- 雨停了很久。") == [("gone", 1, "一会儿"), ("new", 1, "很久")]


def test_lines_with_nothing_in_common_are_one_gone_and_one_new() -> None:
    assert told("abc def", "雨は音で数える") == [
        ("gone", 1, "abc def"),
        ("new", 1, "雨は音で数える"),
    ]


def test_a_new_file_is_new_line_by_line() -> None:
    assert told("", "a\nb") == [("new", 1, "a"), ("new", 2, "b")]


def test_the_parts_of_a_line_make_the_line() -> None:
    before, after = "weight: 2.6 # how much", "weight: 1.8 # how much"
    gone, new = changed_lines(before, after)
    assert "".join(text for _, text in gone.parts) == before
    assert "".join(text for _, text in new.parts) == after
