"""Pages that ask whether a person is there, recognised as what they are: neither a feed nor an empty one."""

from collections.abc import Mapping

LOOKED_AT = 16_384
"""So many bytes of a page are looked at."""

_MARKS: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("Cloudflare", (
        b"/cdn-cgi/challenge-platform", b"challenges.cloudflare.com", b"cf-browser-verification",
        b"cf-chl-", b"attention required! | cloudflare", b"cf-error-details",
    )),
    ("DataDome", (b"captcha-delivery.com",)),
    ("Imperva", (b"_incapsula_resource", b"pardon our interruption")),
    ("AWS WAF", (b"awswaf.com", b"aws-waf-token")),
    ("DDoS-Guard", (b"ddos-guard",)),
    ("Anubis", (b"anubis_challenge", b"/.within.website/x/cmd/anubis")),
    ("PerimeterX", (b"px-captcha",)),
    ("SiteGround", (b"sgcaptcha",)),
    ("Sucuri", (b"sucuri website firewall", b"sucuri_cloudproxy")),
    ("Akamai", (b"errors.edgesuite.net",)),
)  # fmt: skip
_TITLES = (
    b"<title>just a moment", b"<title>attention required", b"<title>access denied", b"<title>robot check",
    b"<title>are you a robot", b"<title>security check", b"<title>ddos protection",
)  # fmt: skip
_HEADERS = {
    "cf-mitigated": "Cloudflare",
    "x-datadome": "DataDome",
    "x-amzn-waf-action": "AWS WAF",
    "x-sucuri-block": "Sucuri",
}
MEND = "ask the site to let selfsame in, or read another source"


def wall_in_headers(headers: Mapping[str, str]) -> str:
    """Whose wall it is, by headers that only walls send; '' for none."""
    return next((guard for name, guard in _HEADERS.items() if name in headers), "")


def wall_in_page(page: bytes) -> str:
    """Whose wall a web page is; '' for an ordinary page. `page` is known to be no feed."""
    low = page[:LOOKED_AT].lower()
    for guard, marks in _MARKS:
        if any(mark in low for mark in marks):
            return guard
    return "a guard" if any(title in low for title in _TITLES) else ""


def words_for(guard: str) -> str:
    whose = guard if guard == "a guard" else f"a page of {guard}"
    return f"the site lets no program in: {whose} asks whether a person is there; {MEND}"
