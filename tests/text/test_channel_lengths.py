"""Each channel's own count, hours and words."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from agent.config.channels import account_findings, profile_findings
from agent.text.disclosure import body_of, letter
from agent.text.lengths import length, most
from agent.text.marks import labels
from agent.types.accounts import Accounts, MastodonAccount, TelegramAccount, Waiver, XAccount
from agent.types.persona import PersonaFile
from agent.types.windows import opens
from tests.review.making import DISCLOSURE, persona

LINK = "https://lamps.example/a/very/long/path?that=goes&on=and&on=for-a-while"


@pytest.mark.parametrize(
    ("channel", "text", "count"),
    [
        ("x", "plain", 5),
        ("x", "灯醒", 4),
        ("x", f"see {LINK}", 27),
        ("x", "👩‍👩‍👧‍👦", 2),
        ("x", "“quoted”—", 9),
        ("mastodon", f"see {LINK}", 27),
        ("mastodon", "灯醒👩‍👩‍👧‍👦", 3),
        ("mastodon", "hello @her@lamps.example", 10),
        ("telegram", "灯👋", 3),
        ("discord", "👋", 2),
        ("wecom", "灯a", 4),
        ("bluesky", "👩‍👩‍👧‍👦灯", 2),
        ("page", "灯a", 2),
    ],
)
def test_every_channel_counts_in_its_own_way(channel: str, text: str, count: int) -> None:
    assert length(text, channel) == count


def _with(**changes: object) -> PersonaFile:
    return persona(channels=("mastodon",)).file.model_copy(update=changes)


def _mastodon(**changes: object) -> Accounts:
    return Accounts(mastodon=MastodonAccount(server="https://m.example", **changes))


def test_an_account_may_have_a_limit_of_its_own() -> None:
    assert most(persona().file, "mastodon") == 500
    assert most(_with(accounts=_mastodon(at_most=5000)), "mastodon") == 5000
    assert most(persona().file, "page") is None


def test_a_channel_may_have_words_of_its_own_which_nobody_can_write_twice() -> None:
    file = _with(accounts=_mastodon(words={"zh": "机器写的"}))
    assert letter("灯。", file, "zh", "mastodon") == "灯。\n\n机器写的"
    assert letter("灯。", file, "zh", "page") == f"灯。\n\n{DISCLOSURE}"
    assert body_of("灯。\n机器写的", file) == "灯。"


def test_a_waiver_leaves_the_words_out_on_that_channel_alone() -> None:
    waiver = Waiver(of="words", by="Mei Lin", reason="the account says so")
    file = _with(accounts=_mastodon(waiver=waiver))
    assert letter("灯。", file, "zh", "mastodon") == "灯。"
    assert letter("灯。", file, "zh", "page").endswith(DISCLOSURE)


@pytest.mark.parametrize("missing", [{"by": " "}, {"reason": ""}])
def test_a_waiver_needs_a_name_and_a_reason(missing: dict[str, str]) -> None:
    given = {"of": "words", "by": "Mei", "reason": "why", **missing}
    with pytest.raises(ValueError, match="pattern"):
        Waiver.model_validate(given)


def _findings(file: PersonaFile) -> str:
    return " ".join(words for _, words in (*account_findings(file), *profile_findings(file)))


def test_a_waiver_is_a_mistake_where_nothing_else_says_ai_and_in_china() -> None:
    waiver = Waiver(of="words", by="Mei", reason="why")
    chat = Accounts(telegram=TelegramAccount(chat="@her", waiver=waiver))
    assert "nothing else tells readers" in _findings(_with(channels=("telegram",), accounts=chat))
    told = persona().file.disclosure.model_copy(update={"profiles": ("china",)})
    china = _with(disclosure=told, accounts=_mastodon(waiver=waiver))
    assert "wants the label in the text" in _findings(china)
    assert _findings(_with(accounts=_mastodon(waiver=waiver))) == ""


def test_the_profile_china_wants_both_parts_of_the_label() -> None:
    disclosure = persona().file.disclosure
    told = disclosure.model_copy(update={"profiles": ("china",), "words": {"zh": "AI 虚拟歌手"}})
    assert "生成" in _findings(_with(disclosure=told, accounts=_mastodon()))
    whole = disclosure.model_copy(update={"profiles": ("china",)})
    assert _findings(_with(disclosure=whole, accounts=_mastodon())) == ""


def test_a_channel_without_an_account_is_a_mistake_with_its_mend() -> None:
    assert "set up accounts.mastodon" in _findings(_with())
    assert _findings(_with(channels=("x",), accounts=Accounts(x=XAccount(handle="her")))) == ""


def test_labels_say_what_each_profile_asks_for() -> None:
    plain = persona().file
    assert labels(plain, "n") == {"ai_generated": True, "operator": "Lantern House"}
    both = plain.disclosure.model_copy(update={"profiles": ("china", "eu")})
    found = labels(plain.model_copy(update={"disclosure": both}), "n")
    assert found["AIGC"]["Label"] == "1"
    assert found["AIGC"]["ProduceID"] == "n"
    assert found["editorial_responsibility"] == "Lantern House"


@pytest.mark.parametrize(
    ("now", "opened"),
    [("10:00", "10:00"), ("05:00", "08:00"), ("12:30", "20:00"), ("23:00", "08:00")],
)
def test_a_post_waits_for_the_next_hours_of_its_channel(now: str, opened: str) -> None:
    zone = ZoneInfo("Asia/Shanghai")
    at = datetime.fromisoformat(f"2026-03-11T{now}:00+08:00").astimezone(UTC)
    found = opens(("08:00-12:00", "20:00-22:00"), zone, at)
    assert f"{found.astimezone(zone):%H:%M}" == opened
    assert found >= at
    assert opens((), zone, at) == at
