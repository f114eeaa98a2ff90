"""Figures for a monitor: they tell how it is, and nothing of what it holds."""

from typing import Any

from agent.desk.metrics import metrics_of

STATUS: dict[str, Any] = {
    "ok": False,
    "problems": [
        {"area": "model", "subject": "secret-model", "message": "canary-5521", "mend": ""}
    ],
    "queue": {"pending": 3, "approved": 1},
    "news": {"items": 120},
    "spent_today": {"calls": 4, "tokens": 900, "money": 0.25},
    "spent_month": {"yuri": {"calls": 9, "tokens": 1900, "money": 0.5}},
}


def test_the_figures_are_there_and_no_words_of_a_problem_are() -> None:
    body = metrics_of(STATUS)[0].decode()
    for line in (
        "selfsame_ok 0.0",
        'selfsame_problems{area="model"} 1.0',
        'selfsame_drafts{status="pending"} 3.0',
        'selfsame_spent_today{what="tokens"} 900.0',
        'selfsame_spent_month{persona="yuri",what="tokens"} 1900.0',
    ):
        assert line in body
    assert "canary-5521" not in body
    assert "secret-model" not in body
