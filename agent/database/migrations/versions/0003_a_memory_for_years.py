"""Uses of memories, how threads moved, beliefs with their history, lessons with who gave them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _uses()
    _threads()
    _beliefs()
    _lessons()


def _uses() -> None:
    op.add_column("memories", sa.Column("uses", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "memory_uses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("memory_id", sa.Integer(), nullable=False),
        sa.Column("used_by", sa.String(length=300), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["memory_id"], ["memories.id"], name=op.f("fk_memory_uses_memory_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memory_uses")),
        sa.UniqueConstraint("memory_id", "used_by", name=op.f("uq_memory_uses_memory_id_used_by")),
    )


def _threads() -> None:
    op.add_column(
        "threads", sa.Column("kind", sa.String(length=16), server_default="wish", nullable=False)
    )
    op.add_column("drafts", sa.Column("takes_up_thread", sa.Integer(), nullable=True))
    op.create_table(
        "thread_moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("memory_id", sa.Integer(), nullable=False),
        sa.Column("was", sa.String(length=16), nullable=False),
        sa.Column("became", sa.String(length=16), nullable=False),
        sa.Column("by", sa.String(length=300), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["memory_id"], ["threads.memory_id"], name=op.f("fk_thread_moves_memory_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread_moves")),
    )
    op.create_index(op.f("ix_thread_moves_memory_id"), "thread_moves", ["memory_id"], unique=False)


def _beliefs() -> None:
    op.create_table(
        "beliefs",
        sa.Column("memory_id", sa.Integer(), nullable=False),
        sa.Column("persona", sa.String(length=64), nullable=False),
        sa.Column("held_from", sa.DateTime(), nullable=False),
        sa.Column("held_until", sa.DateTime(), nullable=True),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["memory_id"], ["memories.id"], name=op.f("fk_beliefs_memory_id")),
        sa.ForeignKeyConstraint(
            ["supersedes"], ["memories.id"], name=op.f("fk_beliefs_supersedes")
        ),
        sa.PrimaryKeyConstraint("memory_id", name=op.f("pk_beliefs")),
    )
    op.create_index(op.f("ix_beliefs_persona"), "beliefs", ["persona"], unique=False)
    op.create_table(
        "belief_evidence",
        sa.Column("belief_id", sa.Integer(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["belief_id"], ["beliefs.memory_id"], name=op.f("fk_belief_evidence_belief_id")
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["memories.id"], name=op.f("fk_belief_evidence_evidence_id")
        ),
        sa.PrimaryKeyConstraint("belief_id", "evidence_id", name=op.f("pk_belief_evidence")),
    )
    op.create_index(
        op.f("ix_belief_evidence_evidence_id"), "belief_evidence", ["evidence_id"], unique=False
    )


def _lessons() -> None:
    op.create_table(
        "lessons",
        sa.Column("memory_id", sa.Integer(), nullable=False),
        sa.Column("persona", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("trait", sa.String(length=200), server_default="", nullable=False),
        sa.Column("strength", sa.Float(), nullable=False),
        sa.Column("kept", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_given_at", sa.DateTime(), nullable=False),
        sa.Column("last_tripped_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["memory_id"], ["memories.id"], name=op.f("fk_lessons_memory_id")),
        sa.PrimaryKeyConstraint("memory_id", name=op.f("pk_lessons")),
    )
    op.create_index(op.f("ix_lessons_persona"), "lessons", ["persona"], unique=False)
    op.create_table(
        "lesson_givings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("given_by", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lessons.memory_id"], name=op.f("fk_lesson_givings_lesson_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_givings")),
        sa.UniqueConstraint("lesson_id", "source", name=op.f("uq_lesson_givings_lesson_id_source")),
    )
    op.create_index(
        op.f("ix_lesson_givings_given_by"), "lesson_givings", ["given_by"], unique=False
    )
    op.create_table(
        "muted_teachers",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_muted_teachers")),
    )
