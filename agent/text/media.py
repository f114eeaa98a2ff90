"""What a file is, told from its first bytes and never from its name; no type here can carry a script."""

from collections.abc import Mapping

from agent.types.media import KINDS, Attachment, MediaKind

LARGEST: Mapping[MediaKind, int] = {
    "picture": 10_000_000,
    "sound": 25_000_000,
    "video": 60_000_000,
}
"""Bytes."""
MOST = 8
"""Of one draft."""
LONGEST_ALT = 1000
HEAD = 64
"""So many bytes tell what a file is."""
_MADE_BY_AI = {"zh": "（AI 生成）", "ja": "（AI生成）", "en": " (made with AI)"}
_PLAIN = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
)
_BOXES = {
    b"M4A ": "audio/mp4", b"M4B ": "audio/mp4", b"isom": "video/mp4", b"iso2": "video/mp4",
    b"iso4": "video/mp4", b"iso5": "video/mp4", b"iso6": "video/mp4", b"mp41": "video/mp4",
    b"mp42": "video/mp4", b"avc1": "video/mp4", b"dash": "video/mp4", b"M4V ": "video/mp4",
}  # fmt: skip
"""Brands of ISO base media files (ISO/IEC 14496-12) that browsers play."""


def type_of(head: bytes) -> str:
    """Its type, or nothing for one that is not taken."""
    for mark, found in _PLAIN:
        if head.startswith(mark):
            return found
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _BOXES.get(head[8:12], "")
    if head[:4] == b"\x1aE\xdf\xa3":
        return "video/webm" if b"webm" in head[:HEAD] else ""
    return "audio/mpeg" if _is_layer_three(head) else ""


def _is_layer_three(head: bytes) -> bool:
    """An MP3 without a tag begins with a frame: eleven bits set, then version and layer III."""
    return len(head) > 2 and head[0] == 0xFF and head[1] in (0xFB, 0xFA, 0xF3, 0xF2)


def kind_of(media_type: str) -> MediaKind:
    return KINDS[media_type.partition("/")[0]]


def described(attachment: Attachment, language: str) -> str:
    """Its description as readers get it, the mark of what a machine made included."""
    mark = _MADE_BY_AI.get(language, _MADE_BY_AI["en"]) if attachment.ai else ""
    return f"{attachment.alt}{mark}"
