"""Files that are no files: every law command refuses them with place and remedy, or answers; never a bug."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arrangement.law.worked.topics import TOPICS
from tests.cli.run_cli import Ended, call_cli

UGLY = {
    "empty": b"",
    "only_spaces": b"  \n\n",
    "null": b"null\n",
    "list": b"- pg: 2\n",
    "number": b"42\n",
    "latin_1": "pg: 2\nnote: Müller\n".encode("latin-1"),
    "two_encodings": b'pg: 2\nnote: "\xc3\xa4\xe4"\n',
    "utf_16": "pg: 2\n".encode("utf-16"),
    "nul": b"pg: 2\x00\n",
    "not_a_number": b"pg: 2\ncost: .nan\nused_sachleistung: .nan\n",
    "endless": b"pg: 2\ncost: .inf\nneed: .inf\n",
    "huge": b"pg: 2\ncost: 99999999999999999999\nincome: 1e308\n",
    "negative": b"pg: 2\ncost: -5\nconverted: -1\nneed: -5\nincome: -4\nnet_month: -1\nremuneration: -1\n",
    "pflegegrad_6": b"pg: 6\nmonth: 2026-01\n",
    "pflegegrad_word": b"pg: zwei\n",
    "pflegegrad_list": b"pg: [2]\n",
    "year_one": b"pg: 2\ndate: 0001-01-01\n",
    "last_day": b"pg: 2\ndate: 9999-12-31\nsince: 9999-12-31\n",
    "rest_of_year_one": b"pg: 2\nunused_0001: 5\nused_0000_to_june: 3\n",
    "rest_of_9999": b"pg: 2\nunused_9999: 5\n",
    "no_such_day": b"pg: 2\ndate: 2026-02-30\n",
    "two_days": b"pg: 2\ndate: [2026-01-01, 2026-02-01]\n",
    "unknown_key": b"pg: 2\nfoo: bar\n",
    "key_twice": b"pg: 2\npg: 3\n",
    "map_for_list": b"pg: 2\npersons: {}\nhospital: {from: 2026-01-01}\nvisits: {}\n",
    "list_for_map": b"inputs: [1, 2]\n",
    "keys_no_words": b"? [a, b]\n: 3\n1: 2\n",
    "own_anchor": b"a: &a [*a]\n",
    "code": b'!!python/object/apply:os.system ["x"]\n',
    "deep": b"a: " + b"[" * 3000 + b"]" * 3000,
    "half_json": b'{"pg": 2',
}
READERS = [*(("law", topic, "--input") for topic in TOPICS if topic != "kombinationsleistung")]
READERS += [("responsible",), ("rights",), ("deadlines",)]


def _in_order(ended: Ended) -> None:
    assert ended.code in (0, 2), ended.err
    assert "Traceback" not in ended.err
    if ended.code == 2:
        assert ended.out == ""
        assert all(error["message"] and error["remedy"] for error in json.loads(ended.err)["errors"])


@pytest.mark.parametrize("name", UGLY)
def test_no_ugly_file_ends_in_a_bug(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.yaml"
    file.write_bytes(UGLY[name])
    for reader in READERS:
        _in_order(call_cli(*reader, file, "--json"))


@pytest.mark.parametrize(
    "command",
    [
        ("law", "list"),
        ("law", "show", "§ 36"),
        ("law", "beside"),
        ("law", "services"),
        ("law", "kombinationsleistung", "--pflegegrad", "2", "--used", "10"),
        ("rights", "sample_data/cases/first_case.yaml"),
        ("deadlines", "sample_data/cases/first_case.yaml"),
    ],
)
@pytest.mark.parametrize("day", ["0001-01-01", "2016-12-31", "9999-12-31"])
def test_a_day_without_law_is_refused(command: tuple[str, ...], day: str) -> None:
    ended = call_cli(*command, "--on", day, "--json")
    assert ended.code == 2
    assert ended.errors[0]["code"] in ("no_law_for_day", "law.day_too_far")
