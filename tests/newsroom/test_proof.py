"""The proof: nine of hers and one impostor, made of what there is, and counted from codes."""

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import insert

from agent.config.home import CHECKOUT, Home
from agent.config.read import Config, load_config
from agent.database import Database
from agent.database.tables import drafts, posts
from agent.errors import NotThere
from agent.model import open_model
from agent.newsroom.proof.making import proof_document, read_codes
from agent.newsroom.proof.page import proof_page
from agent.newsroom.proof.rounds import NINE, Impostor, rounds
from agent.newsroom.proof.words import WORDS
from agent.types.clocks import Clocks
from agent.types.settings import ModelSettings
from tests.chat_server import chat_server


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config(Home(CHECKOUT))


def test_each_round_has_nine_of_hers_and_one_that_is_not() -> None:
    hers = [f"hers {number}" for number in range(40)]
    others = [Impostor(f"other {number}", "flat") for number in range(9)]
    found = rounds(hers, others, len, Random(1))
    assert len(found) == 4
    for each in found:
        own = [line for at, line in enumerate(each.lines) if at != each.impostor]
        assert len(own) == NINE
        assert all(line.startswith("hers") for line in own)
        assert each.lines[each.impostor].startswith("other")
    told = [line for each in found for line in each.lines]
    assert len(set(told)) == len(told)


def test_sources_of_impostors_take_turns_and_the_likest_come_last() -> None:
    hers = [f"hers {number:02}" for number in range(27)]
    others = [Impostor(f"{'flat'} {n}", "flat") for n in range(5)] + [Impostor("mate 77", "mate")]
    like = {each.text: at for at, each in enumerate(others)}
    found = rounds(hers, others, lambda text: like[text], Random(1))
    assert {each.whose for each in found} == {"flat", "mate"}
    scores = [like[each.lines[each.impostor]] for each in found]
    assert scores == sorted(scores)


def test_length_alone_does_not_tell_the_impostor() -> None:
    hers = ["a line of hers, of some length"] * 9
    others = [Impostor("x", "flat"), Impostor("a line of another of a length", "flat")]
    (found,) = rounds(hers, others, len, Random(1))
    assert len(found.lines[found.impostor]) > 5


def test_canon_fills_up_where_she_has_published_too_little(
    config: Config, database: Database
) -> None:
    document = proof_document(config, database.read, "yuri")
    assert document["sources"]["zh"] == {"posts": 0, "canon": 45}
    assert set(document["rounds"]) <= {"zh", "ja", "en"}
    assert document["disclosure"]["ja"]


def test_what_she_published_goes_before_canon_and_what_names_her_is_left_out(
    config: Config, database: Database, clocks: Clocks
) -> None:
    now = clocks.world.now()
    texts = ["路灯下面那张长椅今晚没有人。", "YURI 今天唱了。"]
    with database.write.begin() as connection:
        for number, text in enumerate(texts, 1):
            row = {"id": number, "persona": "yuri", "origin": "slot", "occasion": "thought", "text": text,
                   "thread": f"t{number}", "language": "zh", "persona_version": "v", "trace": {},
                   "created_at": now, "created_wall": now}  # fmt: skip
            connection.execute(insert(drafts).values(row))
            post = {"draft_id": number, "persona": "yuri", "language": "zh", "text": text, "sha256": "0",
                    "variants": {}, "attachments": [], "approved_by": "mara", "approved_at": now,
                    "published_at": now}  # fmt: skip
            connection.execute(insert(posts).values(post))
    document = proof_document(config, database.read, "yuri")
    shown = {line for each in document["rounds"]["zh"] for line in each["lines"]}
    assert document["sources"]["zh"]["posts"] == 1
    assert texts[0] in shown
    assert texts[1] not in shown


def test_a_model_imitates_from_posts_alone(
    config: Config, database: Database, tmp_path: Path
) -> None:
    lines = [
        f"Lamp {number} was lit by nobody, which is how it goes here; the kettle took it well."
        for number in range(3)
    ]
    with chat_server(json.dumps({"lines": lines})) as server:
        settings = ModelSettings(provider="openai", base_url=server.url, name="m")
        model = open_model(settings, tmp_path, lambda call: None, lambda call: None)
        document = proof_document(config, database.read, "corrow", model)
    told = json.dumps(server.requests[0]["messages"])
    assert "model" in {each["whose"] for each in document["rounds"]["en"]}
    assert config.persona("corrow").file.worldview[0] not in told


def test_too_few_lines_are_told(config: Config, database: Database) -> None:
    bare = config.personas["yuri"].model_copy(update={"canon": ()})
    poor = Config(config.settings, config.feeds, config.label, {"yuri": bare}, config.prompts)
    with pytest.raises(NotThere, match="fewer than 9 posts"):
        proof_document(poor, database.read, "yuri")


def test_the_page_is_one_file_that_reaches_nothing(config: Config, database: Database) -> None:
    document = proof_document(config, database.read, "corrow")
    page = proof_page(document, {"yuri": "YURI</script>"})
    assert "default-src 'none'" in page
    assert not re.search(r"https?://|src=|@import|fetch\(|XMLHttp|sendBeacon", page)
    assert page.count("</script>") == 2
    data = json.loads(page.split('id="data">')[1].split("</script>")[0])
    assert data["disclosure"]["en"] in page


def test_every_language_of_readers_has_all_words() -> None:
    assert {frozenset(words) for words in WORDS.values()} == {frozenset(WORDS["en"])}


def answers(document: dict[str, Any], wrong: int) -> str:
    told = [each["impostor"] for each in document["rounds"]["en"]]
    told = [(place + 1) % 10 if at < wrong else place for at, place in enumerate(told)]
    return f"en-{document['number']}-{''.join(map(str, told))}"


def test_codes_are_counted_by_round(config: Config, database: Database) -> None:
    document = proof_document(config, database.read, "corrow")
    told = read_codes(document, [answers(document, 0), answers(document, 1)])
    assert [row["found"] for row in told["rounds"]["en"]] == [1, 2, 2, 2, 2]
    with pytest.raises(NotThere, match="no code of this page"):
        read_codes(document, ["en-000000-12345"])
