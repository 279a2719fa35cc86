"""The base of every model that crosses a file border."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class FileModel(BaseModel):
    """Frozen, closed to unknown fields, and silent about the values it refuses."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        validate_default=False,
        str_strip_whitespace=False,
    )


IN_ORDER = "in order"
"""Metadata of a list whose order carries meaning: `Annotated[tuple[...], IN_ORDER]`."""
