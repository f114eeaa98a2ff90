"""What a reviewer finds on the pages."""

from dataclasses import replace

import httpx
from sqlalchemy import insert

from agent.database.tables import posts
from agent.desk import DeskTools, Server, make_app, serve
from agent.review import queue
from agent.review.queue import Decision
from memory.mind import beliefs, threads
from memory.types import NewMemory
from tests.desk import invented
from tests.desk.conftest import COOKIES


def test_the_front_leads_to_the_queue(browse: httpx.Client) -> None:
    assert browse.get("/").headers["location"] == "/queue"


def test_the_first_draft_stands_in_full_with_the_next_ones_in_sight(
    browse: httpx.Client, filled: list[int]
) -> None:
    shown = browse.get("/queue").text
    assert "末班轮渡改到零点了。" in shown
    assert "我是 AI，由潮汐厂牌运营。" in shown
    assert '<time datetime="2026-03-11T17:00+08:00">today 17:00</time>' in shown
    for draft_id in filled:
        assert f'href="/drafts/{draft_id}"' in shown


def test_the_list_holds_what_is_in_sight_and_a_link_to_the_whole_of_it(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    tools.decide(Decision(filled[0], "approve", "mara"))
    shown = browse.get("/queue").text
    link = f"/drafts/{filled[1]}?whole=1"
    assert shown.count(f'href="{link}"') == 2
    assert "Approved, going out" not in shown
    assert "<select" not in shown
    whole = browse.get(link).text
    assert "Approved, going out" in whole
    assert '<select name="persona">' in whole
    assert "whole=1" not in whole
    narrowed = browse.get("/queue?persona=mio").text
    assert '<option value="mio" selected>' in narrowed
    assert "?persona=mio&amp;whole=1" in narrowed


def test_a_draft_tells_why(browse: httpx.Client, filled: list[int]) -> None:
    shown = browse.get(f"/drafts/{filled[0]}").text
    for told in (
        "多亮的那两个小时，没有人算进电费里。",
        "想学一件没用的事，还没选好。",
        "0.71",
        "heat 0.64",
        "appeal 0.82",
        "voice 86 of 100",
        "worth 7.5 of 10",
        "三个人也算末班。",
        "kite-large, 3120 tokens in, 412 out",
        "4f0c9a71d2be",
        "船在等人的时候灯是亮着的",
    ):
        assert told in shown
    assert shown.count("(forgotten since)") == 1
    assert "No language model was used" not in shown
    link = '<a href="https://example.org/ferry" target="_blank" rel="noreferrer noopener">'
    assert link in shown


def test_an_offline_draft_says_that_no_model_was_used(
    browse: httpx.Client, filled: list[int]
) -> None:
    shown = browse.get(f"/drafts/{filled[2]}").text
    assert "No language model was used." in shown
    assert "What she alone noticed" not in shown


def test_flags_are_read_out_the_gravest_first(browse: httpx.Client, filled: list[int]) -> None:
    shown = browse.get(f"/drafts/{filled[1]}").text
    assert shown.index("touches court") < shown.index("works a number out")
    assert "Take care" in shown
    assert shown.count("Decide this one on its own.") == 1


def test_notes_are_no_flags_and_the_sample_is_said_once(
    browse: httpx.Client, tools: DeskTools
) -> None:
    said = invented.flag("sample", "note", "The news behind it is invented.")
    told = invented.court()
    told["candidates"].append(invented.candidate("另一句。", "反问", 70, flags=[said]))
    new = invented.draft("xiaoman", "t-sample", told, flags=(said,), sample=True)
    draft_id = queue.hand_in(tools.database, new, tools.clocks)
    shown = browse.get(f"/drafts/{draft_id}").text
    assert "<strong>Sample news</strong>" in shown
    assert "The news behind it is invented." not in shown
    assert "1 flag" not in shown


def test_a_text_that_must_not_leave_is_not_offered_for_approval(
    browse: httpx.Client, filled: list[int]
) -> None:
    shown = browse.get(f"/drafts/{filled[4]}").text
    assert "Must not leave" in shown
    assert f"/drafts/{filled[4]}/approve" not in shown


def test_several_holds_of_one_persona_are_one_bar_with_all_their_reasons(
    tools: DeskTools, browse: httpx.Client
) -> None:
    for why in ("a fire", "a flood"):
        queue.hold(tools.database, tools.clocks, "mio", why, "mara")
    shown = browse.get("/queue").text
    assert "a fire; a flood" in shown
    assert shown.count('action="/lift"') == 1


def test_unofficial_and_sample_are_said_where_they_hold(
    browse: httpx.Client, filled: list[int]
) -> None:
    sample, ours = (browse.get(f"/drafts/{filled[at]}").text for at in (1, 3))
    assert "<strong>Unofficial</strong>" in sample
    assert "<strong>Sample news</strong>" in sample
    assert "<strong>Unofficial</strong>" not in ours
    assert "<strong>Sample news</strong>" not in ours


def test_each_text_bears_its_language(browse: httpx.Client, filled: list[int]) -> None:
    for at, tag in ((0, "zh-Hans"), (2, "ja"), (3, "en")):
        shown = browse.get(f"/drafts/{filled[at]}").text
        assert f'<div class="letter" lang="{tag}">' in shown


def test_due_times_stand_in_the_personas_zone(browse: httpx.Client, filled: list[int]) -> None:
    assert "today 23:00</time>" in browse.get(f"/drafts/{filled[2]}").text
    assert "Tokyo, in 10 h" in browse.get(f"/drafts/{filled[2]}").text


def test_finding_keeps_to_what_matches(browse: httpx.Client, filled: list[int]) -> None:
    found = browse.get("/queue", params={"find": "orla"}).text
    assert "tide tables" in found
    assert "末班轮渡" not in found
    assert '<b class="count">6</b>' in found.partition("</nav>")[0]


def test_finding_nothing_says_so_and_how_much_waits_all_the_same(
    browse: httpx.Client, filled: list[int]
) -> None:
    shown = browse.get("/queue", params={"find": "zzz"}).text
    assert shown.count("Nothing matches “zzz”.") == 1
    assert "Nothing waits for you." not in shown
    assert "6 drafts wait; show all" in shown
    assert '<b class="count">6</b>' in shown.partition("</nav>")[0]


def test_an_empty_queue_says_when_the_next_comes_and_what_was_said_last(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    for draft_id in filled:
        browse.post(f"/drafts/{draft_id}/reject", data={"reason": "dull"})
    now = tools.clocks.world.now()
    said = {
        "draft_id": filled[0], "persona": "xiaoman", "language": "zh", "text": "昨夜说过的一句。",
        "sha256": "x", "variants": {}, "attachments": [], "approved_by": "mara",
        "approved_at": now, "published_at": now,
    }  # fmt: skip
    with tools.database.write.begin() as connection:
        connection.execute(insert(posts).values(**said))
    shown = browse.get("/queue").text
    assert "Nothing waits for you." in shown
    assert "tomorrow 14:10 Shanghai (in 26 h), from 小满" in shown
    assert "昨夜说过的一句。" in shown
    assert ">just now</time>" in shown


def test_an_empty_queue_needs_nothing_from_status(tools: DeskTools) -> None:
    told: list[object] = [None, [], {}, "soon", "2026-03-12T06:10:00+00:00", {"at": None}]
    server = serve(make_app(replace(tools, status=lambda: {"ok": True, "next": told.pop()})), 0)
    while told:
        assert "The next draft comes" in httpx.get(server.url + "/queue", cookies=COOKIES).text
    server.stop()


def test_status_shows_problems_with_their_mend(browse: httpx.Client) -> None:
    shown = browse.get("/status").text
    assert "One thing needs a person." in shown
    assert "it is asked again by itself" in shown
    assert shown.index("does not answer") < shown.index("Who speaks next")


def test_status_is_told_in_sentences_on_her_own_clock(browse: httpx.Client) -> None:
    shown = browse.get("/status").text
    for told in (
        "<b>小满 (unofficial)</b> speaks tomorrow 20:10 (Shanghai time); her draft is written tomorrow 14:10.",
        'href="/page/xiaoman/">Her page</a>',
        "<b>Orla Finch</b> has nothing planned yet.",
        "The built-in writer writes; no language model is asked.",
        "All the news so far is the bundled sample day, which is invented.",
        "Drafts: 6 waiting, 1 replaced.",
        "41 reports of news, the newest 40 min ago.",
        "Asked of the model today: 4 model calls, 9120 tokens, 0.02 of money.",
    ):
        assert told in shown
    for raw in ("simulated", "write at", "UTC", "_"):
        assert raw not in shown.partition("<main")[2].partition("</main>")[0]


def test_status_says_what_to_press(tools: DeskTools) -> None:
    problems = [
        {"area": "hold", "subject": "mio", "message": "held by mara: x", "mend": "selfsame hold mio --lift",
         "since": "2026-03-11T01:00:00+00:00"},
        {"area": "delivery", "subject": "draft 7 to page", "message": "may have left", "mend": "selfsame queue show 7"},
        {"area": "hold", "subject": "draft:3", "message": "held by mara: y", "mend": ""},
        "something odd",
    ]  # fmt: skip
    server = serve(make_app(replace(tools, status=lambda: {"ok": False, "problems": problems})), 0)
    shown = httpx.get(server.url + "/status", cookies=COOKIES).text
    server.stop()
    assert "On hold: draft 3:" in shown
    assert "4 things need a person." in shown
    assert "Press Lift at the top of this page." in shown
    assert "since today 10:00 (Tokyo)" in shown
    assert '<a href="/drafts/7">Open the draft</a>' in shown
    assert "something odd" in shown


def test_a_draft_of_a_persona_whose_folder_is_gone_still_opens(
    tools: DeskTools, filled: list[int]
) -> None:
    server = serve(make_app(replace(tools, personas=dict)), 0)
    answer = httpx.get(f"{server.url}/drafts/{filled[0]}", cookies=COOKIES)
    server.stop()
    assert answer.status_code == 200
    assert "xiaoman" in answer.text


def test_a_draft_tells_what_it_does_to_her_threads(browse: httpx.Client, tools: DeskTools) -> None:
    now = tools.clocks.world.now()
    with tools.database.write.begin() as connection:
        wish = "想学一件没用的事，还没选好。"
        thread = threads.start(connection, "xiaoman", wish, "post:900", now, 0)
    new = invented.draft("xiaoman", "closing", invented.rain(), closes_thread=thread)
    opening = replace(new, thread="opening", opens_thread="改天再数一遍", closes_thread=None)
    first, second = (queue.hand_in(tools.database, each, tools.clocks) for each in (new, opening))
    assert wish in browse.get(f"/drafts/{first}").text
    assert "改天再数一遍" in browse.get(f"/drafts/{second}").text


def test_a_belief_stands_beside_the_one_whose_place_it_would_take(
    browse: httpx.Client, tools: DeskTools
) -> None:
    now = tools.clocks.world.now()
    with tools.database.write.begin() as connection:
        old = NewMemory("xiaoman", "belief", "末班车不欠谁。", "draft:900", now)
        held = beliefs.hold(connection, old, [], None, now)
    cited = [{"id": held, "kind": "post", "score": 1.0, "parts": {}}]
    told = {**invented.rain(), "changes": held, "memories": cited}
    new = invented.draft("xiaoman", "belief", told, text="末班车欠一个人。", kind="belief")
    page = browse.get(f"/drafts/{queue.hand_in(tools.database, new, tools.clocks)}").text
    assert "末班车不欠谁。" in page
    assert "What it rests on" in page
    assert "/redo" not in page
    odd = replace(new, thread="odd", trace={"changes": ["?"]})
    answer = browse.get(f"/drafts/{queue.hand_in(tools.database, odd, tools.clocks)}")
    assert answer.status_code == 200


def test_an_odd_trace_does_not_hide_the_draft(browse: httpx.Client, tools: DeskTools) -> None:
    odd = invented.draft("orla", "t-odd", invented.lighthouse())
    trace = {"occasion": [], "memories": {"a": 1}, "candidates": [{"verdict": 3}, 7], "picked": "x"}
    draft_id = queue.hand_in(tools.database, replace(odd, trace=trace), tools.clocks)
    assert "tide tables" in browse.get(f"/drafts/{draft_id}").text


def test_a_decision_that_fails_leads_back_to_its_draft(
    browse: httpx.Client, filled: list[int]
) -> None:
    browse.post(f"/drafts/{filled[0]}/approve")
    again = browse.post(f"/drafts/{filled[0]}/approve")
    assert again.status_code == 409
    assert f'href="/drafts/{filled[0]}">Open draft {filled[0]}</a>' in again.text
    assert "what can be done with it" in again.text


def test_a_missing_draft_is_a_page_with_the_mend(desk: Server, browse: httpx.Client) -> None:
    answer = browse.get("/drafts/404")
    assert answer.status_code == 404
    assert "there is no draft 404" in answer.text
    assert '<a class="button main" href="/queue">Open the queue</a>' in answer.text
    assert answer.text.index("Open the queue") < answer.text.index("selfsame queue list")
    assert (
        httpx.get(f"{desk.url}/drafts/404", cookies=COOKIES).json()["error"]["kind"] == "not-there"
    )
    assert browse.get("/drafts/abc").status_code == 422
