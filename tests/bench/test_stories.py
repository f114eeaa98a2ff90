"""The measurements of grouping, on invented headlines."""

import gzip
import json
from pathlib import Path

import pytest

from bench import live, stories

LANTERNS = "Lanterns light up along the Velmora river at dusk"
BAKERS = "Bakers of Arnholt strike for warmer ovens"


def test_sagas_are_streamed_in_time_order_scored_and_dumped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [(3, LANTERNS, "a"), (1, BAKERS, "b"), (2, f"{LANTERNS}, again", "a")]
    table = tmp_path / "headlines.csv"
    lines = [f'{at},"{title}",p,{story}' for at, title, story in rows]
    table.write_text("\n".join(["timestamp_ms,title,publisher,story", *lines]), encoding="utf-8")
    stories.main([str(table), "--score-from", "0", "--dump", str(tmp_path / "dump")])
    printed = json.loads(capsys.readouterr().out)
    assert (printed["b3_p"], printed["b3_r"], printed["b3_f1"], printed["nmi"]) == (1, 1, 1, 1)
    dumped = [json.loads(line) for line in (tmp_path / "dump").read_text().splitlines()]
    assert [row["line"] for row in dumped] == [1, 2, 3]
    assert dumped[0]["saga"] == dumped[2]["saga"] != dumped[1]["saga"]


def test_b_cubed_counts_what_each_headline_shares_its_saga_with() -> None:
    found = stories.scores(["a", "a", "b", "b"], [1, 1, 1, 2])
    assert found["b3_p"] == pytest.approx((2 * 2 / 3 + 1 / 3 + 1) / 4, abs=1e-4)
    assert found["b3_r"] == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)


def test_copies_of_one_text_make_no_story_of_several_outlets() -> None:
    records = [{"feed": feed, "url": f"https://{feed}.example/1"} for feed in "abc"]
    keys = [live.key(record) for record in records]
    labels: live.Labels = {
        keys[0]: {"story": "s", "copy_of": None},
        keys[1]: {"story": "s", "copy_of": keys[0]},
        keys[2]: {"story": "s", "copy_of": None},
    }
    assert live.scores(records[:2], [1, 1], labels)["clean"] == 0
    together = live.scores(records, [1, 1, 1], labels)
    assert (together["clean"], together["pairs_joined"], together["wrong_joins"]) == (1, 1, 0)
    labels[keys[2]] = {"story": "t", "copy_of": None}
    assert live.scores(records, [1, 1, 1], labels)["wrong_joins"] == 1


def test_each_record_is_read_once_and_found_by_its_feed_and_link(tmp_path: Path) -> None:
    record = {"feed": "a", "url": "https://a.example/1", "first_seen": "2026-03-10T01:00:00+08:00"}
    for day in ("d1", "d2"):
        with gzip.open(tmp_path / f"{day}.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.write(json.dumps(record) + "\n")
    assert list(live.read(tmp_path, ["d1", "d2"])) == [record]


def test_no_label_bears_any_text() -> None:
    for line in live.LABELS.read_text(encoding="utf-8").splitlines():
        assert line.isascii()
        assert set(json.loads(line)) == {"key", "story", "copy_of"}
