"""What was planned beside what happened."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from arrangement.documents.reviewed import Reviewed
from cli.views.harmless import plain
from cli.views.layout import section, table


def review_view(reviewed: Reviewed) -> Group:
    """Draw the goals, what to talk about, then the figures."""
    say = reviewed.say
    heads = ("", say("planned"), say("actual"))
    body: list[RenderableType] = [plain(reviewed.title(), "bold"), plain(reviewed.period())]
    goal_heads = (say("goal"), say("start"), say("now"), say("state"))
    body.append(section(say("goals"), table(goal_heads, reviewed.goals()), plain(say("never"))))
    body.append(section(say("go_on"), table((say("go_on"), say("hint_head")), reviewed.hints())))
    total = table(heads, [reviewed.total()], right=(1, 2))
    body.append(section(say("minutes"), total, plain(say("minutes_say"))))
    for head, title, rows in reviewed.tables():
        body.append(section(title, table((head, *heads[1:]), rows, right=(1, 2))))
    return Group(*body, Text(), plain(reviewed.view.speech.say("views.closing"), "bold"))
