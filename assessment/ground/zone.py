"""The one time zone of all clock times."""

from __future__ import annotations

from zoneinfo import ZoneInfo

HOME_NAME = "Europe/Berlin"
HOME = ZoneInfo(HOME_NAME)
