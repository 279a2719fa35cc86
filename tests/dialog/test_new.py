"""`new`: asked step by step, stopped or killed anywhere, resumed, and the same file at the end."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from assessment.dialog import Journal
from assessment.files.read import read_case
from assessment.ground.errors import InputError
from tests.cli.run_cli import ROOT, call_cli

ANSWERS = [
    "erster_fall",
    "nein",
    "walle",
    "23.11.2026",
    "04.05.1946",
    "2",
    "2026-01-01",
    "",
    "Ich will zu Hause bleiben.",
    "shopping",
    "1",
    "45",
    "morning",
    "ja",
    "ja",
    "cleaning",
    "1",
    "60",
    "",
    "nein",
    "nein",
    "ja",
    "neighbour",
    "shopping",
    "60",
    "sat",
    "morning",
    "2026-11-18",
    "nein",
    "",
    "ja",
]


def lines(answers: list[str]) -> str:
    return "".join(f"{answer}\n" for answer in answers)


def whole(folder: Path, name: str = "whole.yaml") -> bytes:
    file = folder / name
    done = call_cli("new", str(file), given=lines(ANSWERS))
    assert done.code == 0, done.err
    return file.read_bytes()


def test_the_file_says_what_was_answered_and_the_journal_is_gone(tmp_path: Path) -> None:
    whole(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["whole.yaml"]
    case = read_case(tmp_path / "whole.yaml").model
    assert (case.id, case.persons[0].birth_date.__str__()) == ("erster_fall", "1946-05-04")
    assert [(n.task, n.standing, n.confirmed is not None) for n in case.needs] == [
        ("shopping", "owed", True),
        ("cleaning", "wished", True),
    ]
    assert case.helpers[0].gladly_minutes == 60


@pytest.mark.parametrize("stop", range(0, len(ANSWERS), 3))
def test_stopping_anywhere_and_going_on_gives_the_same_bytes(tmp_path: Path, stop: int) -> None:
    file = tmp_path / "case.yaml"
    first = call_cli("new", str(file), given=lines([*ANSWERS[:stop], "stop"]))
    assert (first.code, file.exists()) == (0, False)
    assert call_cli("new", str(file), given=lines(ANSWERS[stop:])).code == 0
    assert file.read_bytes() == whole(tmp_path)


def kept(file: Path) -> int:
    """Answers in the journal, looked at without touching it; the first line says what it is."""
    journal = Path(f"{file}.journal")
    return max(0, journal.read_bytes().count(b"\n") - 1) if journal.exists() else 0


def test_killed_three_times_it_loses_at_most_one_answer_and_the_file_plans(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    for cut in (4, 13, 22):
        done = len(Journal(file).answers)
        child = subprocess.Popen(
            [sys.executable, "-m", "cli", "new", str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        )
        assert child.stdin is not None
        child.stdin.write(lines(ANSWERS[done:cut]).encode())
        child.stdin.flush()
        deadline = time.monotonic() + 30
        while kept(file) < cut and time.monotonic() < deadline:
            time.sleep(0.05)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdin.close()
        assert kept(file) == cut
    left = ANSWERS[len(Journal(file).answers) :]
    assert call_cli("new", str(file), given=lines(left)).code == 0
    assert file.read_bytes() == whole(tmp_path)
    made = call_cli("plan", str(file), "--json").object
    assert (made["status"], made["audit"]["passed"]) == ("optimal", True)


def test_a_torn_last_line_is_dropped(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    call_cli("new", str(file), given=lines([*ANSWERS[:5], "stop"]))
    journal = tmp_path / "case.yaml.journal"
    text = journal.read_bytes()
    for cut in range(1, len(text.splitlines()[-1]) + 1):
        journal.write_bytes(text[:-cut])
        assert len(Journal(file).answers) == 4
        assert journal.read_bytes().endswith(b"\n")


def test_another_file_is_no_journal(tmp_path: Path) -> None:
    (tmp_path / "case.yaml.journal").write_text("Einkaufszettel\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        Journal(tmp_path / "case.yaml")
    assert [fault.code for fault in refused.value.faults] == ["dialog.no_journal"]


def test_back_and_wrong_answers_change_nothing_in_the_end(tmp_path: Path) -> None:
    said = [*ANSWERS[:2], "mars", "hemelingen", "zurück", *ANSWERS[2:3], "morgen", *ANSWERS[3:10], "-1", "x"]
    file = tmp_path / "case.yaml"
    done = call_cli("new", str(file), given=lines([*said, *ANSWERS[10:]]))
    assert done.code == 0
    assert "morgen" not in done.err
    assert file.read_bytes() == whole(tmp_path)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_danger_signs_end_the_questions_and_a_person_looks_first(tmp_path: Path, lang: str) -> None:
    file = tmp_path / "case.yaml"
    done = call_cli("new", str(file), "--lang", lang, given="fall\n2\nwalle\n")
    assert done.code == 0
    assert "hilfemix plan" not in done.err
    assert {"de": "insoweit erfahrenen Fachkraft", "en": "SGB VIII § 8a"}[lang] in done.err
    assert call_cli("plan", str(file)).code == 5


@pytest.mark.parametrize("said", ["weiß nicht", "das weiß ich nicht", "5"])
def test_who_does_not_know_of_danger_has_not_said_no(tmp_path: Path, said: str) -> None:
    file = tmp_path / "case.yaml"
    assert call_cli("new", str(file), "--lang", "de", given=f"fall\n\n{said}\nwalle\n").code == 0
    case = read_case(file).model
    assert (case.protection.danger_signs, case.homes[0].stadtteil) == ("unknown", "walle")


def test_several_answers_where_one_is_asked_for_are_told_so(tmp_path: Path) -> None:
    said = [*ANSWERS[:9], "1, 10", *ANSWERS[9:]]
    file = tmp_path / "case.yaml"
    done = call_cli("new", str(file), "--lang", "de", given=lines(said))
    assert "nur eine Antwort auf einmal" in " ".join(done.err.split())
    assert file.read_bytes() == whole(tmp_path)


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("alt", encoding="utf-8")
    assert call_cli("new", str(file), given=lines(ANSWERS)).code == 2
    assert file.read_text(encoding="utf-8") == "alt"


def test_words_as_shown_and_their_beginnings_are_answers(tmp_path: Path) -> None:
    spoken = {"walle": "Walle", "shopping": "Einkaufen", "morning": "Vorm", "cleaning": "putzen"}
    spoken |= {"neighbour": "Nachbarschaft", "sat": "Sa"}
    file = tmp_path / "case.yaml"
    answers = [spoken.get(answer, answer) for answer in ANSWERS]
    assert call_cli("new", str(file), "--lang", "de", given=lines(answers)).code == 0
    assert file.read_bytes() == whole(tmp_path)


def test_an_unclear_beginning_and_a_day_to_come_are_asked_again(tmp_path: Path) -> None:
    said = [*ANSWERS[:4], "05.04.2046", *ANSWERS[4:9], "be", "d", *ANSWERS[9:]]
    file = tmp_path / "case.yaml"
    done = call_cli("new", str(file), "--lang", "de", given=lines(said))
    assert done.code == 0
    assert "23.11.2026" in done.err
    assert file.read_bytes() == whole(tmp_path)


def test_a_case_that_is_not_sound_is_told_and_can_be_put_right(tmp_path: Path) -> None:
    """Twenty-one times eight hours of two kinds are longer than a week."""
    need = ["21", "480", "alle"]
    said = [*ANSWERS[:9], "shopping", *need, "ja", "ja", "cleaning", *need, "nein", "nein", "nein", "", "ja"]
    back = ["zurück"] * 5
    file = tmp_path / "case.yaml"
    done = call_cli(
        "new", str(file), given=lines([*said, *back, "1", "60", "alle", "nein", "nein", "nein", "", "ja"])
    )
    assert "10080" in done.err
    assert (done.code, file.exists()) == (0, False)
    assert kept(file) > 10


def read_away(terminal: int) -> None:
    """A screen that nobody looks at; it ends with the process."""
    with contextlib.suppress(OSError):
        while os.read(terminal, 4096):
            pass


def test_in_a_terminal_it_is_killed_and_goes_on(tmp_path: Path) -> None:
    """A real terminal gives lines as they are typed, and echoes them."""
    pty = pytest.importorskip("pty")
    file = tmp_path / "case.yaml"
    said = iter([ANSWERS[:3], ANSWERS[3:12], ANSWERS[12:20], ANSWERS[20:]])
    for number, part in enumerate(said):
        parent, child = pty.openpty()
        command = [sys.executable, "-m", "cli", "new", str(file)]
        process = subprocess.Popen(
            command, stdin=child, stdout=child, stderr=child, cwd=ROOT, start_new_session=True
        )
        os.close(child)
        screen = threading.Thread(target=read_away, args=(parent,), daemon=True)
        screen.start()
        wanted = kept(file) + len(part)
        os.write(parent, lines(part).encode())
        deadline = time.monotonic() + 60
        while process.poll() is None and kept(file) < wanted and time.monotonic() < deadline:
            time.sleep(0.05)
        if number < 3:
            process.kill()
            assert kept(file) == wanted
        process.wait(timeout=60)
        screen.join(timeout=10)
        os.close(parent)
    assert file.read_bytes() == whole(tmp_path)


def written(folder: Path, answers: list[str]) -> dict[str, Any]:
    """The case that follows from some answers."""
    file = folder / "made.yaml"
    done = call_cli("new", str(file), given=lines(answers))
    assert done.code == 0, done.err
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


TREATED = [*ANSWERS[:9], "treatment_care", "7", "5", "morning"]
END = ["nein", "nein", "", "ja"]


def test_treatment_care_is_owed_under_its_order_and_never_wished(tmp_path: Path) -> None:
    case = written(tmp_path, [*TREATED, "ja", "2026-11-20", "2026-12-31", "ja", *END])
    (need,) = case["needs"]
    assert (need["standing"], need["entitlement"]) == ("owed", "haeusliche_krankenpflege")
    (order,) = case["orders"]
    assert (order["id"], order["approval"]) == (need["order"], "approved")


def test_treatment_care_without_an_order_must_not_be_missed(tmp_path: Path) -> None:
    case = written(tmp_path, [*TREATED, "nein", *END])
    (need,) = case["needs"]
    assert (need["standing"], need.get("order"), "orders" in case) == ("safety", None, False)


@pytest.mark.parametrize(
    ("custody", "holders"),
    [
        (["custody_joint", "mutter", "vater", "2026-11-01"], ["mutter", "vater"]),
        (["custody_sole", "mutter", "2026-11-01"], ["mutter"]),
        (["unknown"], []),
    ],
)
def test_of_a_child_it_asks_who_has_custody(tmp_path: Path, custody: list[str], holders: list[str]) -> None:
    (person,) = written(tmp_path, [*ANSWERS[:4], "2019-05-20", *custody, *ANSWERS[5:13], "ja", *END])[
        "persons"
    ]
    assert [one["holder"] for one in person.get("representation", [])] == holders
    assert [one["holder"] for one in person.get("consents", [])] == holders
