"""The law as data: complete, told in sentences, and the same in the docs."""

from pathlib import Path
from typing import get_args

import pytest

from agent.errors import NotLawful
from agent.review import law_page
from agent.review.law import REASONS, TABLE, after, barred_channels, reason_code, undone
from agent.types.persona import Release
from agent.types.review import DraftStatus, Verb
from tests.review.making import persona

DOCS = Path(__file__).parents[2] / "docs" / "queue.md"
STATUSES: tuple[DraftStatus, ...] = get_args(DraftStatus)
VERBS: tuple[Verb, ...] = get_args(Verb)


def test_the_table_has_a_row_for_every_verb_there_is() -> None:
    assert tuple(TABLE) == VERBS
    assert set(law_page.STATUSES) == set(STATUSES)


@pytest.mark.parametrize("verb", VERBS)
def test_nothing_is_lawful_once_a_draft_is_published_expired_or_replaced(verb: Verb) -> None:
    for status in ("published", "expired", "superseded"):
        with pytest.raises(NotLawful) as refused:
            after(verb, status, 12, "yuri")
        assert refused.value.mend


def test_a_refusal_says_what_to_do_instead() -> None:
    with pytest.raises(NotLawful) as refused:
        after("approve", "expired", 12, "yuri")
    assert refused.value.message == "draft 12 is expired"
    assert refused.value.mend == "write a new one: selfsame write yuri"


def test_undo_never_approves_anything() -> None:
    assert {undone(verb, status) for verb in VERBS for status in ("pending", "rejected")} <= {
        "pending",
        "rejected",
    }
    assert undone("approve", "approved") == "pending"
    assert undone("snooze", "approved") == "approved"


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.code)
def test_a_reason_is_known_by_its_number_and_its_code(reason: object) -> None:
    number, code = getattr(reason, "number", 0), getattr(reason, "code", "")
    assert reason_code(str(number)) == reason_code(f" {code.upper()} ") == code


def test_an_unknown_reason_is_refused_with_the_list() -> None:
    with pytest.raises(NotLawful, match="'8' is no reason") as refused:
        reason_code("8")
    assert "3 dull" in refused.value.mend


def test_an_unofficial_persona_is_kept_on_her_own_page_until_both_lines_are_filled_in() -> None:
    def barred(unofficial: bool, release: Release) -> tuple[str, ...]:
        channels = ("page", "folder", "mastodon")
        made = persona(channels=channels, unofficial=unofficial, release=release)
        return barred_channels(made.file)

    signed = Release(signed_by="Lantern House", canon_is_ours=True)
    assert barred(True, Release()) == ("mastodon",)
    assert barred(True, Release(signed_by="Lantern House")) == ("mastodon",)
    assert barred(True, Release(signed_by=" ", canon_is_ours=True)) == ("mastodon",)
    assert barred(True, signed) == barred(False, Release()) == ()


@pytest.mark.parametrize(
    "table",
    [law_page.transitions, law_page.house_transitions, law_page.undo_table, law_page.reasons],
    ids=lambda table: table.__name__,
)
def test_the_docs_say_what_the_law_says(table: object) -> None:
    assert callable(table)
    assert table() in DOCS.read_text(encoding="utf-8")
