"""What the judge says is read for the candidates that it was said of."""

from agent.writing.opinions import Opinion, Opinions


def test_numbers_of_a_drawn_order_become_the_candidates_own() -> None:
    told = Opinions(opinions=tuple(Opinion(number=n, score=n) for n in range(3)), best=0)
    own = told.shown_in([2, 0, 1])
    assert {found.number: found.score for found in own.opinions} == {2: 0, 0: 1, 1: 2}
    assert own.best == 2


def test_a_number_that_no_candidate_had_stays_what_it_is() -> None:
    told = Opinions(opinions=(Opinion(number=7, score=1),), best=-1).shown_in([1, 0])
    assert (told.opinions[0].number, told.best) == (7, -1)
