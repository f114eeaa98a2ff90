"""Lore in four formats; a damaged, encrypted or huge file is one told mistake."""

from pathlib import Path
from random import Random

import pytest
from docx import Document as Word
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from agent.config import lore
from agent.config.documents import Mistake
from agent.config.lore import read_lore
from agent.config.lore_formats import paragraphs
from memory.lore.chunks import chunks

LINES = ("The light was put out in 1998.", "Two flashes, then a long dark.")


def a_pdf(path: Path, lines: tuple[str, ...] = LINES, password: str = "", pages: int = 1) -> None:
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(300, 300)
        font = DictionaryObject(
            {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
             NameObject("/BaseFont"): NameObject("/Helvetica")}
        )  # fmt: skip
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        drawn = "".join(f"({line}) Tj 0 -40 Td " for line in lines)
        stream.set_data(f"BT /F1 12 Tf 20 250 Td {drawn} ET".encode())
        page[NameObject("/Contents")] = stream
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    with path.open("wb") as file:
        writer.write(file)


def a_docx(path: Path) -> None:
    word = Word()
    word.add_heading("The light", 1)
    word.add_paragraph(LINES[0])
    word.add_heading("Its character", 2)
    word.add_paragraph(LINES[1])
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Range", "eighteen miles"
    word.save(str(path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lore").mkdir()
    return tmp_path


def told(folder: Path) -> list[str]:
    mistakes: list[Mistake] = []
    assert read_lore(folder, "config/personas/yuri", mistakes) == ()
    return list(map(str, mistakes))


def test_all_four_formats_are_read_by_their_path(folder: Path) -> None:
    (folder / "lore" / "a.md").write_text("# A\n\none", "utf-8")
    (folder / "lore" / "deep").mkdir()
    (folder / "lore" / "deep" / "b.txt").write_text("two", "utf-8")
    a_pdf(folder / "lore" / "c.PDF")
    a_docx(folder / "lore" / "works.docx")
    (folder / "lore" / "~$works.docx").write_bytes(b"open in Word")
    (folder / "lore" / "picture.png").write_bytes(b"no lore")
    mistakes: list[Mistake] = []
    found = {each.path: each for each in read_lore(folder, "config/personas/yuri", mistakes)}
    assert mistakes == []
    assert sorted(found) == ["lore/a.md", "lore/c.PDF", "lore/deep/b.txt", "lore/works.docx"]
    assert all(line in found["lore/c.PDF"].text for line in LINES)
    assert found["lore/works.docx"].kind == "work"


def test_a_word_files_headings_become_the_trail_of_its_paragraphs(folder: Path) -> None:
    a_docx(folder / "lore" / "a.docx")
    (document,) = read_lore(folder, "config/personas/yuri", [])
    assert [(each.about, each.text) for each in chunks(document)] == [
        ("The light", LINES[0]),
        ("The light / Its character", LINES[1]),
        ("The light / Its character", "Range | eighteen miles"),
    ]


def test_lines_of_a_printed_page_become_paragraphs_again() -> None:
    page = "The light was lit in nineteen hundred and\nfour and put out in 1998.\nThe tea urn takes for-\nty minutes and the hall has three keys, said\nthe minutes."
    assert paragraphs(page) == (
        "The light was lit in nineteen hundred and four and put out in 1998.\n\n"
        "The tea urn takes forty minutes and the hall has three keys, said the minutes."
    )
    assert paragraphs("雨下了一夜，没有人来\n收伞。") == "雨下了一夜，没有人来收伞。"


def test_an_encrypted_file_is_one_mistake_with_its_mend(folder: Path) -> None:
    a_pdf(folder / "lore" / "a.pdf", password="secret")
    assert told(folder) == [
        "config/personas/yuri/lore/a.pdf:1: is encrypted; save it without a password"
    ]


def test_a_file_that_only_its_owner_may_change_is_read(folder: Path) -> None:
    writer_only = folder / "lore" / "a.pdf"
    a_pdf(writer_only)
    from pypdf import PdfReader

    writer = PdfWriter(PdfReader(writer_only))
    writer.encrypt("", "owner", algorithm="RC4-128")
    with writer_only.open("wb") as file:
        writer.write(file)
    (document,) = read_lore(folder, "config/personas/yuri", [])
    assert LINES[0] in document.text


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
@pytest.mark.parametrize("content", [b"", b"no such thing", b"%PDF-1.7\n", b"PK\x03\x04"])
def test_a_file_that_is_no_such_thing_is_one_mistake(
    folder: Path, name: str, content: bytes
) -> None:
    (folder / "lore" / name).write_bytes(content)
    (mistake,) = told(folder)
    assert mistake.startswith(f"config/personas/yuri/lore/{name}:1: is no sound ")
    assert mistake.endswith("; save it anew, or as text")


@pytest.mark.parametrize(("name", "make"), [("a.pdf", a_pdf), ("a.docx", a_docx)])
def test_forty_damages_are_each_read_as_far_as_possible_or_told(
    folder: Path, name: str, make: object
) -> None:
    path, chance = folder / "lore" / name, Random(7)
    make(path)  # type: ignore[operator]
    sound = path.read_bytes()
    for _ in range(40):
        damaged = bytearray(
            sound[: chance.randrange(10, len(sound))] if chance.random() < 0.5 else sound
        )
        for _ in range(chance.randrange(1, 60)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(bytes(damaged))
        mistakes: list[Mistake] = []
        found = read_lore(folder, "config/personas/yuri", mistakes)
        assert len(found) + len(mistakes) == 1


def test_pictures_of_words_too_many_pages_and_too_many_bytes_are_told(
    folder: Path,
) -> None:
    path = folder / "lore" / "a.pdf"
    a_pdf(path, lines=())
    assert "holds no words, only pictures of them; save it as text" in told(folder)[0]
    a_pdf(path, pages=1001)
    assert "has 1001 pages, more than 1000" in told(folder)[0]
    path.unlink()
    (folder / "lore" / "b.txt").write_bytes(b"x" * (lore.MOST_BYTES + 1))
    assert "is larger than 20 MB" in told(folder)[0]
    (folder / "lore" / "b.txt").write_bytes(b"x" * (lore.MOST_LETTERS + 1))
    assert "holds more than 2,000,000 characters" in told(folder)[0]


def test_a_packed_file_that_unpacks_to_a_huge_one_is_told_before_it_is_unpacked(
    folder: Path,
) -> None:
    from zipfile import ZIP_DEFLATED, ZipFile

    with ZipFile(folder / "lore" / "a.docx", "w", ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 101_000_000)
    assert "unpacks to a huge one" in told(folder)[0]
