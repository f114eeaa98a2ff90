"""What feeds hang about a summary is no part of the news."""

import pytest

from agent.text.furniture import without_furniture


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Article URL: Comments URL: Points: 235 # Comments: 83", ""),
        ("A lamp. The post A lamp appeared first on The Quay.", "A lamp."),
        ("The keeper came back. Continue reading...", "The keeper came back."),
        ("灯修好了。（阅读全文）", "灯修好了。"),
        ("灯台が直った。続きを読む", "灯台が直った。"),
        ("People read more books there.", "People read more books there."),
        (
            "She kept reading the points of the compass.",
            "She kept reading the points of the compass.",
        ),
    ],
)
def test_labels_counts_and_invitations_go_and_words_stay(text: str, left: str) -> None:
    assert without_furniture(text) == left
