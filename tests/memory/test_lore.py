"""Cutting documents: a paragraph each, with the trail of headings, by content and not by number."""

from memory.lore.chunks import LONG, chunks
from memory.types import Document


def cut(text: str, path: str = "lore/world.md") -> list[tuple[str, str]]:
    return [(each.about, each.text) for each in chunks(Document(path, text))]


def test_paragraphs_stand_under_their_trail_of_headings() -> None:
    text = "# A\none\n\n## B ##\ntwo\ntwo more\n# C\n### D\nthree"
    assert cut(text) == [("A", "one"), ("A / B", "two\ntwo more"), ("C / D", "three")]


def test_plain_text_has_no_headings() -> None:
    assert cut("\ufeffone\r\n\r\ntwo") == [("", "one"), ("", "two")]


def test_notes_and_front_matter_are_not_read() -> None:
    assert cut("---\nx: 1\n---\none <!-- two\n\nthree --> four") == [("", "one  four")]
    assert cut("<!-- never closed\n\none") == []
    assert cut("") == []


def test_a_long_paragraph_is_cut_between_sentences_and_loses_nothing() -> None:
    for sentence in ("雨下了一夜，没有人来收伞。", "It rained all night and nobody came. "):
        text = sentence * 60
        pieces = [piece for _, piece in cut(text)]
        assert len(pieces) > 1 or not pieces
        assert all(len(piece) <= LONG for piece in pieces)
        assert all(piece.endswith(("。", ".")) for piece in pieces)


def test_nothing_of_a_long_paragraph_is_lost() -> None:
    text = "".join(f"第{n}夜，港口很静。" for n in range(120))
    assert "".join(piece for _, piece in cut(text)) == text


def test_a_piece_that_moves_keeps_its_source() -> None:
    before = {each.text: each for each in chunks(Document("a.md", "one\n\ntwo"))}
    after = {each.text: each for each in chunks(Document("a.md", "new\n\none\n\ntwo"))}
    assert after["two"].source == before["two"].source
    assert (before["two"].position, after["two"].position) == (1, 2)


def test_the_same_words_of_another_kind_or_file_are_another_source() -> None:
    made = [Document("a.md", "one"), Document("b.md", "one"), Document("a.md", "one", "work")]
    assert len({each.source for document in made for each in chunks(document)}) == 3


def test_a_line_said_twice_counts_once() -> None:
    assert cut("one\n\none") == [("", "one")]
