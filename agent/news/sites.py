"""Whom an address belongs to: the registrable domain, by the Public Suffix List that came with the library."""

from functools import lru_cache
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


@lru_cache(maxsize=4096)
def site_of(host: str) -> str:
    """`example.co.uk` for `feeds.example.co.uk`; an IP address or a bare suffix is its own site."""
    name = host.rstrip(".").lower()
    if _is_address(name):
        return name
    return _suffixes().privatesuffix(name) or name


def site_at(url: str) -> str:
    """The site of a web address. Where nobody registered anything, each port is a site of its own."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    site = site_of(host)
    return site if "." in site and not _is_address(site) else f"{site}:{port or parts.scheme}"


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1)
def _suffixes() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()
