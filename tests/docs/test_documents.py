"""The documents hold together, and promise only what is there."""

import re
from pathlib import Path

import pytest

from agent.cli.app import selfsame
from agent.types.accounts import CHANNELS
from tests.docs.pages import PAGES, PICTURES, ROOT, anchors, code, links, text_of

TAKES_A_VALUE = re.compile(r"--(?:home|now|as) \S+ |--json ")
by_name = pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix()
)  # fmt: skip


@by_name
def test_links_between_the_documents_lead_somewhere(page: Path) -> None:
    lost = [link for link in links(page) if not link.startswith("http") and not leads(page, link)]
    assert lost == []


def leads(page: Path, link: str) -> bool:
    """Pictures are taken from the running desk: they count once there are any."""
    name, _, anchor = link.partition("#")
    there = (page.parent / name) if name else page
    if PICTURES in there.parents and not PICTURES.exists():
        return True
    return there.exists() and (not anchor or anchor in anchors(there))


@by_name
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.M))
    calls = re.findall(r"\bmake((?: [a-z]+| \w+=\S+)+)", code(page))
    named = {word for call in calls for word in call.split() if "=" not in word}
    assert named <= targets


@by_name
def test_every_command_that_is_named_exists(page: Path) -> None:
    calls = TAKES_A_VALUE.sub("", code(page))
    named = set(re.findall(r"(?:^|/| )selfsame ([a-z]+)\b", calls, re.M))
    assert named - {"selfsame"} <= set(selfsame.commands)


@by_name
def test_what_stands_before_the_verb_stands_there_in_the_docs_too(page: Path) -> None:
    first = r"\bselfsame (?:--\w+ \S+ )*[a-z]+\b[^\n|]* --(?:now|as|home|json)\b"
    assert re.findall(first, code(page)) == []


@by_name
def test_every_file_of_the_code_that_is_named_exists(page: Path) -> None:
    named = re.findall(r"\b((?:agent|memory|tests|docs)/[\w/.-]+\.\w+)", code(page))
    invented = {"agent/publishing/channels/yours.py", "tests/publishing/test_yours.py"}
    assert [path for path in named if path not in invented and not (ROOT / path).exists()] == []


def test_the_page_on_judges_names_every_family_and_where_a_flags_words_stand() -> None:
    page = text_of(ROOT / "docs/add-a-judge.md")
    files = {path.name for path in (ROOT / "agent/writing/checks").glob("*.py")}
    assert {name for name in files - {"__init__.py"} if f"{name}`" not in page} == set()
    assert "agent/desk/words_of_said.py" in page
    assert "agent/desk/chinese/said.py" in page


def test_each_law_names_a_test_that_exists() -> None:
    chapter = text_of(ROOT / "docs/design.md").split("## The laws")[1].split("\n## ")[0]
    laws = re.split(r"^\d+\. ", chapter, flags=re.M)[1:]
    assert len(laws) == 15
    for law in laws:
        tests = re.findall(r"`(tests/[\w/]+\.py)`", law)
        assert tests, law
        assert all((ROOT / path).is_file() for path in tests), law


def test_the_rooms_name_only_files_that_exist() -> None:
    chapter = text_of(ROOT / "docs/design.md").split("## The rooms")[1].split("\n## ")[0]
    named = set(re.findall(r"`([a-z_]+)(?:\.py|/)?`", chapter.partition("\n### ")[2]))
    paths = [path for top in ("agent", "memory") for path in (ROOT / top).rglob("*")]
    assert named - {path.stem for path in paths} == set()


def test_both_readmes_have_the_same_parts_links_and_commands() -> None:
    english, chinese = ROOT / "README.md", ROOT / "README.zh.md"

    def shape(page: Path) -> tuple[object, ...]:
        levels = re.findall(r"^#+ ", text_of(page), re.M)
        own = [link for link in links(page) if not link.startswith("README")]
        commands = re.findall(r"make \w+|selfsame \w+|^\w+:$", code(page), re.M)
        return levels, sorted(own), commands

    assert shape(english) == shape(chinese)


def test_the_readme_leads_to_every_page_of_the_docs() -> None:
    led_to = {(ROOT / link.partition("#")[0]).resolve() for link in links(ROOT / "README.md")}
    assert {page for page in PAGES if page.parent.name == "docs"} <= led_to


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_readme_names_every_place_where_posts_go(readme: str) -> None:
    told = text_of(ROOT / readme).casefold().replace("企业微信", "wecom").replace("飞书", "feishu")
    told = told.replace("页面", "page").replace("文件夹", "folder")
    assert [name for name in CHANNELS if name not in told] == []


def test_the_readme_begins_with_what_it_is_the_commands_and_a_picture() -> None:
    screen = text_of(ROOT / "README.md").split("\n## ")[0]
    assert screen.index("background service") < screen.index("make run") < screen.index("make test")
    assert re.search(r"!\[[^\]]{40,}\]\(docs/pictures/queue\.png\)", screen)
    assert screen.count("\n") < 30
