"""Sites that behave badly, each in its own way, and what a reader should say of each."""

import gzip
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler

from tests.news.site import Answer, Site, drip, endless, entry, page, rss, status

LINK = "https://example.org/"
METADATA = "http://169.254.169.254/latest/meta-data"


@dataclass(frozen=True)
class Bad:
    """`words` that the feed's error must have; None where it is read all the same, `items` of it."""

    answer: Answer
    words: str | None
    items: int = 0


def raw(*pieces: bytes) -> Answer:
    """The connection's bytes as they are, and an end."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            request.wfile.write(piece)
        request.close_connection = True

    return answer


def flood(site: Site, piece: bytes, *, first: bytes = b"") -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(first)
        while not site.closing.is_set():
            request.wfile.write(piece)

    return answer


def patient(seconds: float, answer: Answer) -> Answer:
    def slow(request: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        answer(request)

    return slow


def by_turns(*answers: Answer) -> Answer:
    """A different answer each time, then the last one for ever."""
    left = list(answers)
    return lambda request: (left.pop(0) if len(left) > 1 else left[0])(request)


def longer_than_said(body: bytes) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body) + 500}\r\n\r\n"
        request.wfile.write(head.encode() + body)
        request.close_connection = True

    return answer


def refused_by_the_net(site: Site) -> dict[str, Bad]:
    """Transport: connections, sizes, speeds."""
    one = rss(entry("Told", f"{LINK}told", uid="t"))
    bomb = gzip.compress(b"<rss>" + b" " * 60_000_000 + b"</rss>")
    start = b"HTTP/1.1 200 OK\r\n"
    return {
        "slow": Bad(drip(site), "longer than"),
        "silent": Bad(lambda request: void(site.closing.wait(30)), "longer than"),
        "slow-head": Bad(flood_slowly(site, start), "longer than"),
        "endless": Bad(endless(site), "larger than"),
        "endless-head": Bad(flood(site, b"X-More: x\r\n" * 50, first=start), "cannot be read"),
        "endless-status": Bad(flood(site, b"HTTP" * 1000), "cannot be read"),
        "endless-hints": Bad(flood(site, b"HTTP/1.1 103 Early Hints\r\n\r\n" * 50), "longer than"),
        "bomb": Bad(page(bomb, Content_Encoding="gzip"), "larger than"),
        "bomb-in-bomb": Bad(page(gzip.compress(bomb), Content_Encoding="gzip, gzip"), "not asked for"),
        "damaged-gzip": Bad(page(b"\x1f\x8b junk", Content_Encoding="gzip"), "damaged"),
        "half-gzip": Bad(page(gzip.compress(one.encode())[:-30], Content_Encoding="gzip"), "too early"),
        "no-gzip": Bad(page(one, Content_Encoding="gzip"), "damaged"),
        "brotli": Bad(page(b"junk", Content_Encoding="br"), "not asked for"),
        "truncated": Bad(longer_than_said(one.encode()), "cannot be read"),
        "hangs-up": Bad(raw(b""), "cannot be read"),
        "no-http": Bad(raw(b"\x00\x01\x02 SSH-2.0-nothing\r\n\r\n"), "cannot be read"),
        "bad-chunks": Bad(raw(start + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello"), "cannot be read"),
        "bad-length": Bad(raw(start + b"Content-Length: many\r\n\r\nhello"), "cannot be read"),
        "huge": Bad(page(b"<rss>" + b"x" * 6_000_000), "larger than"),
    }  # fmt: skip


def flood_slowly(site: Site, start: bytes) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(start)
        while not site.closing.is_set():
            request.wfile.write(b"X")
            time.sleep(0.05)

    return answer


def void(done: bool) -> None:
    """For answers that only wait."""


def refused_by_rank(site: Site) -> dict[str, Bad]:
    """Statuses and redirects."""
    wall = (
        "<!DOCTYPE html><title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x>"
    )
    found = {
        "loop": Bad(status(302, Location="/loop"), "redirects more than 5 times"),
        "inwards": Bad(status(302, Location=METADATA), "169.254.169.254, a private address"),
        "to-itself": Bad(status(301, Location="http://localhost:9/"), "a private address"),
        "to-a-file": Bad(status(301, Location="file:///etc/hostname"), "no web page"),
        "to-nothing": Bad(status(302, Location="http://"), "redirects more than 5 times"),
        "to-nonsense": Bad(status(302, Location="http://[:::]/"), "cannot be read"),
        "very-far": Bad(status(302, Location="/" + "far/" * 5000), "404"),
        "nowhere": Bad(status(302), "answered 302"),
        "many": Bad(status(300), "answered 300"),
        "empty-handed": Bad(status(204), "answered 204"),
        "in-part": Bad(page("<rss>", code=206), "answered 206"),
        "always-unchanged": Bad(status(304), "we never read it"),
        "lost": Bad(status(404), "404 (Not Found)"),
        "private": Bad(status(401), "401 (Unauthorized)"),
        "forbidden": Bad(status(403), "403 (Forbidden)"),
        "gone": Bad(status(410), "410 (Gone)"),
        "too-often": Bad(status(429, Retry_After="9" * 30), "429 (Too Many Requests)"),
        "broken": Bad(status(500), "500"),
        "tired": Bad(status(503, Retry_After="in a while"), "503"),
        "odd": Bad(status(799), "799 (no known status)"),
        "wall": Bad(page(wall, "text/html", code=403), "a page of Cloudflare"),
        "polite-wall": Bad(page(wall, "text/html"), "a page of Cloudflare"),
    }
    for number in range(8):
        site.at(f"/chain{number}", status(302, Location=f"/chain{number + 1}"))
    return found | {"chain": Bad(status(302, Location="/chain0"), "redirects more than 5 times")}


def refused_as_documents() -> dict[str, Bad]:
    """What is sent is no feed, whatever it says it is."""
    return {
        "html": Bad(page("<!DOCTYPE html><html><p>hi", "application/rss+xml"), "a web page, not a feed"),
        "xhtml": Bad(page('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'), "a web page"),
        "names-itself": Bad(page(
            "<html><link rel=alternate type=application/rss+xml href=/names-itself>", "text/html"), "a web page"),
        "empty": Bad(page(""), "empty document"),
        "blank": Bad(page(" \n\t" * 1000), "empty document"),
        "words": Bad(page("just words", "text/plain"), "no feed"),
        "picture": Bad(page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "image/png"), "no feed"),
        "json": Bad(page('{"a": 1}', "application/json"), "neither JSON Feed nor a hot list"),
        "half-json": Bad(page('{"items": [', "application/json"), "begins like JSON but is none"),
        "deep-json": Bad(page("[" * 200_000, "application/json"), "begins like JSON but is none"),
        "opml": Bad(page("<opml><body><outline xmlUrl='http://a.example/'/></body></opml>"), "no feed"),
        "deep-xml": Bad(page("<a>" * 200_000), "no feed"),
        "open-doctype": Bad(page("<!DOCTYPE rss [" + "<!ENTITY a 'b'>" * 50_000), ""),
    }  # fmt: skip


def entities(depth: int) -> str:
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 40}">' for n in range(1, depth))
    return f'<!DOCTYPE rss [<!ENTITY e0 "lollollol">{steps}<!ENTITY big "{"lol" * 9_000}">]>'


def strange_but_read() -> dict[str, Bad]:
    """Feeds in which something is wrong, but not everything."""
    plain = entry("Told", f"{LINK}told", uid="t")
    outer = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    many = "".join(entry(f"Number {n}", f"{LINK}{n}") for n in range(50_000))
    tags = "&lt;b&gt;" * 100_000
    depth = entry(f"{'<b>' * 20_000}Deep{'</b>' * 20_000}", f"{LINK}deep")
    wide = "".join(f' a{n}="{n}"' for n in range(20_000))
    spaces = "".join(f' xmlns:n{n}="urn:{n}"' for n in range(5_000))
    ids = [rss(entry("Told", f"{LINK}told?utm_id={n}", uid=f"{n}")) for n in range(3)]
    return {
        "entity-bomb": Bad(page(rss(entry("&e7;Told", f"{LINK}told"), plain, head=entities(8))), None, 1),
        "entity-flood": Bad(page(rss(entry("&big;" * 3000, f"{LINK}e"), plain, head=entities(2))), None, 1),
        "outer-entity": Bad(page(rss(entry("&x;", f"{LINK}x"), plain, head=outer)), None, 1),
        "100000-items": Bad(page(rss(*[f"<item><title>N{n}</title></item>" for n in range(100_000)])), None, 500),
        "50000-links": Bad(page(rss(many)), None, 500),
        "long-title": Bad(page(rss(entry("T" * 4_500_000, f"{LINK}long"))), None, 1),
        "nested-tags": Bad(page(rss(entry(f"{tags}Deep", f"{LINK}deep"), plain)), None, 1),
        "nested-xml": Bad(page(rss(depth, plain)), None, 0),
        "wide-tag": Bad(page(rss(f"<item{wide}><title>Wide</title></item>")), None, 1),
        "many-namespaces": Bad(page(rss(plain).replace("<rss", f"<rss{spaces}")), None, 1),
        "bad-dates": Bad(page(rss(entry("Told", date="Mon, 45 Foo 20260 99:99:99"))), None, 1),
        "future-dates": Bad(page(rss(entry("Told", date="Tue, 01 Jan 2999 00:00:00 GMT"))), None, 1),
        "no-ids": Bad(page(rss(entry("Told"), entry("Told again"))), None, 2),
        "one-id": Bad(page(rss(*(entry(f"Told {n}", f"{LINK}{n}", uid="0") for n in range(3)))), None, 3),
        "new-ids": Bad(by_turns(*(page(each) for each in ids)), None, 1),
        "no-titles": Bad(page(rss(entry("", f"{LINK}a", summary="Only words"))), None, 1),
        "nothing-in-it": Bad(page(rss()), None, 0),
        "script": Bad(page(rss(entry("&lt;script&gt;x()&lt;/script&gt;Told", "javascript:x()"))), None, 1),
        "nulls": Bad(page(rss(entry("To\x00ld\x01", f"{LINK}n"))), None, 1),
        "bad-utf8": Bad(page(rss(entry("Told", f"{LINK}u")).encode().replace(b"To", b"\xff\xfeTo")), None, 1),
        "wrong-type": Bad(page(rss(plain), "image/png"), None, 1),
        "wrong-charset": Bad(page(rss(plain), "text/xml; charset=nonsense-9"), None, 1),
        "lying-encoding": Bad(page(rss(plain).replace("UTF-8", "utf-16")), None, 1),
        "junk-before": Bad(page("\n\n Warning: line 7\n" + rss(plain)), None, 1),
        "junk-after": Bad(page(rss(plain) + "<script>track()</script>"), None, 1),
        "cut-off": Bad(page(rss(plain, "<item><title>Cut o")[:-30]), None, 1),
        "open-cdata": Bad(page(rss(plain, "<item><title><![CDATA[Never closed</title></item>")), None, 1),
        "early-hints": Bad(raw(b"HTTP/1.1 103 Early Hints\r\n\r\n" + plainly(rss(plain).encode())), None, 1),
        "no-length": Bad(raw(b"HTTP/1.0 200 OK\r\n\r\n" + rss(plain).encode()), None, 1),
        "huge-json": Bad(page(json.dumps({"items": [{"title": f"N{n}"} for n in range(100_000)]})), None, 500),
    }  # fmt: skip


def plainly(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body


def bad_sites(site: Site) -> dict[str, Bad]:
    """By name; the name is the host, too."""
    families: list[Callable[[], dict[str, Bad]]] = [
        lambda: refused_by_the_net(site), lambda: refused_by_rank(site), refused_as_documents,
        strange_but_read,
    ]  # fmt: skip
    return {name: bad for family in families for name, bad in family().items()}


NAMES: dict[str, list[list[str]]] = {
    "unknown.example": [[]],
    "inner.example": [["10.0.0.5"]],
    "inner6.example": [["fd00::5", "::1"]],
    "mapped.example": [["::ffff:127.0.0.1"]],
    "rebound.example": [["93.184.216.34"], ["127.0.0.1"]],
    "mixed.example": [["169.254.169.254", "93.184.216.35"]],
    "localhost": [["127.0.0.1"]],
}
"""Names that stand for what they shouldn't; the rebound one says something else when it is asked again."""


def named_badly(site: Site) -> dict[str, Bad]:
    told = page(rss(entry("Told", f"{LINK}told", uid="t")))
    return {
        "unknown": Bad(told, "no site is called unknown.example"),
        "inner": Bad(told, "a private address"),
        "inner6": Bad(told, "a private address"),
        "mapped": Bad(told, "a private address"),
        "rebound": Bad(status(302, Location="/told"), "a private address"),
        "mixed": Bad(told, None, 1),
    }
