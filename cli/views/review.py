"""What was planned beside what happened."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from arrangement.documents.reviewed import Reviewed
from cli.views.harmless import plain
from cli.views.layout import section, table


def review_view(reviewed: Reviewed) -> Group:
    """Draw the tables, the hints and the goals."""
    say = reviewed.say
    heads = ("", say("planned"), say("actual"))
    body: list[RenderableType] = [plain(reviewed.title(), "bold"), plain(reviewed.period())]
    body.append(table(heads, [reviewed.total()], right=(1, 2)))
    body.append(plain(say("minutes_say")))
    for head, title, rows in reviewed.tables():
        body.append(section(title, table((head, *heads[1:]), rows, right=(1, 2))))
    body.append(section(say("go_on"), table((say("go_on"), say("hint_head")), reviewed.hints())))
    goal_heads = (say("goal"), say("start"), say("now"), say("state"))
    body.append(section(say("goals"), table(goal_heads, reviewed.goals()), plain(say("never"))))
    return Group(*body, Text(), plain(reviewed.view.speech.say("views.closing"), "bold"))
