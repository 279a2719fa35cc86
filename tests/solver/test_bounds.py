"""What the columns alone prove: nobody searches for what no source could give."""

from __future__ import annotations

from solver.case.start import least
from solver.rows import Columns
from tests.solver import tiny
from tests.solver.tiny import WEEKS, case, catalogue, helper, need, owed, presence, times_a_week


def test_what_nobody_can_give_is_proved_without_a_search() -> None:
    given = tiny.inputs(
        case(
            needs=[need(), owed("wash", task="body_care", measure=times_a_week(1, 20), urgency="soon")],
            helpers=[helper(tasks=["meal"])],
        ),
        catalogue(),
    )
    _, solved = tiny.solved_without(given)
    tiers = {tier.aim: tier for tier in solved.tiers}
    missing = tiers["owed_unmet_soon_hands_on"]
    assert (missing.best, missing.bound, missing.work) == (20 * WEEKS, 20 * WEEKS, 0)
    assert tiers["safety_missed"].best == 0


def test_a_slot_of_presence_that_nobody_covers_counts_from_the_start() -> None:
    watch = need("watch", task="supervision", action="supervise", measure=presence(60))
    problem = tiny.built(tiny.inputs(case(needs=[watch]), catalogue())).problem
    columns = Columns(problem)
    (unmet,) = columns.unmet["watch"].values()
    (short,) = columns.short["watch"].values()
    lowest = least(columns)
    assert (lowest[unmet], lowest[short]) == (12, 1)
