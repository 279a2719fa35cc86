"""Files that are none, or too large, or not text."""

import io
import os
import sys
from pathlib import Path

import pytest

from assessment.files.document import read_document
from assessment.files.read import read_case
from assessment.files.text import MOST_BYTES
from assessment.ground.errors import Fault, InputError
from tests.files.small import SMALL, changed, only_fault, read, write


def refused(path: Path | str) -> Fault:
    with pytest.raises(InputError) as caught:
        read_case(path)
    (fault,) = caught.value.faults
    assert fault.file == str(path)
    return fault


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    loaded = read_case(write(tmp_path, SMALL))
    assert loaded.model.id == "small"
    assert loaded.file.endswith("case.yaml")
    assert loaded.notes == ()
    assert loaded.warnings == ()


def test_missing_file_folder_and_names_that_cannot_be(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.yaml").code == "file.missing"
    assert refused(tmp_path / "none" / "none.yaml").code == "file.missing"
    assert refused(tmp_path).code == "file.is_a_folder"
    assert refused("a\0b").code == "file.unreadable"
    assert refused(write(tmp_path, SMALL) / "below.yaml").code in {"file.unreadable", "file.missing"}


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, SMALL)

    def no(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", no)
    assert refused(path).code == "file.unreadable"


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "case.yaml"
    try:
        link.symlink_to(link)
    except OSError:
        # Windows without the right to make links has none to refuse.
        return
    assert refused(link).code == "file.unreadable"


def test_size_is_refused_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    with path.open("wb") as stream:
        stream.truncate(3 * 1024**3)
    fault = refused(path)
    assert (fault.code, fault.params) == ("file.too_large", {"most": 20})


def test_size_of_standard_input_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n" * (MOST_BYTES + 5))))
    assert refused("-").code == "file.too_large"


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SMALL.encode())))
    assert read_case("-").model == read(SMALL).model


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_an_endless_line_is_refused_with_its_number(line_end: str) -> None:
    fault = only_fault(line_end.join(["a: 1", "# " + "x" * 700_000, "b: " + "x" * 2_000_000, "c: 1"]))
    assert (fault.code, fault.line) == ("file.line_too_long", 3)


def test_long_files_of_short_lines_are_read_to_the_limit() -> None:
    text = SMALL + "# filler\n" * 500_000
    assert read(text).model == read(SMALL).model


def test_windows_umlauts_are_refused_with_line_and_byte() -> None:
    data = changed(("wieder zum Chor", "Müller")).encode("cp1252")
    fault = only_fault(data)
    assert (fault.code, fault.line) == ("file.not_utf_8", data[: data.index(b"\xfc")].count(b"\n") + 1)
    assert fault.params == {"byte": data.index(b"\xfc") + 1}
    marked = only_fault(b"\xef\xbb\xbf" + data)
    assert (marked.line, marked.column, marked.params) == (
        fault.line,
        fault.column,
        {"byte": data.index(b"\xfc") + 4},
    )


def test_utf_16_is_named() -> None:
    assert only_fault(SMALL.encode("utf-16")).code == "file.utf_16"


def test_byte_order_mark_and_windows_line_ends_are_noted() -> None:
    data = b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()
    loaded = read(data)
    assert loaded.model == read(SMALL).model
    assert loaded.notes == ("byte_order_mark", "windows_line_ends")


@pytest.mark.parametrize("odd", ["\x1b", "\x07", "\x00", "\x85", "\u2028", "\ufeff", "\x9b"])
def test_raw_control_characters_are_refused_with_their_number(odd: str) -> None:
    text = changed(("wieder zum Chor", f"wieder{odd}[2J"))
    fault = only_fault(text)
    assert (fault.code, fault.params) == ("text.control", {"code_point": f"U+{ord(odd):04X}"})
    assert fault.line == SMALL[: SMALL.index("wieder")].count("\n") + 1


@pytest.mark.parametrize("escape", ["\\e[2J", "\\a", "\\x1b", "\\t", "\\N", "\\L", "\\ud800", "\\r"])
def test_written_out_control_characters_are_refused(escape: str) -> None:
    fault = only_fault(changed(("words: wieder zum Chor", f'words: "x{escape}"')))
    assert fault.code in {"text.control", "yaml.syntax", "yaml.quote"}


@pytest.mark.parametrize("odd", ["\u202e", "\u2066", "\u2069", "\u200b"])
def test_unseen_characters_in_ids_are_refused_and_allowed_in_texts(odd: str) -> None:
    fault = next(f for f in faults_in_id(odd) if f.code == "id.unseen")
    assert (fault.field, fault.params) == ("helpers[0].id", {"code_point": f"U+{ord(odd):04X}"})
    words = f"wieder{odd}zum Chor"
    assert read(changed(("wieder zum Chor", words))).model.goals[0].words == words


def faults_in_id(odd: str) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        read(changed(("- id: u1", f'- id: "u{odd}1"')))
    return caught.value.faults


@pytest.mark.parametrize(
    "words",
    [
        "Wieder allein einkaufen [/] siehe Gespräch [bold red]ERLEDIGT[/bold red]",
        "<script>alert(1)</script><img src=x onerror=alert(2)> & <b>fett</b>",
        "=1+1",
        "{id} %s $HOME",
    ],
)
def test_marks_in_free_text_are_just_text(words: str) -> None:
    quoted = words.replace('"', '\\"')
    assert read(changed(("words: wieder zum Chor", f'words: "{quoted}"'))).model.goals[0].words == words


def test_every_line_of_a_long_text_is_kept() -> None:
    text = changed(
        (
            "  - {id: g1, person: p1, words: wieder zum Chor}",
            "  - id: g1\n    person: p1\n    words: |-\n      eins\n      zwei",
        )
    )
    assert read(text).model.goals[0].words == "eins\nzwei"


def test_a_device_without_end_is_not_read_to_its_end() -> None:
    if os.name == "posix":
        assert refused("/dev/zero").code == "file.too_large"


def test_a_document_can_be_read_before_its_kind_is_known(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, SMALL))
    assert document.data["schema"] == "hilfemix.case.v1"
    assert document.places[("needs", 0, "id")].value[:2] == (16, 9)
    assert document.places[("needs", 0, "id")].key[:2] == (16, 5)
