"""What an author sees and does on the page of a persona's files, and on the casting page."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import insert, select

from agent.config.casting.folder import Round, add_canon, keep_state, make_casting, read_state
from agent.config.casting.material import read_material
from agent.config.home import Home
from agent.config.read import Config, load_config
from agent.database.tables import audit, persona_versions
from agent.desk import DeskTools, Server, make_app, serve
from agent.desk.persona_rows import sha
from tests.desk.tuned import tuning_in
from tests.houses import home_in

FRAMES = "config/personas/corrow/frames.yaml"


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Config]:
    home = home_in(tmp_path_factory.mktemp("tuned") / "home")
    secret = home.config / "personas" / "corrow" / "sealed.yaml"
    secret.write_text("secrets: [the lamp is lit on the ninth]\n", "utf-8")
    return home, load_config(home)


@pytest.fixture
def home(starter: tuple[Home, Config], tmp_path: Path) -> Home:
    shutil.copytree(starter[0].path, tmp_path / "own")
    return Home(tmp_path / "own")


@pytest.fixture
def desk(tools: DeskTools, home: Home, starter: tuple[Home, Config]) -> Iterator[Server]:
    tuning = tuning_in(home, tools.database, tools.clocks)
    own = replace(tools, tuning=tuning, personas=lambda: starter[1].personas)
    server = serve(make_app(own), 0)
    yield server
    server.stop()


def file_of(home: Home, path: str = "frames.yaml") -> Path:
    return home.config / "personas" / "corrow" / path


def mark(shown: str) -> str:
    return shown.split('name="seen" value="')[1].split('"')[0]


def sent(browse: httpx.Client, file: str, text: str, **more: str) -> httpx.Response:
    seen = mark(browse.get("/persona/corrow", params={"file": file}).text)
    given = {"file": file, "text": text.replace("\n", "\r\n"), "seen": seen, **more}
    return browse.post("/persona/corrow", data=given)


def test_her_texts_are_listed_and_what_is_sealed_is_never_shown(browse: httpx.Client) -> None:
    shown = browse.get("/persona/corrow").text
    assert all(path in shown for path in ("canon.md", "frames.yaml", "lore/world.md"))
    assert "sealed" not in shown
    for path in ("sealed.yaml", "../yuri/persona.yaml", "/etc/hostname", "../../settings.yaml"):
        told = browse.get("/persona/corrow", params={"file": path})
        assert told.status_code == 404
        assert "lamp is lit" not in told.text


def test_a_mistake_is_marked_at_its_line_with_the_mend_and_nothing_can_be_saved(
    browse: httpx.Client, home: Home
) -> None:
    before = file_of(home, "persona.yaml").read_text("utf-8")
    told = sent(browse, "persona.yaml", before.replace("  name: Corrow", "  nome: Corrow", 1)).text
    line = before[: before.index("  name: Corrow")].count("\n") + 1
    assert f'<span class="number">{line}</span><code>  nome: Corrow Light</code><p>' in told
    assert "did you mean name" in told
    assert 'value="save"' not in told
    assert file_of(home, "persona.yaml").read_text("utf-8") == before


def test_what_if_shows_both_versions_and_saves_nothing(browse: httpx.Client, home: Home) -> None:
    before = file_of(home, "persona.yaml").read_text("utf-8")
    told = sent(
        browse, "persona.yaml", before.replace("name: Corrow Light", "name: Corrow Lamp")
    ).text
    assert "Corrow Light 2" in told
    assert "Corrow Lamp 2" in told
    assert 'value="save"' in told
    assert file_of(home, "persona.yaml").read_text("utf-8") == before


def test_a_saved_edit_keeps_comments_and_order_and_bears_a_name(
    browse: httpx.Client, home: Home, tools: DeskTools
) -> None:
    before = file_of(home).read_text("utf-8")
    text = before.replace("wants reading twice", "wants reading three times", 1)
    assert text != before
    done = sent(browse, "frames.yaml", text, tried=sha(text), do="save")
    assert done.headers["location"] == "/persona/corrow?file=frames.yaml&did=saved"
    assert file_of(home).read_text("utf-8") == text
    with tools.database.read.connect() as connection:
        row = connection.execute(select(audit).where(audit.c.subject == "persona:corrow")).one()
    assert (row.who, row.action, row.why) == ("mara", "edit persona", "frames.yaml")
    assert row.became == load_config(home).personas["corrow"].version


def test_a_text_that_was_not_looked_at_is_tried_and_not_saved(
    browse: httpx.Client, home: Home
) -> None:
    before = file_of(home).read_text("utf-8")
    told = sent(browse, "frames.yaml", before + "\n# more\n", tried=sha(before), do="save")
    assert "As edited" in told.text
    assert file_of(home).read_text("utf-8") == before


def test_a_broken_text_is_refused_even_if_it_claims_to_have_been_tried(
    browse: httpx.Client, home: Home
) -> None:
    before, broken = file_of(home).read_text("utf-8"), "story: [\n"
    told = sent(browse, "frames.yaml", broken, tried=sha(broken), do="save")
    assert told.status_code == 409
    assert "1 mistake" in told.text
    assert file_of(home).read_text("utf-8") == before


def test_a_file_that_changed_meanwhile_is_shown_and_not_written_over(
    browse: httpx.Client, home: Home
) -> None:
    before = file_of(home).read_text("utf-8")
    seen = mark(browse.get("/persona/corrow", params={"file": "frames.yaml"}).text)
    theirs, mine = before + "# theirs\n", before + "# mine\n"
    file_of(home).write_text(theirs, "utf-8")
    given = {"file": "frames.yaml", "text": mine, "seen": seen, "tried": sha(mine), "do": "save"}
    told = browse.post("/persona/corrow", data=given)
    assert told.status_code == 409
    assert "theirs</del>" in told.text
    assert "mine</ins>" in told.text
    assert mark(told.text) != seen
    assert file_of(home).read_text("utf-8") == theirs


def test_changes_are_shown_word_by_word_with_their_days(
    browse: httpx.Client, tools: DeskTools
) -> None:
    files = ({"canon.md": "- It rains.\n"}, {"canon.md": "- It drizzles.\n"})
    rows = [
        {"version": f"v{at}", "persona": "corrow", "files": each, "prompts": {"judge": "Be kind."},
         "first_at": tools.clocks.world.now().replace(day=9 + at)}
        for at, each in enumerate(files)
    ]  # fmt: skip
    with tools.database.write.begin() as connection:
        connection.execute(insert(persona_versions), rows)
    shown = browse.get("/persona/corrow/changes").text
    assert "Mon 9 March" in shown
    assert "- It <del>rains</del>." in shown
    assert "- It <ins>drizzles</ins>." in shown
    assert "prompts/judge.md" not in shown
    assert "The first version that was kept." in shown


@pytest.fixture
def cast(home: Home, tmp_path: Path) -> Home:
    """A home in which somebody is being cast, from sixty captions."""
    (tmp_path / "mat").mkdir()
    verbs = ("count", "keep", "polish", "wake", "number", "fold")
    things = (
        "gulls",
        "lamps",
        "keys",
        "tides",
        "buckets",
        "letters",
        "ropes",
        "clocks",
        "boots",
        "maps",
    )
    lines = [
        f"{thing.title()} are what I {verb} on nights of fog." for verb in verbs for thing in things
    ]
    (tmp_path / "mat" / "captions.txt").write_text("\n".join(lines), "utf-8")
    make_casting(home, "mole", read_material(tmp_path / "mat"), "The Mole", "Tide Label")
    return home


def test_reading_the_casting_page_draws_nothing(browse: httpx.Client, cast: Home) -> None:
    assert "Show thirty lines" in browse.get("/casting/mole").text
    assert read_state(cast.config / "casting" / "mole").rounds == []


def test_picks_become_canon_and_refusals_a_list_without_script(
    scriptless: Page, desk: Server, cast: Home
) -> None:
    folder = cast.config / "casting" / "mole"
    scriptless.goto(f"{desk.url}/casting/mole")
    scriptless.get_by_role("button", name="Show thirty lines").click()
    scriptless.locator("input[name=line0][value=her]").check()
    scriptless.locator("input[name=line1][value=not]").check()
    scriptless.get_by_role("button", name="Keep these, and show thirty more").click()
    expect(scriptless.locator(".lead").first).to_contain_text("1 lines are hers so far, 1 are not.")
    first = read_state(folder).rounds[0]
    assert (folder / "canon.md").read_text("utf-8").endswith(f"- {first.lines[0]}\n")
    assert f"- {first.lines[1]}\n" in (folder / "not_her.md").read_text("utf-8")
    assert len(read_state(folder).rounds) == 2


def test_two_keys_choose_thirty_lines_and_a_reload_forgets_none(
    screen: Page, desk: Server, cast: Home
) -> None:
    screen.goto(f"{desk.url}/casting/mole")
    screen.get_by_role("button", name="Show thirty lines").click()
    expect(screen.get_by_role("button", name="Keep these, and show thirty more")).to_be_visible()
    screen.keyboard.press("h")
    screen.keyboard.press("n")
    screen.keyboard.press("h")
    screen.reload()
    expect(screen.locator("output")).to_contain_text("2 hers, 1 not")
    screen.get_by_role("button", name="Keep these, and show thirty more").click()
    expect(screen.locator(".marks").first).to_contain_text("round 1: 2 of 3 hers")


def test_nothing_scrolls_sideways_on_a_small_phone(phone: Page, desk: Server, cast: Home) -> None:
    for path in ("/persona/corrow", "/persona/corrow/changes", "/casting/mole"):
        phone.goto(desk.url + path)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_whoever_lacks_something_is_not_finished_and_the_page_says_what(
    browse: httpx.Client, cast: Home
) -> None:
    folder = cast.config / "casting" / "mole"
    add_canon(folder, read_state(folder).pool[:20])
    told = browse.post("/casting/mole/finish")
    assert told.status_code == 422
    assert "is still the example; write what is hers" in told.text
    text = (folder / "persona.yaml").read_text("utf-8").replace('"example: ', '"hers: ')
    text = text.replace("keywords: [", "keywords: [lamp, ")
    seen = mark(browse.get("/persona/mole").text)
    given = {"file": "persona.yaml", "text": text, "seen": seen, "tried": sha(text), "do": "save"}
    assert browse.post("/persona/mole", data=given).status_code == 303
    assert browse.post("/casting/mole/finish").headers["location"] == "/persona/mole"
    assert "mole" in load_config(cast).personas


def test_who_was_finished_is_found_from_the_page_of_her_casting(browse: httpx.Client) -> None:
    gone = browse.get("/casting/corrow")
    assert (gone.status_code, gone.headers["location"]) == (303, "/persona/corrow")
    assert browse.get("/casting/nobody").status_code == 404


def test_where_no_line_is_left_the_button_promises_none(browse: httpx.Client, cast: Home) -> None:
    folder = cast.config / "casting" / "mole"
    state = read_state(folder)
    keep_state(folder, replace(state, rounds=[Round(state.pool, "", hers=[*range(25)])]))
    told = browse.get("/casting/mole").text
    assert "No line is left to show" in told
    assert "Show thirty lines" not in told
    assert "Look once more" in told
    assert "says “example”" in told
    keep_state(folder, replace(read_state(folder), language="zh"))
    assert "says “例”" in browse.get("/casting/mole").text


def test_a_change_that_the_built_in_writer_does_not_read_is_called_that(
    browse: httpx.Client, home: Home
) -> None:
    text = (home.config / "personas/corrow/persona.yaml").read_text("utf-8")
    does = text.replace("  does:\n", "  does:\n    - Begins with a rope.\n", 1)
    assert does != text
    seen = mark(browse.get("/persona/corrow").text)
    given = {"file": "persona.yaml", "seen": seen, "do": "try"}
    words = "The built-in writer does not read voice.does"
    assert words in browse.post("/persona/corrow", data={**given, "text": does}).text
    both = does.replace("at_most: 1", "at_most: 2", 1)
    assert words not in browse.post("/persona/corrow", data={**given, "text": both}).text


def test_a_persona_of_whom_no_version_was_kept_has_no_changes(browse: httpx.Client) -> None:
    assert "No version has been kept yet" in browse.get("/persona/corrow/changes").text
