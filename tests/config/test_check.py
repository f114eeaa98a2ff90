"""What an author sees after a slip: file, line, what is wrong, and what to write instead."""

import re
import time
from pathlib import Path

import pytest

from agent.config.home import Home
from agent.config.read import all_mistakes, load_config, read_config
from agent.errors import ConfigWrong
from tests.houses import home_in, the_checkout


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_in(tmp_path / "home")


def change(home: Home, file: str, old: str, new: str) -> int:
    """Replace once, and tell the line (from 1) on which the new text stands."""
    path = home.config / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    changed = text.replace(old, new, 1)
    path.write_text(changed, encoding="utf-8")
    return changed[: changed.index(new)].count("\n") + 1


def told(home: Home) -> list[str]:
    return [str(mistake) for mistake in read_config(home).mistakes]


def test_the_starter_config_is_without_mistakes_and_read_in_under_a_second(home: Home) -> None:
    for path in (*home.config.rglob("*.yaml"), *home.config.rglob("*.md")):
        path.write_text(path.read_text("utf-8") + "\n\n", "utf-8")  # read by nobody before
    began = time.process_time()
    reading = read_config(home)
    assert [str(mistake) for mistake in reading.mistakes] == []
    assert time.process_time() - began < 1.0
    assert read_config(the_checkout()).mistakes == ()


def test_a_misspelt_key_names_its_line_and_the_key_that_was_meant(home: Home) -> None:
    line = change(home, "settings.yaml", "timeout_seconds: 120", "timeout_second: 120")
    assert told(home) == [
        f"config/settings.yaml:{line}: model.timeout_second: is no key here; did you mean timeout_seconds"
    ]


@pytest.mark.parametrize(
    "key", ["sk-abc123", "1234567890:AAE-fGhIjKlMnOpQrStUvWx", "A8f3kL0pQ2rS5tU7vW9xY1zB"]
)
def test_a_key_in_the_place_of_its_file_is_refused_and_never_repeated(home: Home, key: str) -> None:
    (home.config / "settings.yaml").write_text(f'model:\n  api_key_file: "{key}"\n', "utf-8")
    (mistake,) = told(home)
    assert mistake.startswith(
        "config/settings.yaml:2: model.api_key_file: this looks like the key itself; put it into"
    )
    assert key not in mistake


@pytest.mark.parametrize("file", ["settings.yaml", "feeds.yaml", "personas/corrow/persona.yaml"])
def test_an_emptied_file_is_one_mistake(home: Home, file: str) -> None:
    (home.config / file).write_text("\n", "utf-8")
    (mistake,) = told(home)
    assert mistake.startswith(f"config/{file}:1: the file is empty; bring it back")


def test_a_wrong_value_says_what_may_stand_there(home: Home) -> None:
    line = change(home, "settings.yaml", "provider: offline", "provider: chatgpt")
    (mistake,) = told(home)
    assert mistake.startswith(
        f"config/settings.yaml:{line}: model.provider: 'chatgpt' is not known"
    )
    assert "'offline' or 'openai'" in mistake


def test_every_mistake_in_all_files_is_told_at_once(home: Home) -> None:
    change(home, "settings.yaml", "every_minutes: 30", "every_minutes: soon")
    change(home, "personas/yuri/persona.yaml", "zone: Asia/Shanghai", "zone: Asia/Shanghia")
    change(home, "personas/corrow/persona.yaml", "operator:", "operater:")
    files = {mistake.split(":")[0] for mistake in told(home)}
    assert files == {
        "config/settings.yaml",
        "config/personas/yuri/persona.yaml",
        "config/personas/corrow/persona.yaml",
    }
    for mistake in told(home):
        assert re.match(r"[\w/.-]+:\d+: .+; .+|.+did you mean .+", mistake), mistake


def test_feeds_that_cannot_be_read_are_told_with_their_lines_and_stop_no_house(home: Home) -> None:
    lines = ["feeds:", "- url: example.org/rss", "- {url: 'https://a.example/'}", "# again",
             "- {url: 'https://a.example/'}", "- {url: 'ftp://x/y'}", "- {url: here.xml}"]  # fmt: skip
    (home.config / "feeds.yaml").write_text("\n".join(lines), "utf-8")
    (home.path / "here.xml").write_text("<rss/>", "utf-8")
    reading = read_config(home)
    assert reading.mistakes == ()
    assert [str(mistake) for mistake in all_mistakes(home, reading)] == [
        f"config/feeds.yaml:2: feeds[1].url: there is no file example.org/rss in {home.path};"
        " if it is an address: https://example.org/rss",
        "config/feeds.yaml:5: feeds[3].url: https://a.example/ stands already in line 3; keep one of them",
        "config/feeds.yaml:6: feeds[4].url: ftp://x/y is no web address; write one that begins with https://",
    ]


def test_feeds_of_which_only_remarks_are_there_are_none(home: Home) -> None:
    (home.config / "feeds.yaml").write_text("feeds:\n  # - {url: x}\n", "utf-8")
    assert load_config(home).feeds.feeds == ()


def test_broken_yaml_names_the_line(home: Home) -> None:
    (home.config / "feeds.yaml").write_text("feeds:\n  - url: [oops\n", encoding="utf-8")
    (mistake,) = told(home)
    assert re.match(r"config/feeds.yaml:[23]: ", mistake)


def test_a_key_that_stands_twice_is_a_mistake(home: Home) -> None:
    (home.config / "feeds.yaml").write_text("feeds: []\nfeeds: []\n", encoding="utf-8")
    assert told(home) == ["config/feeds.yaml:2: the key 'feeds' stands twice; keep one of them"]


def test_a_canon_line_that_says_what_she_never_says_is_found(home: Home) -> None:
    path = home.config / "personas/yuri/canon.md"
    path.write_text(path.read_text("utf-8") + "\n- 众所周知，猫不看监控。\n", encoding="utf-8")
    line = path.read_text("utf-8").rstrip("\n").count("\n") + 1
    change(home, "personas/yuri/persona.yaml", "  never_says:\n", "  never_says:\n    - 众所周知\n")
    assert any(f"canon.md:{line}: says '众所周知'" in mistake for mistake in told(home))


def test_a_frame_with_a_wrong_slot_is_found(home: Home) -> None:
    line = change(home, "personas/yuri/frames.yaml", "- 「{piece}」念到", "- 「{peace}」念到")
    (mistake,) = told(home)
    assert f"frames.yaml:{line}: story[1]" in mistake
    assert "write {piece}" in mistake


def test_a_frame_that_says_what_she_never_says_is_found(home: Home) -> None:
    change(home, "personas/yuri/persona.yaml", "  never_says:\n", "  never_says:\n    - 念到\n")
    text = (home.config / "personas/yuri/frames.yaml").read_text("utf-8")
    line = text[: text.index("- 「{piece}」念到")].count("\n") + 1
    first = next(mistake for mistake in told(home) if "frames.yaml" in mistake)
    wanted = "story[1]: says '念到', which she never says; change the frame"
    assert first == f"config/personas/yuri/frames.yaml:{line}: {wanted}"


def test_a_missing_prompt_and_a_broken_template_are_mistakes(home: Home) -> None:
    (home.config / "prompts" / "judge.md").unlink()
    change(home, "prompts/occasion.md", "{% if threads %}", "{% if threads }")
    found = told(home)
    assert any("judge.md:1: is missing" in mistake for mistake in found)
    assert any("occasion.md" in mistake for mistake in found)


def test_a_name_that_no_prompt_is_given_is_a_mistake(home: Home) -> None:
    line = change(home, "prompts/occasion.md", "{{ today }}", "{{ todya }}")
    (mistake,) = told(home)
    assert mistake.startswith(f"config/prompts/occasion.md:{line}: nothing is called 'todya'")


def test_load_raises_all_of_it(home: Home) -> None:
    change(home, "settings.yaml", "port: 8722", "port: 872200")
    with pytest.raises(ConfigWrong) as wrong:
        load_config(home)
    assert "desk.port" in wrong.value.message


def test_an_openai_provider_without_a_model_name_is_a_mistake(home: Home) -> None:
    change(home, "settings.yaml", "provider: offline", "provider: openai")
    assert any("model.name: is missing" in mistake for mistake in told(home))


def test_a_mistake_inside_a_list_names_the_keys_that_may_stand_there(home: Home) -> None:
    line = change(home, "personas/yuri/persona.yaml", "  - about: AI", "  - abuot: AI")
    found = told(home)
    assert (
        f"config/personas/yuri/persona.yaml:{line}: stances[1].abuot: is no key here; did you mean about"
        in found
    )
    assert any("stances[1].about: is missing; add it: The subject" in mistake for mistake in found)


def test_a_mistake_inside_an_optional_part_names_its_keys(home: Home) -> None:
    line = change(home, "personas/yuri/persona.yaml", "once_in:", "onec_in:")
    wanted = f"persona.yaml:{line}: voice.catchphrase.onec_in: is no key here; did you mean once_in"
    assert any(wanted in mistake for mistake in told(home))


def test_words_that_do_not_say_that_an_ai_wrote_it_are_a_mistake_in_any_language(
    home: Home,
) -> None:
    file = "personas/corrow/persona.yaml"
    line = change(home, file, "en: AI-written · Corrow Light is an invented persona", 'en: ""')
    change(home, file, "ja: AI生成・Corrow Light は架空のペルソナです", "ja: 灯台です")
    empty, silent = told(home)
    wanted = "disclosure.words.en: '' does not say that an AI wrote it; write AI-written"
    assert empty == f"config/{file}:{line}: {wanted}"
    assert silent.startswith(f"config/{file}:{line + 2}: disclosure.words.ja: '灯台です'")


def test_a_sponsor_s_words_are_never_empty(home: Home) -> None:
    file = "personas/yuri/persona.yaml"
    line = change(home, file, "en: has worked with The North Face", 'en: " "')
    (mistake,) = told(home)
    assert mistake.startswith(f"config/{file}:{line}: The North Face's words in en are empty; ")


PLAIN = {
    ("voice:\n  # What she does.\n  does:\n", "voice:\n  does: []\n  nothing:\n"): (
        "voice.does: has too few entries (0); write at least 1"
    ),
    ("lead_hours: 5", "lead_hours: soon"): (
        "rhythm.lead_hours: 'soon' is no number; write it in digits"
    ),
    ("lead_hours: 5", "lead_hours: 100"): ("rhythm.lead_hours: 100 is too large; write 72 or less"),
    ("channels: [page]", "channels: page"): (
        "channels: 'page' is no list; write each entry on a line of its own that begins with -"
    ),
    ("kind: pamphlet", "kind: 12"): "works[2].kind: 12 is no text; put it in quotes",
    ("kind: pamphlet", 'kind: ""'): (
        "works[2].kind: is empty; write it, or take the key out if it may be left out"
    ),
}


@pytest.mark.parametrize("slip", PLAIN, ids=lambda slip: slip[1])
def test_a_wrong_value_is_told_in_plain_words_with_the_mend(
    home: Home, slip: tuple[str, str]
) -> None:
    file = "personas/corrow/persona.yaml"
    change(home, file, *slip)
    (found,) = [mistake for mistake in told(home) if "is no key" not in mistake]
    assert found.split(": ", 1)[1] == PLAIN[slip]


def test_a_tab_is_told_as_a_tab(home: Home) -> None:
    (home.config / "feeds.yaml").write_text("feeds:\n\t- url: x\n", encoding="utf-8")
    assert told(home) == [
        "config/feeds.yaml:2: a tab stands in this line's indent; write spaces instead"
    ]


def test_a_tab_further_on_is_not_blamed_for_another_slip(home: Home) -> None:
    (home.config / "feeds.yaml").write_text("feeds: [a,\tb]]\n", encoding="utf-8")
    (mistake,) = told(home)
    assert "tab" not in mistake


def test_two_personas_of_one_name_are_a_mistake(home: Home) -> None:
    file = "personas/yuri/persona.yaml"
    line = change(home, file, "  name: YURI", "  name: corrow light")
    (mistake,) = told(home)
    wanted = "identity.name: corrow is called 'corrow light', too; give one of them another name"
    assert mistake == f"config/{file}:{line}: {wanted}"


SLIPS = {
    "- ": "the item is empty",
    "-": "the item is empty",
    "-The kettle was on.": "no space stands behind the -",
    "*The kettle was on.": "no space stands behind the *",
    "## The kettle {tea kettle": "the braces are not one closed pair at the end",
    "## The kettle {tea {kettle}": "the braces are not one closed pair at the end",
    "## The kettle {tea} and the pot": "the braces are not one closed pair at the end",
}


@pytest.mark.parametrize("row", SLIPS)
def test_a_row_of_canon_that_would_not_be_read_as_meant_is_a_mistake(home: Home, row: str) -> None:
    path = home.config / "personas/corrow/canon.md"
    text = path.read_text("utf-8").rstrip("\n") + "\n"
    path.write_text(f"{text}{row}\n", encoding="utf-8")
    (mistake,) = told(home)
    assert mistake.startswith(
        f"config/personas/corrow/canon.md:{text.count(chr(10)) + 1}: {SLIPS[row]}"
    )


@pytest.mark.parametrize(
    "row", ["---", "***", "*leaning* on the rail", "**Note**", "A remark.", ""]
)
def test_rows_of_canon_that_are_no_lines_of_hers_are_left_alone(home: Home, row: str) -> None:
    path = home.config / "personas/corrow/canon.md"
    path.write_text(f"{path.read_text('utf-8')}\n{row}\n", encoding="utf-8")
    assert told(home) == []
