"""bench.heat over invented days in the form of the recorded ones."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from bench.heat import auc, average_precision, main
from tests.news.invented import days_of_looks


@pytest.fixture
def days(tmp_path: Path) -> Path:
    rows: dict[str, list[str]] = defaultdict(list)
    for look in days_of_looks(5):
        for item, rank in look.ranks.items():
            row = {"board": look.board, "title": item, "rank": rank, "seen": look.at.isoformat()}
            rows[f"{look.at:%Y-%m-%d}"].append(json.dumps(row))
    folder = tmp_path / "boards"
    folder.mkdir()
    for day, lines in rows.items():
        (folder / f"{day}.jsonl").write_text("\n".join(lines))
    return folder


def test_it_prints_its_figures_last_and_dumps_the_last_days_cases(
    days: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(days), "--dump", str(tmp_path / "out.jsonl"), "--trees", "10"])
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    dumped = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert figures["auc"] > 0.8
    assert figures["ap"] > 0.2
    assert (figures["how"], figures["days"], figures["cases"]) == ("learned", 5, len(dumped))
    assert set(dumped[0]) == {"board", "title", "seen", "score"}
    assert {row["seen"][:10] for row in dumped} == {"2026-03-05"}


def test_the_last_day_teaches_nothing(days: Path, tmp_path: Path) -> None:
    """With every later look turned over, what is said of the day's first look stays as it was."""
    last, said = sorted(days.iterdir())[-1], []
    for turned in (False, True):
        rows = [json.loads(line) for line in last.read_text().splitlines()]
        first = min(row["seen"] for row in rows)
        for row in rows:
            if turned and row["seen"] > first:
                row["rank"] = 21 - row["rank"]
        last.write_text("\n".join(map(json.dumps, rows)))
        main([str(days), "--dump", str(tmp_path / "out.jsonl"), "--trees", "10"])
        dumped = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
        said.append([row for row in dumped if row["seen"] == first])
    assert said[0] == said[1] != []


def test_the_measures_are_the_usual_ones() -> None:
    scores, told = [0.9, 0.8, 0.7, 0.6], [True, False, True, False]
    assert auc(scores, told) == 0.75
    assert average_precision(scores, told) == pytest.approx(5 / 6)
    assert auc([1.0] * 4, told) == average_precision([1.0] * 4, told) == 0.5
