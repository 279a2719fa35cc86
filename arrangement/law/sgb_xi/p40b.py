"""§§ 39a, 40a, 40b SGB XI: digital care applications and the support for them."""

from __future__ import annotations

from arrangement.law.law import Law
from assessment.ground.source import TraceStep

TOGETHER = "together"


def digitale_pflegeanwendungen(law: Law, app_cents: int, support_cents: int) -> tuple[int, int, TraceStep]:
    """§ 40b SGB XI: most and paid cents of a month; one amount until 2025, one for each part since.

    Raises:
        NoLawForDay: Before the first amount.
    """
    figure = law.figure("digitale_pflegeanwendungen")
    if TOGETHER in figure.value:
        most = figure.value[TOGETHER] * 100
        return most, min(most, app_cents + support_cents), figure.step()
    app, support = figure.value["app"] * 100, figure.value["support"] * 100
    return app + support, min(app, app_cents) + min(support, support_cents), figure.step()
