"""A persona begun from what her people have: read, set out in files, and kept apart until she is finished."""

import re
from pathlib import Path

import pytest
from docx import Document

from agent.config.casting.folder import (
    STATE,
    add_canon,
    casting_mistakes,
    castings,
    finish_casting,
    keep_refused,
    make_casting,
    read_state,
)
from agent.config.casting.material import Material, read_material
from agent.config.documents import YamlDocument, read_yaml
from agent.config.home import Home
from agent.config.read import read_config
from agent.errors import ConfigWrong, HomeFault, NotThere
from agent.newsroom.config import live_config
from tests.houses import home_in

CAPTION = "The lamp was on, and nobody had asked it to be."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mat").mkdir()
    return tmp_path / "mat"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return home_in(tmp_path_factory.mktemp("casting") / "home")


def lines_of(folder: Path, name: str, text: str) -> tuple[str, ...]:
    (folder / name).write_text(text, "utf-8")
    return read_material(folder).lines


def test_each_line_of_a_text_is_a_line_once(folder: Path) -> None:
    assert lines_of(folder, "a.txt", f"{CAPTION}\n\n{CAPTION}\nshort\n") == (CAPTION,)


def test_markdown_loses_its_signs_and_headings(folder: Path) -> None:
    text = f"# The captions of spring\n- **{CAPTION}**\n> The [gulls](https://example.org) left early.\n"
    assert lines_of(folder, "a.md", text) == (CAPTION, "The gulls left early.")


def test_of_a_table_the_column_with_the_writing_is_read(folder: Path) -> None:
    table = f'date;picture;caption\n2025-01-01;https://example.org/a.png;"{CAPTION}"\n'
    assert lines_of(folder, "a.csv", table) == (CAPTION,)


def test_a_word_file_is_read_by_its_paragraphs(folder: Path) -> None:
    document = Document()
    document.add_paragraph(CAPTION)
    document.save(str(folder / "a.docx"))
    assert read_material(folder).lines == (CAPTION,)


def test_a_long_text_is_cut_into_sentences_and_kept_as_lore(folder: Path) -> None:
    long = " ".join(f"On night {number} the harbour kept its own count." for number in range(30))
    (folder / "story.txt").write_text(long, "utf-8")
    found = read_material(folder)
    assert found.lines[0] == "On night 0 the harbour kept its own count."
    assert list(found.texts) == ["story.txt"]


def test_the_language_is_that_of_most_of_the_material_and_other_lines_are_left_out(
    folder: Path,
) -> None:
    (folder / "a.txt").write_text(
        f"雨は音で数える。傘は数えない。\n夜の自販機は返事が早い。\n{CAPTION[:20]}", "utf-8"
    )
    found = read_material(folder)
    assert found.language == "ja"
    assert len(found.lines) == 2


def test_old_encodings_are_read(folder: Path) -> None:
    text = "路灯熄得比天亮晚一点，没有人怪它。\n末班车照常报完最后一站，满车空车一个价。\n" * 3
    (folder / "a.txt").write_bytes(text.encode("gb18030"))
    assert read_material(folder).lines[0] == "路灯熄得比天亮晚一点，没有人怪它。"


def test_a_damaged_file_is_told_and_the_rest_is_read(folder: Path) -> None:
    (folder / "bad.docx").write_bytes(b"no zip")
    (folder / "a.txt").write_text(CAPTION, "utf-8")
    found = read_material(folder)
    assert found.lines == (CAPTION,)
    assert "bad.docx is no sound Word file" in found.unread[0]


def test_a_folder_without_words_is_told(folder: Path) -> None:
    with pytest.raises(NotThere, match="no text that could be read"):
        read_material(folder)


def material(*more: str) -> Material:
    lines = tuple(f"Bucket {n} is the one that leaks, and it knows." for n in range(40))
    return Material(
        (*lines, *more), {"bio/about her.txt": "She counts."}, "She counts.", "en", 2, ()
    )


@pytest.mark.parametrize("language", ["zh", "ja", "en"])
def test_what_is_made_lacks_nothing_but_canon(home: Home, language: str) -> None:
    rows = {"zh": "路灯熄得比天亮晚一点。", "ja": "夜の自販機は返事が早い。", "en": CAPTION}
    name = f"new-{language}"
    told = Material((rows[language],), {}, "", language, 1, ())  # type: ignore[arg-type]
    make_casting(home, name, told, "Newcomer", "Tide Label")
    short, *examples = casting_mistakes(home, name)
    assert short.startswith(f"config/casting/{name}/canon.md:1: 0 lines in {language}")
    assert len(examples) == 9
    assert all("is still the example" in each for each in examples)
    file = home.config / "casting" / name / "persona.yaml"
    file.write_text(re.sub("例：|example: ", "", file.read_text("utf-8")), "utf-8")
    _, *borrowed = casting_mistakes(home, name)
    assert len(borrowed) == 3, "under another name they'd still find the example's news"


def test_she_never_says_what_assistants_say_and_her_material_does_not(home: Home) -> None:
    folder = make_casting(home, "loud", material("What a night for delving!"), "Loud", "Tide Label")
    document = read_yaml(folder / "persona.yaml", "persona.yaml")
    assert isinstance(document, YamlDocument)
    never = document.data["voice"]["never_says"]
    assert "game-changer" in never
    assert "!" not in never
    assert "delve" in never  # “delving” is no “delve”


NOBODY = "the people who run this installation (a reconstruction; not the label itself)"


def begun(home: Home, name: str, language: str, operator: str, line: str = CAPTION) -> Path:
    told = Material((line,), {}, "", language, 1, ())  # type: ignore[arg-type]
    return make_casting(home, name, told, "Newcomer", operator)


@pytest.mark.parametrize(
    ("language", "first"), [("zh", "例："), ("ja", "例："), ("en", "example: ")]
)
def test_who_answers_for_her_begins_in_her_language_and_must_be_written_over(
    home: Home, language: str, first: str
) -> None:
    folder = begun(home, f"whose-{language}", language, NOBODY)
    document = read_yaml(folder / "persona.yaml", "persona.yaml")
    assert isinstance(document, YamlDocument)
    assert document.data["disclosure"]["operator"].startswith(first)
    line = document.line(("disclosure", "operator"))
    shown = f"config/casting/whose-{language}/persona.yaml:{line}: is still the example"
    assert any(each.startswith(shown) for each in casting_mistakes(home, folder.name))


def test_nobodys_name_of_the_starter_label_is_no_operator(home: Home) -> None:
    folder = begun(home, "nobodys", "en", "Tide Label")
    file = folder / "persona.yaml"
    before = casting_mistakes(home, "nobodys")
    file.write_text(file.read_text("utf-8").replace('"Tide Label"', f'"{NOBODY}"'), "utf-8")
    assert NOBODY in file.read_text("utf-8")
    assert len(casting_mistakes(home, "nobodys")) == len(before) + 1


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_the_head_of_her_canon_and_of_what_was_refused_is_in_her_language(
    home: Home, language: str
) -> None:
    folder = begun(home, f"head-{language}", language, "Tide Label", "夜は長い。")
    keep_refused(folder, ["x"], ["y"])
    for name in ("canon.md", "not_her.md"):
        text = (folder / name).read_text("utf-8").replace("Newcomer", "").replace("Tide", "")
        assert not re.search("[a-z]{4}", text), name


@pytest.mark.parametrize("language", ["zh", "ja", "en"])
def test_her_first_line_is_never_shorter_than_her_file_allows(home: Home, language: str) -> None:
    folder = begun(home, f"short-{language}", language, "Tide Label", CAPTION * 4)
    data = {name: read_yaml(folder / f"{name}.yaml", name) for name in ("persona", "frames")}
    persona, frames = data["persona"], data["frames"]
    assert isinstance(persona, YamlDocument)
    assert isinstance(frames, YamlDocument)
    least = persona.data["voice"]["length"][language]["at_least"]
    assert least <= min(map(len, frames.data["welcome"]))


def test_her_longer_texts_are_her_lore(home: Home) -> None:
    folder = make_casting(home, "lore", material(), "Lore", "Tide Label")
    assert (folder / "lore" / "bio-about-her.md").read_text("utf-8") == "She counts.\n"


def test_one_being_cast_disturbs_nobody(home: Home) -> None:
    live = live_config(home)
    folder = make_casting(home, "draft", material(), "Draft", "Tide Label")
    (folder / "persona.yaml").write_text("identity: [", "utf-8")
    assert read_config(home).mistakes == ()
    assert live.current() is live.last
    assert "draft" not in home.persona_names
    assert "draft" in castings(home)


def test_a_name_that_is_taken_or_no_folder_is_refused(home: Home) -> None:
    for name in ("yuri", "../out", "Upper", ""):
        with pytest.raises(HomeFault):
            make_casting(home, name, material(), "X", "Tide Label")


def write_over(file: Path) -> None:
    """As an owner would, who knows what is hers."""
    file.write_text(_made_hers(file.read_text("utf-8")), "utf-8")


def test_finishing_checks_her_and_moves_her_in(tmp_path: Path) -> None:
    home = home_in(tmp_path / "own")
    folder = make_casting(home, "mole", material(), "The Mole", "Tide Label")
    with pytest.raises(ConfigWrong, match=r"config/casting/mole/canon\.md:1: 0 lines in en"):
        finish_casting(home, "mole", [])
    add_canon(folder, read_state(folder).pool[:24])
    write_over(folder / "persona.yaml")
    finish_casting(home, "mole", ["Don't end with a question"])
    config = read_config(home).config
    assert config is not None
    persona = config.persona("mole")
    assert persona.file.voice.never == ("Don't end with a question",)
    assert len(persona.canon) == 24
    assert not folder.exists()
    assert not (home.config / "personas" / "mole" / STATE).exists()


def _made_hers(text: str) -> str:
    """The examples written over."""
    return text.replace('"example: ', '"hers: ').replace("keywords: [", "keywords: [lamp, ")
