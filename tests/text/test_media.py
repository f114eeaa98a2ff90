"""What a file is, by its bytes, and which channel takes it along."""

import pytest

from agent.text.carrying import CARRIES, carried, language_there
from agent.text.media import described, type_of
from agent.types.media import SUFFIXES, Attachment

PICTURE = Attachment("a" * 64, "image/png", 900, "一扇窗", True)
SONG = Attachment("b" * 64, "audio/mpeg", 900, "半首歌", False)
LARGE = Attachment("c" * 64, "image/jpeg", 1_500_000, "一面墙", False)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0..JFIF", "image/jpeg"),
        (b"GIF89a....", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"ID3\x04...", "audio/mpeg"),
        (b"\xff\xfb\x90d", "audio/mpeg"),
        (b"OggS\x00", "audio/ogg"),
        (b"fLaC\x00", "audio/flac"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"\x00\x00\x00\x20ftypisom", "video/mp4"),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm", "video/webm"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", ""),
        (b"<!doctype html><script>", ""),
        (b"%PDF-1.7", ""),
        (b"\x00\x00\x00\x20ftypqt  ", ""),
        (b"", ""),
    ],
)
def test_a_file_is_what_its_bytes_say_and_nothing_with_script_is_taken(
    head: bytes, found: str
) -> None:
    assert type_of(head) == found


def test_no_known_type_can_carry_a_script() -> None:
    assert not {each for each in SUFFIXES if "svg" in each or "html" in each or "xml" in each}


def test_each_channel_takes_what_it_can_and_says_why_it_leaves_the_rest() -> None:
    given = [PICTURE, SONG, LARGE]

    def left(channel: str, text: str = "短。") -> dict[str, str]:
        return {each.attachment.alt: each.why for each in carried(channel, given, text)[1]}

    assert left("page") == left("folder") == left("weibo") == {}
    assert left("slack") == dict.fromkeys(("一扇窗", "半首歌", "一面墙"), "none")
    assert left("mastodon") == {"半首歌": "mixed"}
    assert left("bluesky") == {"半首歌": "type", "一面墙": "size"}
    assert left("telegram") == {"半首歌": "number", "一面墙": "number"}
    assert left("telegram", "长" * 1025) == dict.fromkeys(("一扇窗", "半首歌", "一面墙"), "caption")


def test_what_is_taken_and_what_is_left_is_everything_in_its_order() -> None:
    given = [PICTURE, SONG, LARGE]
    for channel in (*CARRIES, "wecom"):
        taken, left = carried(channel, given, "短。")
        assert sorted((*taken, *(each.attachment for each in left)), key=given.index) == given


def test_what_a_machine_made_says_so_in_its_description() -> None:
    assert described(PICTURE, "zh") == "一扇窗（AI 生成）"
    assert described(PICTURE, "en") == "一扇窗 (made with AI)"
    assert described(SONG, "en") == "半首歌"


def test_a_channel_gets_her_own_language_unless_it_takes_only_another() -> None:
    assert language_there((), "zh", ["en"]) == "zh"
    assert language_there(("en", "zh"), "zh", ["en"]) == "zh"
    assert language_there(("ja", "en"), "zh", ["en"]) == "en"
    assert language_there(("ja",), "zh", ["en"]) is None
