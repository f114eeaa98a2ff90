"""What stands beside a draft's text: each language decided singly, files in the approval's hash, nothing changed after."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from agent.database.tables import deliveries, posts, variants
from agent.errors import NotLawful, NotThere
from agent.review.attempts import after, before
from agent.review.enclosing import describe, enclose, take_out
from agent.review.parts import enclosed, variants_of
from agent.review.queue import shown
from agent.review.variants import TABLE, VariantVerb, Wording, decide_variant, take_in
from agent.types.accounts import Accounts, WebhookAccount
from agent.types.approved import parcel_hash, post_hash
from agent.types.media import Attachment
from agent.types.persona import Persona
from tests.review.making import DISCLOSURE, Desk, persona, rows

WINDOW = Attachment("a" * 64, "image/png", 900, "夜里的一扇窗", True)
BARRED = {"code": "banned", "severity": "refuse", "words": "says “buy now”", "single": False}


def said(
    desk: Desk, draft: int, language: str = "en", text: str = "A lamp.", **more: object
) -> None:
    take_in(desk.database, desk.clocks, draft, Wording(language, text, "一盏灯。", **more), "house")  # type: ignore[arg-type]


def decided(desk: Desk, draft: int, verb: VariantVerb, language: str = "en", **more: int) -> str:
    return decide_variant(desk.database, desk.clocks, draft, language, verb, "mei", **more).status


def attached(desk: Desk, draft: int, given: Attachment = WINDOW) -> int:
    return enclose(desk.database, desk.clocks, draft, given, "mei").id


def test_only_the_languages_that_somebody_approved_leave_with_the_post(desk: Desk) -> None:
    draft = desk.hand_in()
    said(desk, draft)
    said(desk, draft, "ja", "灯ひとつ。")
    decided(desk, draft, "approve")
    desk.decide("approve", draft)
    ((kept,),) = rows(desk.database, posts, "variants")
    assert kept == {"en": "A lamp."}
    ((body, beside, mark),) = rows(desk.database, deliveries, "body", "variants", "sha256")
    assert list(beside) == ["en"]
    assert beside["en"].startswith("A lamp.\n\n")
    assert DISCLOSURE in beside["en"]
    assert mark == parcel_hash(body, beside, [])


def test_a_variant_approved_beside_another_text_stays_behind_until_it_is_approved_anew(
    desk: Desk,
) -> None:
    draft = desk.hand_in()
    said(desk, draft)
    decided(desk, draft, "approve")
    desk.decide("edit", draft, text="凌晨四点的便利店。")
    (found,) = variants_of(desk.database, draft)
    assert (found.status, found.stands) == ("approved", False)
    desk.decide("approve", draft)
    assert rows(desk.database, posts, "variants") == [({},)]
    desk.decide("undo", draft)
    decided(desk, draft, "approve")
    desk.decide("approve", draft)
    assert rows(desk.database, posts, "variants")[-1] == ({"en": "A lamp."},)


@pytest.mark.parametrize("status", ["pending", "approved", "rejected"])
@pytest.mark.parametrize("verb", ["approve", "reject", "back"])
def test_a_decision_on_a_variant_is_lawful_as_the_table_says(
    desk: Desk, verb: VariantVerb, status: str
) -> None:
    draft = desk.hand_in()
    said(desk, draft)
    with desk.database.write.begin() as connection:
        connection.execute(update(variants).values(status=status))
    expected = TABLE[verb].get(status)  # type: ignore[call-overload]
    if expected is None:
        with pytest.raises(NotLawful):
            decided(desk, draft, verb)
    else:
        assert decided(desk, draft, verb) == expected


def test_a_reworded_variant_waits_again_and_nobody_approves_what_they_have_not_seen(
    desk: Desk,
) -> None:
    draft = desk.hand_in()
    said(desk, draft)
    decided(desk, draft, "approve")
    said(desk, draft, text="Two lamps.")
    (found,) = variants_of(desk.database, draft)
    assert (found.status, found.number, found.gloss) == ("pending", 2, "一盏灯。")
    with pytest.raises(NotLawful, match="reworded meanwhile"):
        decided(desk, draft, "approve", number=1)


def test_what_the_law_bars_is_approved_in_no_language(desk: Desk) -> None:
    draft = desk.hand_in()
    said(desk, draft, flags=(BARRED,))
    with pytest.raises(NotLawful, match="buy now"):
        decided(desk, draft, "approve")


def test_files_are_in_the_hash_and_change_the_version_that_was_seen(desk: Desk) -> None:
    draft = desk.hand_in()
    seen = shown(desk.database, draft).revision
    attached(desk, draft)
    with pytest.raises(NotLawful, match="changed meanwhile"):
        desk.decide("approve", draft, revision=seen)
    desk.decide("approve", draft)
    ((text, files, mark),) = rows(desk.database, posts, "text", "attachments", "sha256")
    assert files == [WINDOW.plain]
    assert mark == post_hash(text, {}, files) != post_hash(text, {}, [])


def test_after_the_approval_nothing_beside_the_text_changes(desk: Desk) -> None:
    draft = desk.hand_in()
    said(desk, draft)
    number = attached(desk, draft)
    desk.decide("approve", draft)
    for change in (
        lambda: said(desk, draft, text="Another."),
        lambda: decided(desk, draft, "approve"),
        lambda: attached(desk, draft, replace(WINDOW, sha256="b" * 64)),
        lambda: take_out(desk.database, desk.clocks, draft, number, "mei"),
        lambda: describe(desk.database, desk.clocks, draft, number, "x", True, "mei"),
    ):
        with pytest.raises(NotLawful, match="as they were approved"):
            change()


@pytest.mark.parametrize("alt", ["", "  \n", "长" * 1001])
def test_a_file_needs_a_description(desk: Desk, alt: str) -> None:
    with pytest.raises(NotLawful, match="description"):
        attached(desk, desk.hand_in(), replace(WINDOW, alt=alt))


def test_the_same_file_is_held_once_and_at_most_eight(desk: Desk) -> None:
    draft = desk.hand_in()
    for letter in "aabcdefg1":
        attached(desk, draft, replace(WINDOW, sha256=letter * 64))
    assert len(enclosed(desk.database, draft)) == 8
    with pytest.raises(NotLawful, match="8 files"):
        attached(desk, draft, replace(WINDOW, sha256="2" * 64))
    with pytest.raises(NotThere):
        take_out(desk.database, desk.clocks, draft, 99, "mei")


def test_a_belief_holds_nothing_beside_it(desk: Desk) -> None:
    with pytest.raises(NotLawful, match="belief"):
        attached(desk, desk.hand_in(kind="belief"))


def test_an_attempt_written_anew_keeps_the_files_and_shows_what_it_was_written_for(
    desk: Desk,
) -> None:
    old = desk.hand_in()
    attached(desk, old)
    desk.decide("redo", old, note="轻一点")
    new = desk.hand_in("t2", supersedes=old, text="灯比人轻。")
    assert [each.attachment for each in enclosed(desk.database, new)] == [WINDOW]
    found = before(desk.database, new)
    assert found is not None
    assert (found.draft_id, found.note, found.by) == (old, "轻一点", "mei")
    assert after(desk.database, old) == new
    assert before(desk.database, old) is None


def abroad(languages: tuple[str, ...]) -> Persona:
    """On her page, and by a webhook that takes these languages only."""
    hers = persona(channels=("page", "slack", "webhook"))
    account = WebhookAccount(url="https://example.org", languages=languages)
    file = hers.file.model_copy(update={"accounts": Accounts(webhook=account)})
    return hers.model_copy(update={"file": file})


def test_a_channel_that_takes_another_language_gets_the_post_in_that_one(desk: Desk) -> None:
    draft = desk.hand_in()
    attached(desk, draft)
    said(desk, draft)
    decided(desk, draft, "approve")
    desk.decide("approve", draft, who=abroad(("en",)))
    found = rows(desk.database, deliveries, "channel", "language", "variants", "attachments")
    by_channel = {
        name: (language, list(said_), len(files)) for name, language, said_, files in found
    }
    assert by_channel == {
        "page": ("zh", ["en"], 1), "slack": ("zh", [], 0), "webhook": ("en", ["zh"], 1),
    }  # fmt: skip


def test_a_channel_that_takes_none_of_its_languages_gets_nothing(desk: Desk) -> None:
    draft = desk.hand_in()
    said(desk, draft)
    desk.decide("approve", draft, who=abroad(("en",)))  # nobody has approved the English
    assert [name for (name,) in rows(desk.database, deliveries, "channel")] == ["page", "slack"]
