"""`config show`: which settings hold, and where they come from."""

from __future__ import annotations

import typer

from cli.help import help_text
from cli.options import AsJson, CatalogueFile, Language, PolicyFile
from cli.output import print_json, print_view
from cli.settings import KEYS, language, setting

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def config() -> None:
    """Keep `show` a command of its own, so that others can stand beside it."""


@app.command("show", help=help_text("config_show"))
def show(
    catalogue: CatalogueFile = None,
    policy: PolicyFile = None,
    lang: Language = None,
    as_object: AsJson = False,
) -> None:
    """Show each setting with its value and origin."""
    from arrangement.documents.speech import Speech
    from cli.views.config import config_view

    speech = Speech(language(lang))
    flags = {"lang": lang, "catalogue": catalogue, "policy": policy}
    found = [setting(key, flags[key]) for key in KEYS]
    if as_object:
        values = [{"key": one.key, "value": one.value, "origin": one.origin} for one in found]
        print_json({"schema": "hilfemix.config.v1", "values": values})
        return
    print_view(config_view([(one.key, one.value, one.origin) for one in found], speech))
