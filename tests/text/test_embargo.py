"""Lore that is sealed until a day."""

from agent.text.embargo import opened, still_sealed

WORLD = "# World\nThe lamp is out.\n## The next record\nsealed-until: 2026-09-01\nIt is called Tideline.\n## Tea\nStrong.\n"


def test_a_section_is_not_known_before_its_day_and_is_on_it() -> None:
    assert "Tideline" not in opened(WORLD, "2026-08-31")
    assert "Strong." in opened(WORLD, "2026-08-31")
    assert "Tideline" in opened(WORLD, "2026-09-01")


def test_a_line_above_all_headings_seals_the_document() -> None:
    assert opened(f"sealed-until: 2027-01-01\n{WORLD}", "2026-12-31") == ""


def test_what_is_sealed_and_what_is_open_make_the_whole() -> None:
    assert "Tideline" in still_sealed(WORLD, "2026-08-31")
    assert still_sealed(WORLD, "2026-09-01") == ""
