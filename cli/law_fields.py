"""The fields of the input file of a `law` calculation, told at the end of its help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from cli.help import help_text

if TYPE_CHECKING:
    from arrangement.law.worked.fields import InputField


class CommandWithFields(TyperCommand):
    """A calculation whose help names what its file may hold; the models are read only then."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the fields below the options."""
        from arrangement.law.worked.fields import fields_of

        with formatter.section(help_text("law_fields")):
            formatter.write_dl([(field.name, _said(field)) for field in fields_of(str(self.name))])


def _said(field: InputField) -> str:
    forms = [*(help_text(f"law_field_{form}") for form in field.forms), " | ".join(field.words)]
    said = ", ".join(filter(None, forms))
    return f"{said} ({help_text('law_field_required')})" if field.required else said
