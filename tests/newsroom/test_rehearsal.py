"""Rehearsing: archived days played through two versions of a persona, with memory and queue left alone."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from agent.cli.app import selfsame
from agent.config.home import Home
from agent.database import Database, open_database
from agent.database.clocks import clocks_of, enter_world
from agent.database.open import passing_database
from agent.database.tables import drafts, feeds, items, model_calls, stories
from agent.errors import ConfigWrong, NotThere
from agent.newsroom.rehearsal.archived import ArchivedNews
from agent.newsroom.rehearsal.play import planned, play
from agent.newsroom.rehearsal.purse import Purse, cost_of
from agent.newsroom.rehearsal.report import report
from agent.newsroom.rehearsal.scratch import scratch_room
from agent.newsroom.rehearsal.versions import other_side, present_side
from agent.newsroom.room import Newsroom
from agent.newsroom.unread import unread
from agent.text.scripts import language_of
from agent.types.settings import CapSettings, ModelSettings
from agent.types.writing import ModelCall
from memory.tables import memories
from tests.chat_server import chat_server
from tests.houses import home_in
from tests.news_server import NewsServer, publish_days

END = datetime(2026, 3, 12, 15, 0, tzinfo=UTC)  # 23:00 in Shanghai
DAYS = 2


def archived(database: Database, news: NewsServer) -> None:
    """Each report as if it had been seen when it appeared."""
    ids = {name: number for number, name in enumerate(news.names, 1)}
    rows = [
        {"feed_id": ids[each.feed], "uid": str(number), "link_key": f"k{number}", "title": each.title,
         "url": f"https://example.org/{number}", "summary": each.summary,
         "language": language_of(each.title), "published_at": each.at, "seen_at": each.at}
        for number, each in enumerate(news.reports)
    ]  # fmt: skip
    with database.write.begin() as connection:
        told = [{"id": at, "url": f"https://example.org/{n}", "name": n} for n, at in ids.items()]
        connection.execute(insert(feeds), told)
        connection.execute(insert(items), rows)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with four archived days, whose clock stands at their end."""
    home = home_in(tmp_path_factory.mktemp("rehearsal") / "home")
    database = open_database(home.database_url)
    news = NewsServer(url="https://example.org")
    publish_days(news, END - timedelta(days=4), 4)
    archived(database, news)
    enter_world(database, clocks_of(database, END))
    database.close()
    return home


@dataclass
class Rehearsed:
    """What the command left: its document, its page, its exit status, and what it printed."""

    document: dict[str, Any]
    page: str
    status: int
    counts: tuple[int, int]


def counts(home: Home) -> tuple[int, int]:
    """Drafts and memories."""
    database = open_database(home.database_url)
    with database.read.connect() as connection:
        told = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (drafts, memories)
        ]
    database.close()
    return told[0], told[1]


@pytest.fixture(scope="module")
def other(lived: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Yuri, if she cared for nothing but typefaces."""
    folder = tmp_path_factory.mktemp("other") / "yuri"
    shutil.copytree(lived.config / "personas" / "yuri", folder)
    persona = folder / "persona.yaml"
    text = persona.read_text("utf-8")
    interests = text[text.index("interests:\n") : text.index("# 她对一些事的看法")]
    only = "interests:\n  - name: 字体\n    weight: 3\n    keywords: [字体, typeface]\n\n"
    persona.write_text(text.replace(interests, only), "utf-8")
    return folder


@pytest.fixture(scope="module")
def rehearsed(lived: Home, other: Path, tmp_path_factory: pytest.TempPathFactory) -> Rehearsed:
    """Both side by side, with a limit that nobody could keep to."""
    persona = lived.config / "personas" / "yuri" / "persona.yaml"
    text = persona.read_text("utf-8")
    persona.write_text(text.replace("least_voice: 25", "least_voice: 99"), "utf-8")
    page = tmp_path_factory.mktemp("report") / "report.html"
    words = ["--home", str(lived.path), "--json", "rehearse", "yuri", "--days", str(DAYS)]
    words += ["--against", str(other), "--out", str(page)]
    status = selfsame.main(words, standalone_mode=False)
    persona.write_text(text, "utf-8")
    document = json.loads(page.with_suffix(".json").read_text("utf-8"))
    return Rehearsed(document, page.read_text("utf-8"), status, counts(lived))


@pytest.fixture(scope="module")
def room(lived: Home) -> Iterator[Newsroom]:
    with scratch_room(lived) as room:
        yield room


def test_each_side_is_played_at_each_of_her_moments(rehearsed: Rehearsed) -> None:
    scenes = rehearsed.document["scenes"]
    assert [scene["date"] for scene in scenes] == ["2026-03-11", "2026-03-12"]
    assert all(set(scene["turns"]) == {"present", "other"} for scene in scenes)
    texts = [scene["turns"]["present"]["text"] for scene in scenes]
    assert all(texts)
    assert len(set(texts)) == len(texts)


def test_memory_and_queue_stay_as_they_were(rehearsed: Rehearsed) -> None:
    assert rehearsed.counts == (0, 0)


def test_what_one_chose_and_the_other_left_alone_is_told_with_the_reason(
    rehearsed: Rehearsed,
) -> None:
    rows = rehearsed.document["chosen"]
    assert rows
    assert all({row["by"], row["not_by"]} == {"present", "other"} for row in rows)
    assert any(
        row["by"] == "present" and row["why"].startswith("left alone") for row in rows
    ) or any("took something else" in row["why"] for row in rows)


def test_the_report_is_one_page_without_script_that_shows_both(rehearsed: Rehearsed) -> None:
    first = rehearsed.document["scenes"][0]["turns"]["present"]["text"]
    assert first in rehearsed.page
    assert rehearsed.document["sides"][1]["label"] in rehearsed.page
    assert not re.search(r"<script|src=|href=|@import|url\(", rehearsed.page)
    assert "prefers-color-scheme: dark" in rehearsed.page


def test_a_broken_limit_is_told_and_is_exit_status_1(rehearsed: Rehearsed) -> None:
    broken = [limit["name"] for limit in rehearsed.document["limits"] if limit["broken"]]
    assert (rehearsed.status, broken) == (1, ["least_voice"])
    assert "Limit broken" in rehearsed.document["verdict"][0]


def test_news_is_there_when_it_was_seen_and_no_sooner(lived: Home, tmp_path: Path) -> None:
    archive = open_database(lived.database_url)
    into = passing_database(f"sqlite:///{tmp_path / 'news.db'}")
    first = END - timedelta(hours=20)
    replay = ArchivedNews(archive, into, first)
    for moment in (first, END):
        replay.until(moment)
        with into.read.connect() as connection:
            newest = connection.execute(
                select(items.c.seen_at).order_by(items.c.seen_at.desc())
            ).scalar()
            heat = connection.execute(select(func.max(stories.c.heat))).scalar()
        assert newest is not None
        assert moment - timedelta(hours=4) < newest <= moment
        assert heat
    with archive.read.connect() as connection:
        assert connection.execute(select(func.count()).select_from(stories)).scalar() == 0
    into.close()
    archive.close()


def test_two_identical_versions_write_identical_posts_and_are_called_one_version(
    lived: Home, room: Newsroom, tmp_path: Path
) -> None:
    folder = tmp_path / "yuri"
    shutil.copytree(lived.config / "personas" / "yuri", folder)
    sides = [present_side(room.config, "yuri"), other_side(lived, room.config, "yuri", str(folder))]
    played = play(room, planned(room, sides, 4), Purse(0, CapSettings()))
    told = report(room, sides, ["now", "copy"], played)
    turns = [scene["turns"] for scene in told["scenes"]]
    assert [turn["present"]["text"] for turn in turns] == [turn["other"]["text"] for turn in turns]
    assert any(turn["present"]["text"] for turn in turns)
    assert told["verdict"][0].startswith("Both are the same version")
    assert all(s["same"] for s in told["scenes"] if s["turns"]["present"]["text"])


def test_a_changed_habit_is_called_unread_by_the_built_in_writer(
    lived: Home, room: Newsroom, tmp_path: Path
) -> None:
    folder = tmp_path / "yuri"
    shutil.copytree(lived.config / "personas" / "yuri", folder)
    persona = folder / "persona.yaml"
    text = persona.read_text("utf-8")
    persona.write_text(text.replace("  does:\n", "  does:\n    - 从一件小东西写起\n"), "utf-8")
    here = present_side(room.config, "yuri").persona
    there = other_side(lived, room.config, "yuri", str(folder)).persona
    assert unread(here, there) == ("voice.does",)
    persona.write_text(persona.read_text("utf-8").replace("weight: 3", "weight: 2"), "utf-8")
    assert unread(here, other_side(lived, room.config, "yuri", str(folder)).persona) == ()


def test_where_no_moment_lies_in_the_days_the_next_one_is_told(lived: Home, room: Newsroom) -> None:
    yuri = present_side(room.config, "yuri")
    rhythm = yuri.persona.file.rhythm.model_copy(update={"quiet_days": ("thu",)})
    file = yuri.persona.file.model_copy(update={"rhythm": rhythm})
    yuri.persona = yuri.persona.model_copy(update={"file": file})
    with pytest.raises(NotThere) as told:
        planned(room, [yuri], 1)
    assert "in the last day since" in str(told.value)
    assert re.search(r"next one is written, at \d\d:\d\d on 2026-03-1[34] \(Asia", told.value.mend)


def test_a_git_revision_brings_her_files_and_the_prompts_of_then(
    lived: Home, room: Newsroom
) -> None:
    home, config = lived, room.config
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(home.path)]
    for words in (["init", "-q"], ["add", "config"], ["commit", "-qm", "as they were"]):
        subprocess.run([*git, *words], check=True)
    side = other_side(home, config, "yuri", "HEAD")
    assert side.persona.version == config.personas["yuri"].version
    with pytest.raises(NotThere, match="no folder with"):
        other_side(home, config, "yuri", "HEAD~7")
    with pytest.raises(NotThere):
        other_side(home, config, "yuri", "--output=x")


def test_a_folder_with_mistakes_is_told_by_line(
    lived: Home, room: Newsroom, tmp_path: Path
) -> None:
    (tmp_path / "persona.yaml").write_text("identity: {}\n", "utf-8")
    with pytest.raises(ConfigWrong, match=r"persona\.yaml:1: identity"):
        other_side(lived, room.config, "yuri", str(tmp_path))


def test_more_days_than_the_archive_has_begin_with_its_first_news(room: Newsroom) -> None:
    found = planned(room, [present_side(room.config, "yuri")], 30)
    assert 3 <= len(found) <= 4


def test_with_a_model_the_play_ends_where_its_calls_are_spent(room: Newsroom) -> None:
    config, last = room.config, room.live.last
    with chat_server(json.dumps({"candidates": [], "silence": "nothing tonight"})) as server:
        model = ModelSettings(provider="openai", base_url=server.url, name="m", second_look=False)
        settings = config.settings.model_copy(update={"model": model})
        room.live.last = replace(config, settings=settings)
        purse = Purse(1, CapSettings())
        played = play(room, planned(room, [present_side(room.config, "yuri")], DAYS), purse)
        room.live.last = last
    assert len(server.requests) == 1
    assert [turn.silence for scene in played.scenes for turn in scene.turns.values()] == [
        "nothing tonight"
    ]
    assert played.stopped.startswith("the 1 model calls of this rehearsal are spent")


def test_the_purse_ends_a_rehearsal_at_its_calls(database: Database) -> None:
    caps = CapSettings(price_per_million_in=10, price_per_million_out=100)
    purse = Purse(1, caps)
    call = ModelCall("draft", "m", 100_000, 10_000, 1.0, ok=True)
    purse.permit("one")(call)
    purse.recorder("one")(call)
    assert purse.spent
    assert purse.document()["money"] == 2.0


def test_costs_are_told_from_what_drafts_took_here(database: Database, clocks: Any) -> None:
    caps = CapSettings(price_per_million_in=10, price_per_million_out=100)
    assert not cost_of(database, caps, 4).known
    row = {"persona": "yuri", "thread": "t", "model": "m", "prompt_tokens": 3000, "reply_tokens": 500,
           "seconds": 1.0, "ok": True, "at": clocks.world.now(), "at_wall": clocks.wall.now()}  # fmt: skip
    with database.write.begin() as connection:
        connection.execute(insert(model_calls), [row | {"purpose": p} for p in ("draft", "judge")])
    cost = cost_of(database, caps, 4)
    assert (cost.calls, cost.prompt_tokens, cost.reply_tokens) == (8, 24_000, 4_000)
    assert cost.money == 0.64
