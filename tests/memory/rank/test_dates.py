"""The days that a question names."""

from datetime import date

import pytest

from memory.rank.dates import spans

TODAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("What happened on 3 May, 2023?", "2023-05-03", "2023-05-03"),
        ("What happened on May 3rd?", "2025-05-03", "2025-05-03"),
        ("Where was she in August 2024?", "2024-08-01", "2024-08-31"),
        ("Where was she in May?", "2025-05-01", "2025-05-31"),
        ("2024年8月3日她在哪里", "2024-08-03", "2024-08-03"),
        ("2024年8月に何を録音した？", "2024-08-01", "2024-08-31"),
        ("8月3号说了什么", "2025-08-03", "2025-08-03"),
        ("What did she say yesterday?", "2026-03-10", "2026-03-10"),
        ("昨天说了什么", "2026-03-10", "2026-03-10"),
        ("先月の録音", "2026-02-01", "2026-02-28"),
        ("去年唱了什么", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_day_or_month_is_read_from_the_words(text: str, first: str, last: str) -> None:
    (span,) = spans(text, TODAY, range(2025, 2026))
    assert (date.fromordinal(span.first), date.fromordinal(span.last)) == (
        date.fromisoformat(first),
        date.fromisoformat(last),
    )


@pytest.mark.parametrize("text", ["May she sing?", "She may.", "They march on.", "", "13月40日"])
def test_where_no_day_is_named_none_is_found(text: str) -> None:
    assert spans(text, TODAY, range(2025, 2026)) == []
