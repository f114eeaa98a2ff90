"""A long post as the chain that it becomes where her account lets it: whole, in order, each post with its disclosure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.text.chain import BETWEEN, parts, parts_of, sent_as
from agent.text.disclosure import body_of
from agent.text.lengths import length
from agent.types.accounts import Accounts, BlueskyAccount, MastodonAccount, Waiver, XAccount
from agent.types.persona import PersonaFile
from tests.text.personas import persona

LONG = "凌晨三点，便利店的灯比人醒。" * 20
WORDS = st.lists(
    st.sampled_from(
        ["灯还亮着。", "真的？", "The lamp is on. ", "「好。」", "\n", "，", "https://a.example/x.y?z=1!b ", "\f"]
    ),
    max_size=90,
)  # fmt: skip


def _hers(chain: int = 9, at_most: int = 100, **terms: object) -> PersonaFile:
    accounts = Accounts(
        mastodon=MastodonAccount(
            server="https://m.example", at_most=at_most, chain=chain, **terms
        ),
        bluesky=BlueskyAccount(handle="her.example", chain=chain),
        x=XAccount(handle="her", chain=chain),
    )  # fmt: skip
    return persona().model_copy(update={"accounts": accounts})


@pytest.mark.parametrize("channel", ["mastodon", "bluesky", "x"])
def test_what_is_too_long_is_cut_at_the_ends_of_sentences_and_numbered(channel: str) -> None:
    hers = _hers(at_most=100)
    found = parts(LONG * 3 if channel == "bluesky" else LONG, hers, "zh", channel)
    limit = {"mastodon": 100, "bluesky": 300, "x": 280}[channel]
    assert len(found) > 1
    assert all(length(part, channel) <= limit for part in found)
    for number, part in enumerate(found, 1):
        words, _, below = part.rpartition("\n\n")
        assert words.endswith("。")
        assert below == f"{hers.disclosure.words['zh']} · {number}/{len(found)}"


def test_where_it_fits_or_nobody_allowed_it_it_is_one() -> None:
    assert len(parts("灯还亮着。", _hers(), "zh", "mastodon")) == 1
    assert len(parts(LONG, _hers(chain=1), "zh", "mastodon")) == 1
    assert len(parts(LONG, _hers(), "zh", "telegram")) == 1


def test_what_would_be_too_many_or_has_no_end_stays_too_long() -> None:
    assert len(parts(LONG, _hers(chain=2), "zh", "mastodon")) == 1
    assert len(parts("灯" * 200, _hers(), "zh", "mastodon")) == 1
    link = "https://a.example/" + "x.y,z;" * 40
    assert parts(f"{link} {link}", _hers(), "zh", "bluesky")[0].startswith(link)


def test_without_words_below_the_number_stands_alone() -> None:
    waiver = Waiver(of="words", by="mei", reason="the profile says it")
    last = parts(LONG, _hers(waiver=waiver), "zh", "mastodon")[-1]
    assert last.rpartition("\n\n")[2] == "4/4"


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_nothing_of_her_words_is_lost_or_added(words: list[str]) -> None:
    hers = _hers()
    text = "".join(words)
    found = parts(text, hers, "zh", "mastodon")
    if len(found) == 1:
        return
    said = "".join(part.rpartition("\n\n")[0] for part in found)
    assert "".join(said.split()) == "".join(body_of(text, hers).split())
    assert parts_of(sent_as(text, hers, "zh", "mastodon")) == list(found)
    assert not any(BETWEEN in part for part in found)
