"""The command line's contract, through real processes: one document on stdout, errors with their mend, fast."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import NOW
from tests.daemons import SELFSAME, asked, environment, installed, running, selfsame

LATER = "2026-03-11T20:00:00+08:00"
DRAFT = {"id", "persona", "text", "status", "flags"}
VERBS: dict[str, tuple[list[str], set[str]]] = {
    "check": (["check"], {"ok", "personas", "mistakes"}),
    "status": (["status"], {"ok", "problems", "daemon", "queue", "next", "sample"}),
    "tick": (["tick"], {"world", "planned", "new_items", "drafts", "published", "remembered"}),
    "news": (["news"], {"feeds", "stories"}),
    "news anew": (["news", "--refresh"], {"feeds", "stories"}),
    "write": (["write", "corrow"], {"draft", "trace", "warnings"}),
    "write dry": (["write", "yuri", "--dry-run"], {"draft", "trace", "warnings"}),
    "memory": (["memory", "yuri", "search", "灯塔"], {"memories"}),
    "taste": (["taste", "yuri"], {"persona", "since", "decisions", "interests", "words"}),
    "taste anew": (["taste", "corrow", "--reset", "--why", "a new season"], {"since", "decisions"}),
    "queue": (["queue", "list"], {"drafts"}),
    "queue all": (["queue", "list", "--all", "--persona", "yuri"], {"drafts"}),
    "show": (["queue", "show", "1"], {"draft", "trace", "revisions", "history"}),
    "approve": (["queue", "approve", "1", "--note", "good"], {"draft"}),
    "edit": (["queue", "edit", "1", "The tide table is out by one."], {"draft"}),
    "reject": (["queue", "reject", "1", "dull", "--note", "flat"], {"draft"}),
    "redo": (["queue", "redo", "1", "shorter"], {"draft"}),
    "snooze": (["queue", "snooze", "1", "2026-03-12T20:00:00+08:00"], {"draft"}),
    "reschedule": (["queue", "reschedule", "1", "2026-03-12T20:00:00+08:00"], {"draft"}),
    "swap": (["queue", "swap", "1", "1"], {"draft"}),
    "hold": (["hold", "yuri", "too", "loud"], {"hold"}),
    "hold all": (["hold", "--all", "a storm"], {"hold"}),
    "hold one": (["hold", "draft:1", "not today"], {"hold"}),
    "costs": (["costs", "yuri"], {"priced", "today", "month", "days", "months", "posts"}),
    "doctor": (["doctor"], {"ok", "tried"}),
}


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_believes_the_time_given_and_prints_one_document_with_its_keys(
    home: Path, verb: str
) -> None:
    words, keys = VERBS[verb]
    done = selfsame("--json", "--now", LATER, *words, home=home)
    assert done.code == 0, done.out + done.err
    assert keys <= set(done.document)
    assert done.err == ""


def test_the_installed_command_says_what_a_forked_one_says(home: Path) -> None:
    words = ("--json", "--now", LATER, "queue", "list")
    assert installed(*words, home=home) == selfsame(*words, home=home)


def test_write_tells_the_draft_and_why_it_is_so(home: Path) -> None:
    document = asked(home, "write", "corrow")
    assert set(document["draft"]) >= DRAFT
    assert {"occasion", "story", "notice", "memories", "candidates"} <= set(document["trace"])
    trace = asked(home, "queue", "show", "1")["trace"]
    assert {"occasion", "story", "notice", "memories", "candidates", "calls"} <= set(trace)
    assert {"publisher", "title", "url"} <= set(trace["story"]["sources"][0])
    assert {"kind", "text", "score", "parts"} <= set(trace["memories"][0])
    assert {"text", "angle", "verdict"} <= set(trace["candidates"][0])


def test_a_taste_that_began_anew_says_so_and_when(home: Path) -> None:
    assert "was decided yet" in selfsame("taste", "corrow", home=home).out
    since = asked(home, "taste", "corrow", "--reset")["since"]
    told = selfsame("taste", "corrow", home=home).out
    assert told.startswith(
        f"it began anew at {since[:16]} UTC; no draft of hers on a story was decided since"
    )


def test_a_dry_run_hands_nothing_in(home: Path) -> None:
    before = asked(home, "queue", "list", "--all")
    draft = asked(home, "write", "yuri", "--dry-run")["draft"]
    assert (draft["id"], draft["persona"], draft["status"]) == (None, "yuri", "dry-run")
    assert asked(home, "queue", "list", "--all") == before


def test_news_tells_each_feed_s_state_and_each_story_with_everybody_s_appeal(home: Path) -> None:
    document = asked(home, "news")
    assert [feed["state"] for feed in document["feeds"]] == ["ok"]
    story = document["stories"][0]
    assert {"title", "heat", "publishers", "items", "saga", "appeal"} <= set(story)
    assert set(story["appeal"]) == {"yuri", "corrow"}
    assert set(story["appeal"]["yuri"]) == {"score", "outcome", "why"}


def test_news_tells_why_a_story_is_hot_and_how_each_source_is(home: Path) -> None:
    document = asked(home, "news")
    why = document["stories"][0]["why"]
    assert set(why) == {"publishers", "reports", "lately", "ranks", "parts", "line"}
    assert why["publishers"] == 1
    assert why["line"][-1]["heat"] == document["stories"][0]["heat"]
    (feed,) = document["feeds"]
    assert 27 <= feed["wait_minutes"] <= 30
    assert (feed["failures"], feed["error"]) == (0, "")
    printed = selfsame("news", home=home).out
    assert "1 publisher, " in printed
    assert f"every {feed['wait_minutes']} min" in printed


def test_memory_search_tells_kinds_texts_scores_and_their_parts(home: Path) -> None:
    found = asked(home, "memory", "corrow", "search", "lighthouse")["memories"]
    assert found
    assert {"kind", "text", "score", "parts"} <= set(found[0])


def test_the_deciding_person_is_whom_as_names(home: Path) -> None:
    selfsame("--as", "mei", "queue", "approve", "1", home=home)
    history = asked(home, "queue", "show", "1")["history"]
    assert (history[-1]["who"], history[-1]["action"]) == ("mei", "approve")
    assert asked(home, "queue", "undo", "1")["draft"]["status"] == "pending"


def test_show_numbers_the_candidates_as_swap_takes_them_and_marks_the_chosen_one(
    home: Path,
) -> None:
    texts = [found["text"] for found in asked(home, "queue", "show", "1")["trace"]["candidates"]]
    asked(home, "queue", "swap", "1", "1")
    sheet = selfsame("queue", "show", "1", home=home).out.splitlines()
    shown = [line for line in sheet if line.startswith("candidate")]
    assert shown[:2] == [f"candidate 0   {texts[0]}", f"candidate 1 * {texts[1]}"]
    assert len(shown) == len(texts)


def test_a_swap_for_a_candidate_that_is_not_there_names_the_draft_to_look_at(home: Path) -> None:
    told = selfsame("queue", "swap", "1", "99", home=home).err
    assert "see them: selfsame queue show 1\n" in told


def test_a_text_can_be_given_on_standard_input(home: Path) -> None:
    done = selfsame("--json", "queue", "edit", "1", "-", home=home, given="Fog till four.\n")
    assert done.document["draft"]["text"] == "Fog till four."


def test_init_makes_a_home_that_is_in_order_and_never_writes_over_one(tmp_path: Path) -> None:
    done = selfsame("--json", "--now", NOW, "init", str(tmp_path / "new"))
    assert done.document["home"] == str(tmp_path / "new")
    assert asked(tmp_path / "new", "check")["ok"] is True
    again = selfsame("--json", "init", str(tmp_path / "new"))
    assert (again.code, again.document["error"]["kind"]) == (1, "home")


WRONG: dict[str, tuple[list[str], str]] = {
    "no such draft": (["queue", "show", "99"], "not-there"),
    "no such persona": (["write", "nobody"], "not-there"),
    "nobody to hold": (["hold", "nobody", "why"], "not-there"),
    "nobody to list": (["queue", "list", "--persona", "nobody"], "not-there"),
    "nobody to search": (["memory", "nobody", "search", "x"], "not-there"),
    "nothing to undo": (["queue", "undo", "1"], "not-lawful"),
    "no such reason": (["queue", "reject", "1", "ugly"], "not-lawful"),
    "nothing held": (["hold", "yuri", "--lift"], "not-there"),
    "a real daemon": (["run", "--port", "0"], "home-simulated"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_failure_is_one_document_with_its_mend_and_exit_code_1(home: Path, case: str) -> None:
    words, kind = WRONG[case]
    done = selfsame("--json", *words, home=home)
    error = done.document["error"]
    assert (done.code, set(error), error["kind"]) == (1, {"kind", "message", "mend"}, kind)
    assert error["message"]
    assert error["mend"]
    assert done.err == ""


def test_mistakes_in_config_are_a_failure_that_names_their_lines(fresh: Path) -> None:
    (fresh / "config" / "settings.yaml").write_text("news:\n  every_minutes: often\n", "utf-8")
    done = selfsame("--json", "check", home=fresh)
    assert done.code == 1
    assert "config/settings.yaml:2" in done.document["error"]["message"]


def test_a_persona_can_be_held_while_config_has_mistakes(fresh: Path) -> None:
    (fresh / "config/settings.yaml").write_text("model: [\n", "utf-8")
    assert asked(fresh, "hold", "yuri", "a storm")["hold"]["scope"] == "yuri"
    assert asked(fresh, "hold", "yuri", "--lift")["lifted"] == "yuri"


def test_status_knows_the_writer_while_settings_can_be_read_and_else_says_why_not(
    fresh: Path,
) -> None:
    (fresh / "config/personas/yuri/persona.yaml").write_text("identity: [\n", "utf-8")
    assert asked(fresh, "status")["writer"] == "offline"
    (fresh / "config/settings.yaml").write_text("model: {provider: chatgpt}\n", "utf-8")
    assert asked(fresh, "status")["writer"] is None
    plain = selfsame("status", home=fresh).out
    assert "writer   unknown while config has mistakes" in plain


def test_a_folder_that_is_no_home_is_told_with_how_to_make_one(tmp_path: Path) -> None:
    done = selfsame("--json", "queue", "list", home=tmp_path)
    assert (done.code, done.document["error"]["kind"]) == (1, "home-missing")
    assert "selfsame init" in done.document["error"]["mend"]


def test_without_json_a_failure_goes_to_standard_error(fresh: Path) -> None:
    done = selfsame("queue", "show", "99", home=fresh)
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines()[1].startswith("  → ")


@pytest.mark.parametrize("words", [["--help"], ["queue", "list"]], ids=" ".join)
def test_help_and_queue_list_answer_at_once(home: Path, words: list[str]) -> None:
    """Measured as the processor time of the process, at best of five times, since the machine may be busy;
    on one so slow that the database library alone takes a quarter of a second, as twice of that."""
    yardstick = [sys.executable, "-c", "import sqlalchemy, click"]
    alone = min(seconds_of(yardstick) for _ in range(2))
    assert any(cpu_seconds(home, words) < max(0.5, 2 * alone) for _ in range(5))


def cpu_seconds(home: Path, words: list[str]) -> float:
    return seconds_of([str(SELFSAME), "--home", str(home), *words])


def seconds_of(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_a_simulated_home_is_refused_by_a_real_time_daemon_with_the_way_on(home: Path) -> None:
    done = selfsame("run", "--port", "0", home=home)
    assert done.code == 1
    assert "simulated clock" in done.err
    assert "--now TIME run" in done.err


def test_time_stands_where_the_last_verb_believed_it_to_be(home: Path) -> None:
    assert asked(home, "status")["world"] == "2026-03-11T04:00:00+00:00"
    asked(home, "--now", LATER, "tick")
    status = asked(home, "status")
    assert (status["world"], status["simulated"]) == ("2026-03-11T12:00:00+00:00", True)


def test_looking_at_another_time_marks_no_home_as_simulated(fresh: Path) -> None:
    for words in (["status"], ["news"], ["queue", "list"], ["check"]):
        asked(fresh, "--now", NOW, *words)
    assert asked(fresh, "status")["simulated"] is False


def test_beside_a_running_daemon_every_verb_works_and_none_starts_a_second_owner(
    fresh: Path,
) -> None:
    with running(fresh) as daemon:
        url = daemon.told["url"]
        written = asked(fresh, "write", "corrow")
        number = str(written["draft"]["id"])
        assert asked(fresh, "status")["daemon"] == {"pid": daemon.process.pid, "url": url}
        assert number in [str(d["id"]) for d in asked(fresh, "queue", "list")["drafts"]]
        assert asked(fresh, "queue", "approve", number)["draft"]["status"] == "approved"
        assert asked(fresh, "queue", "undo", number)["draft"]["status"] == "pending"
        assert asked(fresh, "memory", "corrow", "search", "lighthouse")["memories"]
        assert set(asked(fresh, "news", "--refresh")) == {"feeds", "stories", "taste"}
        assert set(asked(fresh, "tick")) >= {"world", "drafts"}
        assert asked(fresh, "hold", "--all", "a pause")["hold"]["scope"] == "*"
        told = selfsame("--json", "write", "nobody", home=fresh)
        assert (told.code, told.document["error"]["kind"]) == (1, "not-there")
        refused(fresh, "write", "corrow")
        refused(fresh, "queue", "approve", number)
        token = json.dumps(daemon.told["token"]).strip('"')
        assert token not in json.dumps(asked(fresh, "status"))
        assert (fresh / "data" / "daemon.json").stat().st_mode & 0o077 == 0
    assert selfsame("--json", "status", home=fresh).document["daemon"] is None


def test_the_daemon_writes_with_the_last_good_config_and_says_so(fresh: Path) -> None:
    warning = "config has mistakes; written with the last good one: selfsame check"
    with running(fresh):
        assert asked(fresh, "write", "corrow", "--dry-run")["warnings"] == []
        (fresh / "config" / "feeds.yaml").write_text("feeds: none at all\n", "utf-8")
        assert asked(fresh, "write", "corrow", "--dry-run")["warnings"] == [warning]
        plain = selfsame("write", "corrow", "--dry-run", home=fresh)
        assert (plain.code, plain.err) == (0, f"! {warning}\n")


def refused(home: Path, *words: str) -> None:
    """--now beside a daemon: it has a clock of its own."""
    done = selfsame("--json", "--now", NOW, *words, home=home)
    error: dict[str, Any] = done.document["error"]
    assert (done.code, error["kind"]) == (1, "home-busy")


def test_run_with_json_prints_one_document_too(fresh: Path) -> None:
    with running(fresh, options=("--json",)) as daemon:
        seconds, out, _ = daemon.interrupt()
    assert set(json.loads(out)) == {"daemon"}
    assert seconds < 5
