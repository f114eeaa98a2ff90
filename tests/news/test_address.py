"""The address guard."""

import httpcore
import pytest

from agent.news.address import AddressRefused, is_allowed, may_dial, ranges
from agent.news.dial import checked, resolve

PRIVATE = [
    "127.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:1::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
]
PUBLIC = ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_of_no_public_site_are_not_dialled(address: str) -> None:
    assert not may_dial(address, ())


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_dialled(address: str) -> None:
    assert may_dial(address, ())
    assert not is_allowed(address, ranges(["127.0.0.0/8"]))


def test_a_range_named_in_settings_is_dialled_and_no_other() -> None:
    allow = ranges(["127.0.0.0/8", "fd00::/8"])
    assert may_dial("127.9.9.9", allow)
    assert may_dial("::ffff:127.0.0.1", allow)
    assert may_dial("fd12::1", allow)
    assert not may_dial("10.0.0.1", allow)


def test_a_name_that_nobody_knows_is_a_connect_error() -> None:
    with pytest.raises(httpcore.ConnectError, match="no site is called"):
        resolve("nobody.invalid", 80, 5)


def test_of_a_name_s_addresses_the_private_ones_are_left_out_and_none_is_refused() -> None:
    assert checked("mixed.example", ["10.0.0.1", "93.184.216.34"], ()) == ["93.184.216.34"]
    with pytest.raises(
        AddressRefused, match=r"inner\.example is at 10\.0\.0\.1, a private address"
    ):
        checked("inner.example", ["10.0.0.1", "::1"], ())
