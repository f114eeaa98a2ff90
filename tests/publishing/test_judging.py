"""What an answer says about a post, and how long a platform wants to be left alone."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.channels.bluesky.record import key, record
from agent.publishing.channels.mastodon.plain import plain, squeezed
from agent.publishing.channels.webhook.event import signature
from agent.publishing.judging import asked_wait, judge, nothing_leaves

NOW = datetime(2026, 3, 11, 4, 0, tzinfo=UTC)
SOON = NOW + timedelta(seconds=90)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "90"}, 90.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"Retry-After": format_datetime(SOON, usegmt=True)}, 90.0),
        ({"X-RateLimit-Reset": "2026-03-11T04:01:30.000Z", "X-RateLimit-Remaining": "0"}, 90.0),
        ({"x-rate-limit-reset": str(int(SOON.timestamp()))}, 90.0),
        ({"RateLimit-Reset": str(int(SOON.timestamp()))}, 90.0),
        ({"X-RateLimit-Reset": "2026-03-11T04:01:30Z", "X-RateLimit-Remaining": "12"}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "99999999"}, 86400.0),
        ({}, None),
    ],
)
def test_a_wait_is_read_however_a_platform_writes_it(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert asked_wait(headers, NOW) == seconds


@pytest.mark.parametrize("status", [500, 502, 503, 504, 408])
def test_a_server_error_leaves_a_doubt(status: int) -> None:
    with pytest.raises(DeliveryUnsure):
        judge(status, {}, "there", NOW)
    with pytest.raises(DeliveryFault), nothing_leaves():
        judge(status, {}, "there", NOW)


@pytest.mark.parametrize(
    ("status", "permanent", "account", "wait"),
    [
        (429, False, False, 60.0),
        (401, False, True, None),
        (403, False, True, None),
        (404, False, True, None),
        (302, False, True, None),
        (400, True, False, None),
        (422, True, False, None),
    ],
)
def test_a_refusal_says_whether_it_is_of_the_text_the_account_or_the_moment(
    status: int, permanent: bool, account: bool, wait: float | None
) -> None:
    with pytest.raises(DeliveryFault) as refused:
        judge(status, {}, "there", NOW)
    found = refused.value
    assert (found.permanent, found.account, found.wait) == (permanent, account, wait)


def test_a_record_of_bluesky_follows_from_the_delivery_alone() -> None:
    assert key(NOW, 7) == key(NOW, 7) != key(NOW, 8)
    assert len(key(NOW, 7)) == 13
    assert key(NOW, 7) < key(SOON, 7)
    made = record("灯 https://lamps.example/1.", "zh", NOW)
    (facet,) = made["facets"]
    assert facet["index"] == {"byteStart": 4, "byteEnd": 27}
    assert facet["features"][0]["uri"] == "https://lamps.example/1"


def test_a_status_of_mastodon_is_read_back_as_it_was_written() -> None:
    shown = '<p>a &amp; b<br />c</p><p><a href="https://x.example/y"><span class="invisible">https://</span><span>x.example/y</span></a></p>'
    assert plain(shown) == squeezed("a & b\nc\n\nhttps://x.example/y")


def test_a_signature_is_that_of_the_standards_own_example() -> None:
    """The test vector of the Standard Webhooks libraries."""
    found = signature(
        "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}',
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    )  # fmt: skip
    assert found == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
