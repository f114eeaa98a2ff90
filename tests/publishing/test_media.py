"""Files on their way out: the approved bytes with their description, or nothing at all."""

import base64
import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from agent.database.media_files import keep, place
from agent.database.tables import deliveries
from agent.publishing.amending import Wish, amend
from agent.publishing.channel import Channel, Counting, Counts, Sent
from agent.publishing.channels.folder import Folder
from agent.publishing.channels.page import Page
from agent.review.enclosing import enclose
from agent.review.variants import Wording, decide_variant, take_in
from agent.types.media import Attachment
from agent.types.persona import Persona
from tests.platforms.kinds import kind
from tests.platforms.webhook import Receiver
from tests.publishing.making import House
from tests.review.making import at, persona, rows

BYTES = b"\x89PNG\r\n\x1a\n and a window at night"
WINDOW = Attachment(sha256(BYTES).hexdigest(), "image/png", len(BYTES), "夜里的一扇窗", True)
TOLD = "夜里的一扇窗（AI 生成）"


def approved(house: House, home: Path, her: Persona, *, english: bool = False) -> int:
    """A post with a picture, kept in this home and due now."""
    keep(home / "data" / "media", WINDOW.name, BYTES)
    draft = house.desk.hand_in(speak_at=at(-1))
    enclose(house.database, house.clocks, draft, WINDOW, "mei")
    if english:
        take_in(house.database, house.clocks, draft, Wording("en", "A lamp.", "一盏灯。"), "house")
        decide_variant(house.database, house.clocks, draft, "en", "approve", "mei")
    house.desk.decide("approve", draft, who=her)
    house.world.advance(timedelta(minutes=1))
    return draft


@pytest.mark.parametrize("name", ["mastodon", "bluesky", "telegram", "discord"])
def test_a_picture_leaves_as_it_was_approved_with_its_description(
    name: str, house: House, tmp_path: Path
) -> None:
    with kind(name, tmp_path, house.wall) as made:
        approved(house, tmp_path, made.her)
        assert house.press(made.channel) == [1]
        (post,) = made.platform.posts
        ((told, content),) = post.files
        assert content == BYTES
        assert told == ("photo" if name == "telegram" else TOLD)


def test_a_webhook_gets_file_and_languages_themselves(house: House, tmp_path: Path) -> None:
    with kind("webhook", tmp_path, house.wall) as made:
        approved(house, tmp_path, made.her, english=True)
        house.press(made.channel)
        assert isinstance(made.platform, Receiver)
        data = made.platform.events[0]["data"]
    assert data["variants"]["en"].startswith("A lamp.")
    (told,) = data["attachments"]
    assert base64.b64decode(told["content"]) == BYTES
    assert (told["alt"], told["ai_generated"]) == (WINDOW.alt, True)


@pytest.mark.parametrize("damage", ["changed", "gone"])
@pytest.mark.parametrize("name", ["mastodon", "telegram", "page", "folder"])
def test_a_file_that_is_no_more_what_was_approved_leaves_nowhere(
    name: str, damage: str, house: House, tmp_path: Path
) -> None:
    kept = place(tmp_path / "data" / "media", WINDOW.name)
    if name in ("page", "folder"):
        her = persona(channels=(name,))
        approved(house, tmp_path, her)
        channel = page(house, tmp_path, her) if name == "page" else folder(tmp_path, her)
        spoil(kept, damage)
        assert house.press(channel) == []
    else:
        with kind(name, tmp_path, house.wall) as made:
            approved(house, tmp_path, made.her)
            spoil(kept, damage)
            assert house.press(made.channel) == []
            assert made.platform.posts == []
    ((status, error),) = rows(house.database, deliveries, "status", "error")
    assert status == "failed"
    assert "no more what was approved" in error


@pytest.mark.parametrize("change", [{"variants": {"en": "buy"}}, {"attachments": []}])
def test_what_was_changed_in_a_delivery_after_the_approval_does_not_leave(
    change: dict[str, object], house: House, tmp_path: Path
) -> None:
    her = persona(channels=("page",))
    approved(house, tmp_path, her, english=True)
    house.tamper(deliveries, **change)
    assert house.press(page(house, tmp_path, her)) == []


def page(house: House, home: Path, her: Persona) -> Page:
    return Page(house.database, home / "data" / "page", {her.name: her})


def folder(home: Path, her: Persona) -> Folder:
    return Folder(home / "data" / "posts", {her.name: her})


def spoil(kept: Path, damage: str) -> None:
    kept.unlink()
    if damage == "changed":
        kept.write_bytes(BYTES + b"!")


def test_her_page_and_feeds_show_picture_and_languages_and_load_nothing_from_elsewhere(
    house: House, tmp_path: Path
) -> None:
    her = persona(channels=("page",))
    approved(house, tmp_path, her, english=True)
    house.press(page(house, tmp_path, her))
    out = tmp_path / "data" / "page" / her.name
    shown = (out / "index.html").read_text("utf-8")
    assert f'<img src="media/{WINDOW.name}" alt="夜里的一扇窗"' in shown
    assert '<p class="variant" lang="en">A lamp.' in shown
    assert "http" not in shown.replace("http-equiv", "")
    assert (out / "media" / WINDOW.name).read_bytes() == BYTES
    (item,) = json.loads((out / "feed.json").read_bytes())["items"]
    assert item["attachments"][0]["url"] == f"media/{WINDOW.name}"
    assert "A lamp." in item["content_text"]
    assert 'rel="enclosure"' in (out / "feed.atom").read_text("utf-8")


def test_what_is_taken_down_takes_its_files_along(house: House, tmp_path: Path) -> None:
    her = persona(channels=("page", "folder"))
    approved(house, tmp_path, her, english=True)
    channels: dict[str, Channel] = {
        "page": page(house, tmp_path, her),
        "folder": folder(tmp_path, her),
    }
    house.press(*channels.values())
    data = tmp_path / "data"
    assert len([*data.rglob(WINDOW.name), *(data / "posts").rglob("*.png")]) == 3
    assert len([*(data / "posts").rglob("*.en.md"), *(data / "posts").rglob("*.txt")]) == 2
    amend(house.database, house.clocks, channels, Wish(1, "take-down", "mei", "wrong"))
    assert [*(data / "page").rglob("*.png"), *(data / "posts").rglob("*.*")] == []


def test_a_correction_takes_the_other_languages_off_the_page(house: House, tmp_path: Path) -> None:
    her = persona(channels=("page",))
    approved(house, tmp_path, her, english=True)
    hers = page(house, tmp_path, her)
    house.press(hers)
    wish = Wish(1, "correct", "mei", "it was four", "四点。", {"page": "四点。\n\nAI 生成内容"})
    amend(house.database, house.clocks, {"page": hers}, wish)
    shown = (tmp_path / "data" / "page" / her.name / "index.html").read_text("utf-8")
    assert "四点。" in shown
    assert "A lamp." not in shown


@pytest.mark.parametrize("name", ["mastodon", "bluesky"])
def test_a_channel_that_counts_tells_what_stayed(name: str, house: House, tmp_path: Path) -> None:
    with kind(name, tmp_path, house.wall) as made:
        house.approved(who=made.her)
        house.press(made.channel)
        ((remote,),) = rows(house.database, deliveries, "remote_id")
        sent = Sent(1, "yuri", 1, name, "", "zh", at(0), "", remote)
        assert isinstance(made.channel, Counting)
        assert made.channel.counts(sent) == Counts(3, 7)
        assert made.channel.followers("yuri") == 12
