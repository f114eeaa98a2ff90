"""People, their sessions, tokens and invitations; what they were told; links that decide once."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    _people()
    for name in ("sessions", "tokens", "invitations"):
        _key_of_a_person(name)
    _attempts()
    _notices()
    _decision_links()


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("folded", sa.String(length=60), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("password", sa.String(length=200), server_default="", nullable=False),
        sa.Column("made_by", sa.String(length=100), nullable=False),
        sa.Column("made_wall", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("folded", name=op.f("uq_people_folded")),
    )


def _key_of_a_person(name: str) -> None:
    own: dict[str, list[sa.Column[Any]]] = {
        "sessions": [
            sa.Column("made_wall", sa.DateTime(), nullable=False),
            sa.Column("ends_wall", sa.DateTime(), nullable=False),
        ],
        "tokens": [
            sa.Column("label", sa.String(length=60), nullable=False),
            sa.Column("made_wall", sa.DateTime(), nullable=False),
        ],
        "invitations": [sa.Column("ends_wall", sa.DateTime(), nullable=False)],
    }
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        *own[name],
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f(f"fk_{name}_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("key", name=op.f(f"uq_{name}_key")),
    )
    op.create_index(op.f(f"ix_{name}_person_id"), name, ["person_id"], unique=False)


def _attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folded", sa.String(length=60), nullable=False),
        sa.Column("at_wall", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    op.create_index("ix_attempts_at_wall", "attempts", ["at_wall"], unique=False)


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("person", sa.String(length=60), nullable=False),
        sa.Column("told_wall", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )
    op.create_index("uq_notices_kind", "notices", ["kind", "subject", "person"], unique=True)


def _decision_links() -> None:
    op.create_table(
        "decision_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("verb", sa.String(length=16), nullable=False),
        sa.Column("person", sa.String(length=60), nullable=False),
        sa.Column("ends_wall", sa.DateTime(), nullable=False),
        sa.Column("used_wall", sa.DateTime()),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name=op.f("fk_decision_links_draft_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_links")),
        sa.UniqueConstraint("key", name=op.f("uq_decision_links_key")),
    )
    op.create_index(
        op.f("ix_decision_links_draft_id"), "decision_links", ["draft_id"], unique=False
    )
