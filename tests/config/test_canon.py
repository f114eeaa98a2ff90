"""canon.md: lines, eras, and a line more."""

from pathlib import Path

import pytest

from agent.config.canon import canon_slips, read_canon
from agent.config.canon_file import add_line, with_line
from agent.config.personas import read_persona
from agent.errors import ConfigWrong
from agent.types.persona import PersonaFile
from tests.houses import the_checkout

CONFIG = the_checkout().config

OLD = """<!-- how she began -->
# First {en}

## Weather {rain}
- It isn't drizzle if you can hear it.

# 2026-03-01, after the move {en}
## Ferries
- A ferry is a street that  leaves.

# 日本語 {ja}
- 雨は音で数える。
<!-- keep this last -->
"""


def eras(text: str) -> list[tuple[str, str, str]]:
    return [(line.era, line.language, line.text) for line, _ in read_canon(text, "zh")]


def test_a_date_in_a_heading_begins_an_era_that_deeper_headings_stay_in() -> None:
    assert eras(OLD) == [
        ("", "en", "It isn't drizzle if you can hear it."),
        ("2026-03-01", "en", "A ferry is a street that  leaves."),
        ("", "ja", "雨は音で数える。"),
    ]
    assert canon_slips("# 2026-13-01 {en}\n") == ((1, "2026-13-01 is no day; write # 2026-03-01"),)


def test_a_line_goes_to_the_end_of_the_present_era_and_everything_else_stays() -> None:
    new = with_line(OLD, "Gulls read menus.", "zh", "en")
    added = "- A ferry is a street that  leaves.\n- Gulls read menus.\n"
    assert new == OLD.replace("- A ferry is a street that  leaves.\n", added)


def test_a_language_without_a_line_in_the_present_era_gets_a_heading_of_it() -> None:
    new = with_line(OLD, "波は二度言う。", "zh", "ja")
    assert new == OLD + "\n# 2026-03-01 {ja}\n- 波は二度言う。\n"
    assert eras(new)[-1] == ("2026-03-01", "ja", "波は二度言う。")


def test_an_era_may_be_begun_with_a_line() -> None:
    new = with_line(OLD, "Gulls read menus.", "zh", "en", begin="2026-09-01")
    assert new.startswith(OLD)
    assert eras(new)[-1] == ("2026-09-01", "en", "Gulls read menus.")


def test_without_eras_the_line_joins_the_last_ones_in_its_language() -> None:
    plain = "# A {en}\n- One is enough.\n# B {ja}\n- 一つで足りる。\n"
    assert with_line(plain, "Two is a crowd.", "zh", "en").splitlines()[2] == "- Two is a crowd."


def test_a_line_that_would_be_a_mistake_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "canon.md"
    before = (CONFIG / "personas/corrow/canon.md").read_bytes()
    path.write_bytes(before)
    with pytest.raises(ConfigWrong, match="stands already"):
        add_line(path, corrow(), read_canon(before.decode(), "en")[0][0].text, "en")
    assert path.read_bytes() == before


def corrow() -> PersonaFile:
    read = read_persona(CONFIG / "personas/corrow", "corrow", [])
    assert read is not None
    return read.file
