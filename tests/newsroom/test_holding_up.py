"""Whether her voice holds in a model's answers: the law alone."""

from agent.newsroom.holding_up import holds_up, sign_flip

HERS = {number: 50.0 + number for number in range(1, 7)}


def shifted(by: float) -> dict[int, float]:
    return {number: score + by for number, score in HERS.items()}


def test_the_first_replay_is_what_later_ones_are_held_against() -> None:
    assert holds_up(HERS, []).verdict == "first"


def test_a_first_replay_nearer_to_an_assistant_than_to_her_fails() -> None:
    found = holds_up(shifted(-35), [])
    assert found.verdict == "fails"
    assert "an assistant's voice" in found.words


def test_the_same_answers_hold() -> None:
    assert holds_up(HERS, [HERS, HERS]).verdict == "holds"


def test_a_fall_on_all_six_fails_and_says_from_where_to_where() -> None:
    found = holds_up(shifted(-12), [HERS, shifted(1)])
    assert (found.verdict, found.mean) == ("fails", 41.5)
    assert found.words == "the frozen briefs measure 41.5, and 54.0 before"


def test_a_fall_that_is_small_or_only_here_and_there_is_chance() -> None:
    assert holds_up(shifted(-3), [HERS]).verdict == "holds"
    mixed = {number: score + (20 if number % 2 else -30) for number, score in HERS.items()}
    assert holds_up(mixed, [HERS]).verdict == "holds"


def test_growing_more_like_herself_is_no_failure() -> None:
    assert holds_up(shifted(20), [HERS]).verdict == "holds"


def test_of_fewer_than_four_answers_nothing_is_said() -> None:
    assert holds_up({1: 50.0, 2: 50.0, 3: 50.0}, [HERS]).verdict == "unclear"
    assert holds_up({}, []).mean is None


def test_the_sign_flip_test_is_exact() -> None:
    assert sign_flip([1, 1, 1, 1, 1, 1]) == 1 / 64
    assert sign_flip([1, -1]) == 0.75
