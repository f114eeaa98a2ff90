"""What an answer, or the lack of one, says about whether a post has left. All outside channels judge alike."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from agent.errors import DeliveryFault, DeliveryUnsure

LONGEST_WAIT_SECONDS = 24 * 3600.0
PLAIN_WAIT_SECONDS = 60.0
"""Where a platform asks for a pause and doesn't say how long."""


def judge(
    status: int, headers: Mapping[str, str], where: str, now: datetime, said: str = ""
) -> None:
    """Returns for 2xx; otherwise raises what the status means for a post that was sent with it."""
    told = f"{where}: {status}{f' ({said[:200]})' if said else ''}"
    wait = asked_wait(headers, now)
    if 200 <= status < 300:
        return
    if status == 429:
        words = f"{where}: asks for a pause (429)"
        raise DeliveryFault(
            words, "it is waited for", wait=PLAIN_WAIT_SECONDS if wait is None else wait
        )
    if status == 408 or status >= 500:
        raise DeliveryUnsure(told, "look whether it is out", wait=wait)
    if status in (401, 403, 404, 410) or status < 400:
        raise DeliveryFault(told, f"look at the key and address of {where}", account=True)
    raise DeliveryFault(
        told, "it is refused as it stands; edit it, or post it by hand", permanent=True
    )


def asked_wait(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds in Retry-After (a number or a date), or X-RateLimit-Reset as Mastodon and X write it."""
    lower = {key.lower(): value.strip() for key, value in headers.items()}
    plain = lower.get("retry-after", "")
    if plain.replace(".", "", 1).isdigit():
        return min(float(plain), LONGEST_WAIT_SECONDS)
    names = ("x-ratelimit-reset", "x-rate-limit-reset", "ratelimit-reset")
    reset = next((lower[name] for name in names if name in lower), "")
    moment = _moment(plain) or (
        _moment(reset) if lower.get("x-ratelimit-remaining", "0") == "0" else None
    )
    if moment is None:
        return None
    return min(max((moment - now).total_seconds(), 0.0), LONGEST_WAIT_SECONDS)


def _moment(text: str) -> datetime | None:
    """A date of HTTP, an ISO time, or seconds since 1970."""
    if text.isdigit():
        return datetime.fromtimestamp(int(text), UTC)
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            found = read(text.replace("Z", "+00:00") if read is datetime.fromisoformat else text)
        except ValueError:
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


@contextmanager
def part_of_chain(number: int, of: int) -> Iterator[None]:
    """Around one post of a chain, counted from 0: once there is one before it, a refusal doesn't mean that nothing is out."""
    try:
        yield
    except DeliveryFault as fault:
        if number == 0:
            raise
        words = f"{fault.message}; {number} of {of} posts of the chain are out"
        mend = (
            "the rest follows by itself; take down what is there before you say that it is not out"
        )
        raise DeliveryUnsure(words, mend, wait=fault.wait, permanent=fault.permanent) from fault


@contextmanager
def nothing_leaves() -> Iterator[None]:
    """Around what only reads: whatever becomes of it, nothing has left."""
    try:
        yield
    except DeliveryUnsure as unsure:
        raise DeliveryFault(unsure.message, unsure.mend, wait=unsure.wait) from unsure
