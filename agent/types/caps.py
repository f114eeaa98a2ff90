"""What one persona may take of a day. The field descriptions are the documentation."""

from pydantic import Field

from agent.types.settings import Frozen


class OwnCaps(Frozen):
    """What one persona may spend and publish on a day, within the label's caps; left out: only those hold."""

    calls_per_day: int | None = Field(None, ge=0)
    """Model calls for her a day."""
    tokens_per_day: int | None = Field(None, ge=0)
    """Tokens for her a day, prompts and replies together."""
    money_per_day: float | None = Field(None, ge=0)
    """Money for her a day; counted only where settings.yaml gives prices."""
    posts_per_day: int | None = Field(None, ge=0)
    """Posts that leave on one of her days, second thoughts and answers included; the others wait for the next."""
