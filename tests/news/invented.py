"""Invented boards with a habit that can be learned: what has `rise` in its name climbs to the top."""

from datetime import UTC, datetime, timedelta

import numpy as np

from agent.news.rising import Look

START = datetime(2026, 3, 1, tzinfo=UTC)
SIZE = 20


def days_of_looks(days: float, seed: int = 1) -> list[Look]:
    """Two boards, a look every hour. Newcomers enter at rank 8; on `lively` some rise, on `still` none does."""
    chance, looks = np.random.default_rng(seed), []
    lists = {board: [f"{board} {n}" for n in range(SIZE)] for board in ("lively", "still")}
    for hour in range(int(days * 24)):
        at = START + timedelta(hours=hour)
        for board, items in lists.items():
            _move(items, board, hour, chance)
            looks.append(Look(board, at, {item: rank for rank, item in enumerate(items, 1)}))
    return looks


def _move(items: list[str], board: str, hour: int, chance: np.random.Generator) -> None:
    if board == "lively":
        for item in [item for item in items[7:] if "rise" in item]:
            items.remove(item)
            items.insert(int(chance.integers(0, 5)), item)
    rises = board == "lively" and hour % 2 == 0
    items.insert(7 if rises else 14, f"{board} {'rise' if rises else 'stay'} {hour}")
    items.pop()
