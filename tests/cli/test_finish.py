"""What finishing a casting says: whose she is, only where her file leaves it open."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from agent.cli.app import selfsame
from agent.config.casting.folder import add_canon, make_casting, read_state
from agent.config.casting.material import Material


@pytest.mark.parametrize("unofficial", [True, False])
def test_she_is_called_unofficial_only_where_her_file_says_so(
    fresh: Path, unofficial: bool
) -> None:
    from agent.config.home import Home

    home = Home(fresh)
    lines = tuple(f"Bucket {n} is the one that leaks, and it knows." for n in range(24))
    made = make_casting(home, "mole", Material(lines, {}, "", "en", 1, ()), "Mole", "Tide Label")
    add_canon(made, read_state(made).pool)
    file = made / "persona.yaml"
    text = file.read_text("utf-8").replace('"example: ', '"hers: ')
    text = text.replace("keywords: [", "keywords: [lamp, ")
    file.write_text(
        text.replace("unofficial: true", f"unofficial: {str(unofficial).lower()}"), "utf-8"
    )
    done = CliRunner().invoke(selfsame, ["--home", str(fresh), "persona", "finish", "mole"])
    assert done.exit_code == 0, done.output
    assert "mole is one of them now" in done.output
    assert ("marked unofficial" in done.output) == unofficial
