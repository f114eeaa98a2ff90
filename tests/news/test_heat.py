"""How hot a story is, and why."""

from datetime import UTC, datetime, timedelta

from agent.news.heat import Report, Standing, Told, heats, weights_of

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)


def told(
    *hours_ago: float, houses: int | None = None, standings: tuple[Standing, ...] = ()
) -> Told:
    """A report at each time, each from a house of its own or from the first `houses` in turn."""
    reports = [
        Report(f"house {number % (houses or len(hours_ago))}", NOW - timedelta(hours=hours))
        for number, hours in enumerate(hours_ago)
    ]
    return Told(tuple(reports), standings)


def on_board(rank: int, lift: float = 1.0, hours_ago: float = 0.0) -> Standing:
    return Standing(rank, NOW - timedelta(hours=hours_ago), lift)


def test_more_publishers_more_arrivals_and_fresher_news_are_hotter() -> None:
    found = heats(
        {
            1: told(*[1.0] * 5),
            2: told(1.0, 1.0),
            3: told(*[1.0] * 5, houses=1),
            4: told(1.0),
            5: told(*[20.0] * 5),
        },
        NOW,
    )
    assert found[1].heat > found[2].heat > found[4].heat
    assert found[3].heat > found[4].heat, "arrival speed counts"
    assert found[1].heat > found[5].heat, "freshness counts"


def test_a_house_counts_once_however_often_it_tells() -> None:
    found = heats({1: told(*[9.0] * 4, houses=1), 2: told(9.0), 3: told(9.0, 9.0)}, NOW)
    assert found[1].publishers == found[2].publishers < found[3].publishers


def test_it_halves_in_twelve_hours() -> None:
    young, old = (heats({1: told(ago, ago, ago)}, NOW)[1].heat for ago in (8, 20))
    assert abs(young - 2 * old) < 0.001


def test_it_stays_within_0_and_1_and_a_quiet_day_looks_quiet() -> None:
    found = heats({n: told(*[0.5] * n) for n in range(30)}, NOW)
    assert all(0 <= heat.heat <= 1 for heat in found.values())
    assert max(heat.heat for heat in found.values()) == 1
    assert heats({1: told(0)}, NOW)[1].heat < 0.4
    assert heats({}, NOW) == {}


def test_a_story_is_hotter_the_higher_boards_have_it() -> None:
    ranks = [1, 3, 5, 20]
    found = heats(
        {rank: told(1.0, standings=(on_board(rank),)) for rank in ranks} | {99: told(1)}, NOW
    )
    assert [found[rank].heat for rank in [*ranks, 99]] == sorted(
        (heat.heat for heat in found.values()), reverse=True
    )
    both = heats({1: told(1.0, standings=(on_board(1), on_board(2)))}, NOW)[1]
    assert both.ranks > found[1].ranks


def test_far_down_a_board_it_is_hotter_the_likelier_it_rises() -> None:
    low = {lift: told(1.0, standings=(on_board(20, lift),)) for lift in (0, 1, 2, 9)}
    found = [heats({1: each}, NOW)[1].ranks for each in low.values()]
    assert found == sorted(found)
    assert found[0] == 0
    assert found[-1] < heats({1: told(1.0, standings=(on_board(5),))}, NOW)[1].ranks


def test_what_climbs_a_board_is_hotter_and_what_never_leaves_it_cooler() -> None:
    def ranks(climb: float = 0.0, stay: float = 1.0) -> float:
        standing = Standing(4, NOW, climb=climb, stay=stay)
        return heats({1: Told(standings=(standing,))}, NOW)[1].ranks

    assert ranks(climb=-4) < ranks() < ranks(climb=3) < ranks(climb=5) == ranks(climb=40)
    assert ranks(stay=9.0) < ranks(stay=2.0) < ranks() == ranks(stay=0.1)


def test_a_story_that_only_boards_have_is_warm_while_they_show_it() -> None:
    now, gone = (Told(standings=(on_board(1, hours_ago=ago),)) for ago in (0, 24))
    assert 0 < heats({1: gone}, NOW)[1].heat < heats({1: now}, NOW)[1].heat < 0.4
    assert heats({1: Told()}, NOW)[1].heat == 0


def test_a_house_that_tells_of_everything_speeds_a_story_up_less() -> None:
    usual = {"house 0": 100.0, "quiet": 4.0, "other": 5.0}
    loud, plain = heats({1: told(1.0)}, NOW, usual)[1], heats({1: told(1.0)}, NOW)[1]
    assert loud.speed < plain.speed
    assert loud.publishers == plain.publishers
    assert weights_of(usual)["quiet"] == weights_of(usual)["other"] == 1
    assert weights_of({"a": 5.0, "b": 5.0, "c": 20.0})["c"] == 0.5


def test_its_parts_are_told_by_name() -> None:
    heat = heats({1: told(1.0, 1.0, standings=(on_board(1),))}, NOW)[1]
    assert (heat.publishers, heat.speed, heat.ranks) == (1.585, 0.792, 1.0)
