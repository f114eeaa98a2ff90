"""Feeds on loopback: invented titles only, as RSS with ETags; what they hold and what time it is, the test says."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

EPOCH = datetime(2026, 3, 11, 4, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Report:
    """One entry of one feed; `at` is when it appears."""

    feed: str
    title: str
    summary: str
    at: datetime


@dataclass
class NewsServer:
    """`feeds` are named by what is published so far; `asked` counts requests and `unchanged` the 304s."""

    reports: list[Report] = field(default_factory=list)
    now: datetime | None = None
    """Only what appeared by then is served; None: everything."""
    url: str = ""
    asked: int = 0
    unchanged: int = 0

    def publish(self, feed: str, title: str, summary: str = "", at: datetime = EPOCH) -> None:
        self.reports.append(Report(feed, title, summary, at))

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(report.feed for report in self.reports))

    def feeds_yaml(self) -> str:
        lines = [f"  - {{url: {self.url}/{name}.xml, name: {name}}}\n" for name in self.names]
        return "feeds:\n" + "".join(lines) if lines else "feeds: []\n"

    def rss(self, feed: str) -> str:
        shown = [r for r in self.reports if r.feed == feed and (not self.now or r.at <= self.now)]
        entries = "".join(_entry(self.url, report) for report in shown)
        head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
        return f"{head}<title>{feed}</title>{entries}</channel></rss>"


def _entry(url: str, report: Report) -> str:
    number = sha256(f"{report.feed}{report.title}".encode()).hexdigest()[:10]
    link = f"{url}/{report.feed}/{number}"
    return (
        f"<item><title>{escape(report.title)}</title><link>{link}</link><guid>{link}</guid>"
        f"<description>{escape(report.summary)}</description>"
        f"<pubDate>{format_datetime(report.at)}</pubDate></item>"
    )


@contextmanager
def news_server() -> Iterator[NewsServer]:
    state = NewsServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked += 1
            body = state.rss(self.path.strip("/").removesuffix(".xml")).encode()
            tag = f'"{sha256(body).hexdigest()[:16]}"'
            same = self.headers.get("If-None-Match") == tag
            state.unchanged += same
            self.send_response(304 if same else 200)
            self.send_header("ETag", tag)
            if not same:
                self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if not same:
                self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


HAPPENINGS: tuple[tuple[str, str, str, str], ...] = (
    (
        "虚拟歌手在旧灯塔里开了一场没有观众的演唱会，只录下了雾号",
        "主办方说，场内只放了三支麦克风，雾号响了十二次，歌手把其中一次写进了副歌。",
        "Virtual singer holds a concert without an audience in an old lighthouse",
        "Three microphones stood in the lantern room of the lighthouse, and the foghorn sounded 12 times.",
    ),
    (
        "港口小城给末班渡轮换了新字体，时刻表上的逗号大了一号",
        "设计师花了四个月改逗号，因为夜里等船的人总把它看成小数点。",
        "Harbour town gives its last ferry a new typeface with larger commas",
        "The designer spent 4 months on the comma, since passengers at night took it for a decimal point.",
    ),
    (
        "图书馆的旧机器人学会了打哈欠，读者开始跟着它打",
        "馆员说那是风扇的声音，更新以后没有人舍得修。",
        "Old library robot learns to yawn, and readers yawn along",
        "Librarians say it is the sound of the fan; nobody has wanted to repair it since the update.",
    ),
    (
        "深夜便利店把冰柜的嗡嗡声做成了一张专辑，一共七首",
        "店长给每台冰柜署了名，最长的一首有四十分钟。",
        "Night shop turns the hum of its freezers into an album of seven songs",
        "Every freezer is credited by name; the longest song runs 40 minutes.",
    ),
    (
        "一只章鱼把水族馆的点唱机按到了第九首，连续三晚",
        "管理员换过按钮的位置，第二天它又找到了。",
        "Octopus presses the ninth song on an aquarium jukebox three nights in a row",
        "The keeper moved the button; the octopus found it again the next day.",
    ),
    (
        "小镇词典收进了第一个由聊天机器人造的词，意思是等船",
        "编辑说这个词没有人用过，所以也没有人用错。",
        "Village dictionary takes in its first word coined by a chatbot; it means waiting for a ferry",
        "The editor says that nobody has used the word, so nobody has used it wrongly.",
    ),
)
"""Each in Chinese and in English, title and summary; all of it invented."""


def publish_days(server: NewsServer, start: datetime, days: int) -> None:
    """A happening every four hours, told by two Chinese and two English publishers within the hour."""
    for number in range(days * 6):
        at = start + timedelta(hours=4 * number)
        zh, about, en, told = HAPPENINGS[number % len(HAPPENINGS)]
        again = f"（第 {number} 回）" if number >= len(HAPPENINGS) else ""
        server.publish("yangzhang-morning", zh + again, about, at)
        server.publish(
            "xugou-evening", f"{zh}{again}，有人专程去听", about, at + timedelta(minutes=20)
        )
        server.publish("invented-post", f"{en}{_th(number)}", told, at + timedelta(minutes=30))
        server.publish("sample-herald", f"{en}{_th(number)}, visitors say", told, at)


def _th(number: int) -> str:
    return f", part {number}" if number >= len(HAPPENINGS) else ""
