"""How hot a story is."""

from datetime import UTC, datetime, timedelta

from agent.news.heat import Reports, heats

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)


def reports(publishers: int, *hours_ago: float) -> Reports:
    return Reports(publishers, tuple(NOW - timedelta(hours=hours) for hours in hours_ago))


def test_more_publishers_more_arrivals_and_fresher_news_are_hotter() -> None:
    found = heats(
        {
            1: reports(5, *[1.0] * 5),
            2: reports(2, 1.0, 1.0),
            3: reports(1, *[1.0] * 5),
            4: reports(1, 1.0),
            5: reports(5, *[20.0] * 5),
        },
        NOW,
    )
    assert found[1] > found[2] > found[4]
    assert found[3] > found[4], "arrival speed counts"
    assert found[1] > found[5], "freshness counts"


def test_it_halves_in_twelve_hours() -> None:
    young, old = (heats({1: reports(3, ago)}, NOW)[1] for ago in (8, 20))
    assert abs(young - 2 * old) < 0.001


def test_it_stays_within_0_and_1_and_a_quiet_day_looks_quiet() -> None:
    found = heats({n: reports(n, *[0.5] * n) for n in range(30)}, NOW)
    assert all(0 <= heat <= 1 for heat in found.values())
    assert max(found.values()) == 1
    assert heats({1: reports(1, 0)}, NOW)[1] < 0.4
    assert heats({}, NOW) == {}
