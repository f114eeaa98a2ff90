"""Autonomy: its switches, how drafts are looked at, and planted drafts, which the database itself keeps in."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

PLANTED_STAYS = (
    "CREATE TRIGGER planted_stays BEFORE UPDATE ON drafts "
    "WHEN OLD.kind = 'planted' "
    "AND (NEW.kind <> 'planted' OR NEW.status NOT IN ('pending', 'rejected', 'expired')) "
    "BEGIN SELECT RAISE(ABORT, 'a planted draft can never leave'); END"
)
PLANTED_NO_POST = (
    "CREATE TRIGGER planted_no_post BEFORE INSERT ON posts "
    "WHEN EXISTS (SELECT 1 FROM drafts WHERE drafts.id = NEW.draft_id AND drafts.kind = 'planted') "
    "BEGIN SELECT RAISE(ABORT, 'a planted draft can never leave'); END"
)
NEVER_OUT = "kind <> 'planted' OR status IN ('pending', 'rejected', 'expired')"


def upgrade() -> None:
    _switches()
    _views()
    _plants()
    if op.get_bind().dialect.name == "sqlite":  # which adds no constraint to a table that stands
        op.execute(PLANTED_STAYS)
        op.execute(PLANTED_NO_POST)
    else:
        op.create_check_constraint("ck_drafts_planted", "drafts", NEVER_OUT)


def _switches() -> None:
    op.create_table(
        "switches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("persona", sa.String(length=64), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("stories", sa.Boolean(), nullable=False),
        sa.Column("asked_by", sa.String(length=100), nullable=False),
        sa.Column("on", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("model", sa.String(length=200), server_default="", nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("at_wall", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_switches")),
    )
    op.create_index(op.f("ix_switches_persona"), "switches", ["persona"], unique=False)


def _views() -> None:
    op.create_table(
        "views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("why", sa.Boolean(), nullable=False),
        sa.Column("at_wall", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name=op.f("fk_views_draft_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_views")),
    )
    op.create_index(op.f("ix_views_draft_id"), "views", ["draft_id"], unique=False)


def _plants() -> None:
    op.create_table(
        "plants",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("persona", sa.String(length=64), nullable=False),
        sa.Column("fault", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=16), server_default="", nullable=False),
        sa.Column("by", sa.String(length=100), server_default="", nullable=False),
        sa.Column("at", sa.DateTime()),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name=op.f("fk_plants_draft_id")),
        sa.PrimaryKeyConstraint("draft_id", name=op.f("pk_plants")),
    )
    op.create_index(op.f("ix_plants_persona"), "plants", ["persona"], unique=False)
