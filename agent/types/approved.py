"""What a person approved, as the bytes that its hash stands for (law 5)."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any


def bytes_hash(body: str) -> str:
    """The hash of what leaves to one channel."""
    return sha256(body.encode()).hexdigest()


def post_hash(text: str, variants: Mapping[str, Any], attachments: Sequence[Any]) -> str:
    """The hash of a post: text, variants and attachments as canonical JSON."""
    whole = {"text": text, "variants": dict(variants), "attachments": list(attachments)}
    return bytes_hash(json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


def parcel_hash(body: str, variants: Mapping[str, Any], attachments: Sequence[Any]) -> str:
    """The hash of all that leaves to one channel: of the body alone where nothing else leaves with it."""
    return post_hash(body, variants, attachments) if variants or attachments else bytes_hash(body)
