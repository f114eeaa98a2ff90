"""Secrets are found in any dress, and never named."""

import pytest

from agent.text.sealed import leaks

SECRETS = ("", "…", "Ann", "second album in May", "秘密巡演")


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("She met Ann.", 2),
        ("a-n-n", 2),
        ("planning", None),
        ("the ＳＥＣＯＮＤ  album, in: May!", 3),
        ("se\u200bcondalbuminmay", 3),
        ("秘 密·巡 演", 4),
        ("秘密，巡演", 4),
        ("巡演没有秘密", None),
        ("", None),
    ],
)
def test_a_secret_is_found_by_its_place_however_it_is_dressed(text: str, index: int | None) -> None:
    assert leaks(text, SECRETS) == index


def test_nothing_sealed_leaks_nothing() -> None:
    assert leaks("anything", ()) is None
