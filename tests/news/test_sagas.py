"""Which stories belong to one running affair."""

from agent.news.sagas import Sagas
from agent.news.words import with_phrases, words

FERRY = "Velmora ferry strike grows"
PILOTS = "Harbour pilots walk out in Arnholt"
BOTH = "Velmora ferry strike grows as harbour pilots walk out in Arnholt"


def bag(title: str) -> frozenset[str]:
    return frozenset(with_phrases(words(title)))


def test_what_resembles_the_affair_belongs_to_it() -> None:
    sagas = Sagas()
    first = sagas.place(bag("Tarn singing contest bars the Halcyon model"))
    assert sagas.place(bag("Halcyon model sings outside the Tarn singing contest")) == first
    assert sagas.place(bag("Bakers of Arnholt strike for warmer ovens")) != first


def test_affairs_that_an_item_shows_to_be_one_are_merged() -> None:
    sagas = Sagas()
    one, other = sagas.place(bag(FERRY)), sagas.place(bag(PILOTS))
    assert one != other
    for _ in range(2):
        sagas.place(bag(BOTH))
    assert sagas.current(one) == sagas.current(other)


def test_a_word_that_two_affairs_share_tells_less_than_one_of_their_own() -> None:
    for title, belongs in (
        ("Gas prices and the Tarn pipeline", 1),
        ("Gas prices and the motorists of Arnholt", 2),
    ):
        sagas = Sagas()
        for _ in range(16):
            sagas.note(bag("Tarn pipeline talks stall over gas prices in a cold winter"), 1)
            sagas.note(bag("Motorists of Arnholt villages pay more as gas prices rise"), 2)
        assert sagas.place(bag(title)) == belongs


def test_small_affairs_are_swept_into_the_one_that_they_prove_to_belong_to() -> None:
    sagas = Sagas()
    early = sagas.place(bag("Lamplighters meet at Sallow"))
    for number in range(8):
        late = sagas.place(bag(f"Strike of lamplighters in Velmora enters day {number + 20}"))
        sagas.note(bag("Lamplighters meet at Sallow hall to end the strike in Velmora"), late)
    sagas.settle()
    assert sagas.current(early) == sagas.current(late)


def test_the_window_forgets_and_leaves_nothing_behind() -> None:
    sagas = Sagas(window=3)
    first = sagas.place(bag("Lanterns light the Velmora river"))
    for title in ("Goat reads log", "Choir meets voicemail", "Bakers want ovens"):
        sagas.place(bag(title))
    assert sagas.place(bag("Lanterns light the Velmora river")) != first


def test_an_archived_saga_keeps_its_id_when_a_new_one_joins_it() -> None:
    sagas = Sagas()
    sagas.note(bag(FERRY), 7)
    new = sagas.place(bag(PILOTS))
    for _ in range(2):
        sagas.place(bag(BOTH))
    assert sagas.current(new) == 7


def test_while_little_is_known_affairs_that_share_a_word_are_not_swept_together() -> None:
    sagas = Sagas()
    tram = sagas.place([*"abcdefgh", "last"])
    model = sagas.place([*"ijklmnop", "last"])
    sagas.settle()
    assert sagas.current(tram) != sagas.current(model)
