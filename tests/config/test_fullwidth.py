"""What is typed first with a Chinese or Japanese keyboard: full-width signs, and files that are no UTF-8."""

from pathlib import Path

import pytest

from agent.config.canon import canon_slips
from agent.config.casting.folder import add_canon, casting_mistakes, make_casting
from agent.config.casting.material import Material
from agent.config.documents import Mistake, YamlDocument, parse_yaml, read_yaml
from agent.config.home import Home
from agent.config.read import read_config
from agent.errors import ConfigWrong
from tests.houses import home_in, the_checkout

YURI = "config/personas/yuri/persona.yaml"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_in(tmp_path / "home")


def after(home: Home, old: str, new: str) -> tuple[int, list[str]]:
    """The line on which the new text stands, and what check tells of her file."""
    path = home.config / "personas" / "yuri" / "persona.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    line = text[: text.index(old)].count("\n") + 1
    return line, [str(m) for m in read_config(home).mistakes if m.file == YURI]


def joined(text: str) -> tuple[tuple[int, str], ...]:
    document = parse_yaml(text, "x.yaml")
    assert isinstance(document, YamlDocument)
    return document.joined


def test_a_full_width_colon_is_told_on_its_own_line(home: Home) -> None:
    line, told = after(home, "    weight: 3\n", "    weight：3\n")
    assert told == [f"{YURI}:{line}: a full-width ： stands behind weight; write : and a space"]


def test_a_full_width_colon_that_yaml_swallows_is_told_on_its_own_line(home: Home) -> None:
    line, told = after(home, "  at_most: 1\n", "  at_most：1\n")
    assert f"{YURI}:{line}: a full-width ： stands behind at_most; write : and a space" in told


@pytest.mark.parametrize("indent", ["　　", "  　", "　"])
def test_a_full_width_space_in_an_indent_is_told_on_its_own_line(home: Home, indent: str) -> None:
    line, told = after(home, "    weight: 3\n", f"{indent}weight: 3\n")
    words = "a full-width space stands in the indent; write half-width spaces"
    assert f"{YURI}:{line}: {words}" in told


def test_full_width_brackets_and_list_marks_are_told_on_their_own_line(home: Home) -> None:
    line, told = after(home, "  quiet_days: []", "  quiet_days: ［mon］")
    assert f"{YURI}:{line}: a full-width ［ stands there" in told[0]
    found = parse_yaml("does:\n  - a\n  ・ b: c\n  - d\n", "x.yaml")
    assert str(found) == "x.yaml:3: ・ is no list mark; write - and a space"


def test_keywords_without_half_width_commas_are_told_as_one_word() -> None:
    mend = "separate with , (half-width), or put it in quotes if one is meant"
    told = joined("keywords: [雨、雪、天気]\nbanned:\n  - a\nnever_says: [真的，真的]\n")
    assert told == (
        (1, f"'雨、雪、天気' is read as one word; {mend}"),
        (4, f"'真的，真的' is read as one word; {mend}"),
    )
    assert joined("also_called:\n  - 雨\n  - 雪、霰\n")[0][0] == 3


def test_one_phrase_with_a_comma_may_stand_in_quotes_or_on_its_own_line() -> None:
    assert joined('never_says: ["皆さん、こんにちは"]\nkeywords: ["a、b"]\n') == ()
    assert joined("never_says:\n  - 皆さん、こんにちは\nwho: [我叫雨，是 AI]\n") == ()


def test_keywords_that_were_read_as_one_are_a_mistake_of_her_file(home: Home) -> None:
    line, told = after(home, "  also_called: [", "  also_called: [百合、ユリ, ")
    assert len(told) == 1
    assert told[0].startswith(f"{YURI}:{line}: '百合、ユリ' is read as one word")


@pytest.mark.parametrize("mark", ["・", "＊", "－", "—", "•"])
def test_a_list_mark_that_canon_does_not_know_is_told_with_its_line(mark: str) -> None:
    words = f"{mark} is no list mark, so the line is not read; write - and a space"
    assert canon_slips(f"# x {{ja}}\n- 雨\n{mark} 雪は白い\n") == ((3, words),)
    assert canon_slips(f"{mark}雪は白い\n") == ((1, words),)


def test_full_width_headings_braces_and_indents_in_a_canon_are_told() -> None:
    told = dict(canon_slips("＃ 日本語\n# 日本語 ｛ja｝\n　- 雨\n  - 雪\n- 空、それから雲\n"))
    assert told[1] == "＃ begins no heading; write # and a space"
    assert "braces" in told[2]
    assert "indented" in told[3]
    assert "indented" in told[4]
    assert 5 not in told


def test_the_canons_that_we_ship_have_no_slip() -> None:
    for path in the_checkout().config.glob("personas/*/canon.md"):
        assert canon_slips(path.read_text("utf-8")) == ()


def test_a_file_that_is_no_utf_8_is_told_with_its_line_and_without_the_codecs_words(
    tmp_path: Path,
) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"name: a\nwho: " + "百合".encode("gb18030"))
    assert str(read_yaml(file, "x.yaml")) == (
        "x.yaml:1: is not saved as UTF-8 (line 2 cannot be read); save it as UTF-8 in your editor"
    )
    file.write_text("name: a", "utf-16")
    assert str(read_yaml(file, "x.yaml")) == "x.yaml:1: is saved as UTF-16; save it as UTF-8"


def test_a_missing_or_unreadable_file_is_told_without_error_numbers(home: Home) -> None:
    canon = home.config / "personas" / "yuri" / "canon.md"
    canon.unlink()
    (told,) = [str(m) for m in read_config(home).mistakes if m.file.endswith("canon.md")]
    assert "the file is missing; " in told
    assert "Errno" not in told
    canon.mkdir()
    assert "Errno" not in " ".join(str(m) for m in read_config(home).mistakes)


def test_lists_of_names_without_half_width_commas_are_told_and_told_once(home: Home) -> None:
    line, told = after(home, "languages: [zh, ja, en]", "languages: [zh，ja，en]")
    assert len(told) == 1
    assert told[0].startswith(f"{YURI}:{line}: 'zh，ja，en' is read as one word")


def test_a_list_is_not_called_short_for_an_entry_that_is_wrong(home: Home) -> None:
    _, told = after(home, '"21:30-23:50"', '"21:30－23:50"')
    assert len(told) == 1
    assert "is no window" in told[0]


def test_one_being_cast_whose_file_is_no_utf_8_or_gone_is_told_too(home: Home) -> None:
    material = Material(("雨の日は窓の音が長い。",), {}, "", "ja", 1, ())
    folder = make_casting(home, "mio", material, "ミオ", "Tide Label")
    file = folder / "persona.yaml"
    file.write_bytes(file.read_text("utf-8").encode("gb18030", "replace"))
    told = "\n".join(casting_mistakes(home, "mio"))
    assert "persona.yaml:1: is not saved as UTF-8 (line 2 cannot be read)" in told
    file.unlink()
    assert "persona.yaml:1: the file is missing" in "\n".join(casting_mistakes(home, "mio"))
    (folder / "canon.md").write_bytes("雨".encode("shift_jis"))
    with pytest.raises(ConfigWrong, match=r"casting/mio/canon\.md:1: is not saved as UTF-8"):
        add_canon(folder, ["x"])


def test_a_canon_saved_with_a_byte_order_mark_keeps_its_first_heading(home: Home) -> None:
    canon = home.config / "personas" / "yuri" / "canon.md"
    canon.write_text("# 日本語 {ja}\n- 雨\n\n# 中文 {zh}\n" + canon.read_text("utf-8"), "utf-8-sig")
    config = read_config(home).config
    assert config is not None
    assert config.personas["yuri"].canon[0].language == "ja"


def test_a_mistake_of_another_kind_stays_what_it_was() -> None:
    found = parse_yaml("a: [1\nwho:\n  - AI：我\n", "x.yaml")
    assert isinstance(found, Mistake)
    assert "full-width" not in found.words or found.line == 3
