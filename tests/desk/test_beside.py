"""Languages, files and attempts on a draft's page, as a reviewer presses them."""

import httpx

from agent.desk.tools import DeskTools
from agent.review import queue
from agent.review.parts import enclosed, variants_of
from agent.types.review import NewDraft
from tests.desk.besides import GLOSS, SAID

PICTURE = b"\x89PNG\r\n\x1a\n and a window"


def test_a_post_is_said_in_another_language_read_by_its_gloss_and_approved_by_itself(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    draft = filled[0]
    at = f"/drafts/{draft}/variants/en"
    assert browse.post(f"{at}/write").status_code == 303
    shown = browse.get(f"/drafts/{draft}").text
    assert SAID in shown
    assert GLOSS in shown
    assert "it would stay behind" in shown
    assert browse.post(f"{at}/approve", data={"number": "1"}).status_code == 303
    assert variants_of(tools.database, draft)[0].decided_by == "mara"
    assert browse.post(f"{at}/word", data={"text": "Mine.", "gloss": "我的。"}).status_code == 303
    assert browse.post(f"{at}/approve", data={"number": "1"}).status_code == 409
    assert browse.post(f"{at}/dance").status_code in (403, 404)


def test_a_file_is_dropped_in_shown_and_told_what_it_is(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    draft = filled[0]
    sent = browse.post(
        f"/drafts/{draft}/files", data={"alt": "A <b>window</b>", "ai": "1"},
        files={"file": ("evil.html", PICTURE, "text/html")},
    )  # fmt: skip
    assert sent.status_code == 303
    (file,) = enclosed(tools.database, draft)
    shown = browse.get(f"/drafts/{draft}").text
    assert f'<img src="/media/{file.attachment.name}" alt="A &lt;b&gt;window&lt;/b&gt;"' in shown
    media = browse.get(f"/media/{file.attachment.name}")
    assert (media.content, media.headers["content-type"]) == (PICTURE, "image/png")
    assert media.headers["x-content-type-options"] == "nosniff"
    at = f"/drafts/{draft}/files/{file.id}"
    assert browse.post(f"{at}/describe", data={"alt": "A wall"}).status_code == 303
    assert enclosed(tools.database, draft)[0].attachment.ai is False
    assert browse.post(f"{at}/out").status_code == 303
    assert enclosed(tools.database, draft) == []


def test_nothing_but_kept_files_is_served_and_nobody_reads_them_unsigned(
    browse: httpx.Client,
) -> None:
    for name in ("../selfsame.db", "a" * 64 + ".png", "a" * 64 + ".svg", "x.png"):
        assert browse.get(f"/media/{name}").status_code == 404
    browse.cookies.clear()
    assert browse.get("/media/" + "a" * 64 + ".png").status_code in (303, 401)


def test_an_attempt_stands_beside_the_one_before_it_word_for_word(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    old = queue.shown(tools.database, filled[0])
    browse.post(f"/drafts/{old.id}/redo", data={"note": "lighter, please"})
    new = queue.hand_in(
        tools.database,
        NewDraft(
            persona=old.persona, text=f"{old.text} Lighter.", language=old.language, kind="post",
            origin="manual", occasion=old.occasion, thread="anew", trace={}, flags=(),
            persona_version="v1", supersedes=old.id, slot_id=old.slot_id,
        ),
        tools.clocks,
    )  # fmt: skip
    shown = browse.get(f"/drafts/{new}").text
    assert "lighter, please" in shown
    assert "<ins> Lighter.</ins>" in shown
    assert f'href="/drafts/{old.id}"' in shown
    assert f'href="/drafts/{new}"' in browse.get(f"/drafts/{old.id}").text
