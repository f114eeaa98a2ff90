"""The address guard: a feed names a host, and a host may point into our own network."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Range = IPv4Network | IPv6Network

# Special-purpose ranges (IANA registries), written out because Python's own tables differ by version.
_CLOSED: tuple[Range, ...] = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", "2001:db8::/32", "3fff::/20",
    )
)  # fmt: skip
_PUBLIC6 = ip_network("2000::/3")
_NAT64 = ip_network("64:ff9b::/96")


class AddressRefused(Exception):
    """The host's address lies in a private range that settings.yaml does not allow."""


def ranges(allow: Sequence[str]) -> tuple[Range, ...]:
    return tuple(ip_network(text, strict=False) for text in allow)


def is_allowed(address: str, allow: Sequence[Range]) -> bool:
    """Whether settings name a range that holds it: such addresses are the operator's own."""
    inner = _unwrapped(_parsed(address))
    return any(inner in network for network in allow)


def may_dial(address: str, allow: Sequence[Range]) -> bool:
    return is_allowed(address, allow) or _is_public(_unwrapped(_parsed(address)))


def _parsed(address: str) -> Address:
    return ip_address(address.partition("%")[0])


def _unwrapped(address: Address) -> Address:
    """The IPv4 address that an IPv6 one stands for (mapped, 6to4, NAT64), else itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _is_public(address: Address) -> bool:
    if any(address in network for network in _CLOSED):
        return False
    return isinstance(address, IPv4Address) or address in _PUBLIC6
