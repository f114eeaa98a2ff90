"""Which stories belong to one running affair."""

from agent.news.sagas import Sagas
from agent.news.weights import Weights
from agent.news.words import words

FERRY = "Velmora ferry strike grows"
PILOTS = "harbour pilots walkout spreads Velmora"


def placed(sagas: Sagas, weights: Weights, title: str) -> int:
    bag = frozenset(words(title))
    weights.add(bag)
    return sagas.place(bag)


def test_what_resembles_the_affair_belongs_to_it() -> None:
    weights = Weights()
    sagas = Sagas(weights)
    first = placed(sagas, weights, "Tarn singing contest bars the Halcyon model")
    assert placed(sagas, weights, "Halcyon model sings outside the Tarn contest") == first
    assert placed(sagas, weights, "Bakers of Arnholt strike for warmer ovens") != first


def test_affairs_that_an_item_shows_to_be_one_are_merged() -> None:
    weights = Weights()
    sagas = Sagas(weights)
    one = placed(sagas, weights, FERRY)
    other = placed(sagas, weights, PILOTS)
    assert one != other
    placed(sagas, weights, "Velmora ferry strike harbour pilots walkout")
    assert sagas.current(one) == sagas.current(other)


def test_the_window_forgets_and_leaves_nothing_behind() -> None:
    weights = Weights(window=3)
    sagas = Sagas(weights, window=3)
    first = placed(sagas, weights, "Lanterns light the Velmora river")
    for title in ("Goat reads log", "Choir meets voicemail", "Bakers want ovens"):
        placed(sagas, weights, title)
    assert placed(sagas, weights, "Lanterns light the Velmora river") != first


def test_an_archived_saga_keeps_its_id_when_a_new_one_joins_it() -> None:
    weights = Weights()
    sagas = Sagas(weights)
    for title in (FERRY, PILOTS):
        weights.add(frozenset(words(title)))
    sagas.note(frozenset(words(FERRY)), 7)
    new = sagas.place(frozenset(words(PILOTS)))
    sagas.place(frozenset(words("Velmora ferry strike harbour pilots walkout")))
    assert sagas.current(new) == 7
