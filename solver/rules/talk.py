"""Talk that nobody would understand does not happen without an interpreter."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.problem import Problem
from solver.rows import Columns, Row


def talk_is_interpreted(problem: Problem, x: Columns) -> Iterator[Row]:
    """Where no language is shared, somebody interprets all of a talk: one for each piece.

    For each need, source and slot:  sum of what is interpreted = amount, whoever pays.  There is no slack.
    The time of those who interpret is that of their team (team_capacity_kept, help_needs_a_visit).
    Coarse: sum.
    """
    for talk in problem.talks:
        first = talk[0].number
        amounts = tuple((x.amount[option.number], -1) for option in talk)
        interpreted = tuple((x.interpreted[first, who], 1) for who in talk[0].interpreters)
        yield Row(f"{first}", (*amounts, *interpreted), 0, 0)
        alone = [(who, x.alone[first, who]) for who in talk[0].interpreters if (first, who) in x.alone]
        for who, column in alone:
            most = x.high[x.interpreted[first, who]]
            yield Row(f"{first},{who}", ((x.interpreted[first, who], 1), (column, -most)), high=0)
        if alone:
            yield Row(f"{first},alone", tuple((column, 1) for _, column in alone), high=1)
