"""JSON Lines: many cases in one file, each with its own faults at its own line."""

import json
from pathlib import Path

from assessment.files.json_lines import read_json_lines
from solver.batch import read_folder
from tests.needs.small import data


def line(name: str, **changes: object) -> str:
    return json.dumps({**data(), "assessments": [], "id": name, **changes}, ensure_ascii=False)


def test_each_line_is_a_case_and_a_bad_one_spoils_no_other(tmp_path: Path) -> None:
    bad = line("c3").replace('"home": "h1"', '"home": "h9"')
    text = "\n".join([line("c1"), "", bad, "[1]", "{", line("c2"), ""])
    file = tmp_path / "cases.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    read = list(read_json_lines(file))
    assert [r.number for r in read] == [1, 3, 4, 5, 6]
    assert [r.case.model.id for r in read if r.case] == ["c1", "c2"]
    faults = {fault.line: fault.code for r in read for fault in r.faults}
    assert faults == {3: "reference.home", 4: "json_lines.no_object", 5: faults[5]}
    assert faults[5].startswith("json.")


def test_a_batch_reads_them_beside_other_files_and_refuses_an_id_that_occurs_twice(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(line("c1"), encoding="utf-8")
    (tmp_path / "two.jsonl").write_text(f"{line('c1')}\n{line('c2')}\n", encoding="utf-8")
    entries = {entry.file: entry for entry in read_folder(tmp_path).entries}
    assert list(entries) == ["one.json", "two.jsonl:1", "two.jsonl:2"]
    assert [f.code for f in entries["two.jsonl:1"].faults] == ["batch.same_id"]
    assert entries["two.jsonl:2"].case is not None
