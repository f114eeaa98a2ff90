"""What is too long for one of her channels is told while it is drafted, and so is a chain."""

from dataclasses import replace

from agent.types.accounts import Accounts, XAccount
from agent.types.writing import Candidate, Flag
from agent.writing.brief import Brief
from agent.writing.checks.form import fits_channels
from tests.writing.briefs import brief

LONG = "The tide is a slow clerk, and it files everything twice. " * 8


def _on_x(chain: int) -> Brief:
    given = brief()
    accounts = Accounts(x=XAccount(handle="corrow", chain=chain))
    file = given.persona.file.model_copy(update={"channels": ("page", "x"), "accounts": accounts})
    return replace(given, persona=given.persona.model_copy(update={"file": file}))


def _flags(chain: int) -> list[Flag]:
    return list(fits_channels(Candidate(LONG), _on_x(chain)))


def test_without_her_settings_word_it_is_refused_as_too_long() -> None:
    assert [(flag.code, flag.severity) for flag in _flags(1)] == [("too-long-there", "refuse")]


def test_with_it_a_person_has_to_see_how_it_is_cut() -> None:
    (flag,) = _flags(4)
    assert (flag.code, flag.severity, flag.single) == ("chain", "warn", True)
    assert flag.words == "goes to x as a chain of 3; look where it is cut"


def test_a_chain_longer_than_allowed_is_too_long_like_anything_else() -> None:
    long = Candidate(LONG * 4)
    assert [flag.code for flag in fits_channels(long, _on_x(2))] == ["too-long-there"]
