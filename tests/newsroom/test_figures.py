"""What a rehearsal measures, its limits, and its verdict."""

from agent.newsroom.rehearsal.figures import Figures, Said, figures_of, limits_of
from agent.newsroom.rehearsal.verdict import Together, verdict_words
from agent.types.persona import Rehearse

POSTS = [
    Said("The buoy has lost its bell again.", 52.0, 0),
    Said("The buoy has lost its bell, again.", 48.0, 2),
    Said("Keys, three, none of them mine.", 50.0, 1),
]


def words(
    one: Figures, two: Figures, wanted: Rehearse = Rehearse(), together: Together = Together()
) -> str:
    limits = list(limits_of(wanted, one))
    return " ".join(verdict_words([("now", one), ("then", two)], limits, together))


def test_figures_are_means_over_the_posts_and_silence_over_the_moments() -> None:
    found = figures_of(4, POSTS)
    assert (found.moments, found.posts, found.silence) == (4, 3, 0.25)
    assert (found.voice, found.flags) == (50.0, 1.0)
    assert found.openings == 0.333


def test_sameness_is_the_likeness_to_the_nearest_earlier_post() -> None:
    assert (figures_of(2, POSTS[:2]).sameness or 0) > 0.9
    assert (figures_of(2, POSTS[1:]).sameness or 0) < 0.2
    assert figures_of(1, POSTS[:1]).sameness is None


def test_a_limit_that_is_not_set_is_not_looked_at() -> None:
    assert list(limits_of(Rehearse(), figures_of(4, POSTS))) == []


def test_each_limit_is_broken_on_its_own_side() -> None:
    found = figures_of(4, POSTS)
    kept = Rehearse(least_voice=50, most_silence=0.25, most_flags=1, most_sameness=0.9)
    assert not any(limit.broken for limit in limits_of(kept, found))
    strict = Rehearse(least_voice=51, most_silence=0.2, most_flags=0.9, most_sameness=0.1)
    assert all(limit.broken for limit in limits_of(strict, found))


def test_a_persona_who_never_speaks_breaks_the_limit_on_her_voice() -> None:
    (limit,) = limits_of(Rehearse(least_voice=10), figures_of(5, []))
    assert limit.broken
    assert "nothing that could be measured" in words(figures_of(5, []), figures_of(5, POSTS), Rehearse(least_voice=10))  # fmt: skip


def test_where_no_moment_was_played_no_limit_is_broken() -> None:
    nothing = figures_of(0, [])
    assert list(limits_of(Rehearse(least_voice=10, most_silence=0), nothing)) == []
    assert words(nothing, nothing).startswith("No moment was played")


def test_a_difference_within_the_scatter_is_called_none() -> None:
    near = [Said(each.text, (each.voice or 0) + 1, each.flags) for each in POSTS]
    assert "no sure difference (50 against 51" in words(figures_of(3, POSTS), figures_of(3, near))


def test_a_difference_beyond_the_scatter_is_told() -> None:
    far = [Said(each.text, (each.voice or 0) + 30, each.flags) for each in POSTS]
    assert "“then” sounds more like her (50 against 80" in words(figures_of(3, POSTS), figures_of(3, far))  # fmt: skip


def test_who_speaks_more_and_who_has_fewer_warnings_is_told() -> None:
    told = words(
        figures_of(4, POSTS), figures_of(4, POSTS[:1]), together=Together(4, same=1, silent=1)
    )
    assert "the same subject at 1 of 4 moments, and both were silent at 1." in told
    assert "“now” speaks more: 3 posts against 1." in told
    assert "“then” has fewer warnings: 0.00 a post against 1.00." in told


def test_a_single_post_a_side_is_called_too_few_and_bears_no_scatter() -> None:
    one, two = figures_of(1, [Said("a", 41.0, 0)]), figures_of(1, [Said("b", 24.0, 0)])
    told = words(one, two, together=Together(1))
    assert "A single post cannot tell one voice from another (41 against 24 of 100)" in told
    assert "±" not in told
    assert "at 0 of 1 moment." in told


def test_where_one_or_both_wrote_nothing_it_is_said_who() -> None:
    silent, one = figures_of(1, []), figures_of(1, POSTS[:1])
    assert "Both wrote nothing" in words(silent, silent)
    assert "“then” wrote nothing" in words(one, silent)


def test_voices_that_are_the_same_are_called_equally_like_her() -> None:
    same = figures_of(3, POSTS)
    assert "Both sound equally like her (50 of 100)." in words(same, same)


def test_one_version_on_both_sides_is_said_before_anything_else() -> None:
    same = figures_of(3, POSTS)
    assert words(same, same, together=Together(version="abc")).startswith(
        "Both are the same version, abc: none of her files or prompts differs."
    )
    told = words(same, same, together=Together(version="abc", offline=False))
    assert "what differs below is the model's luck" in told


def test_a_difference_that_the_built_in_writer_does_not_read_is_called_that() -> None:
    same = figures_of(3, POSTS)
    told = words(same, same, together=Together(unread=("voice.does",)))
    assert "in voice.does only, which the built-in writer does not read" in told
