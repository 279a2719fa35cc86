"""Sixty invented cases of three sizes, each with its own catalogue, drawn by committed seeds.

    python -m benchmarks.instances            sizes and the hash over all of them
    python -m benchmarks.instances --out DIR  written down as case and catalogue files

They were fixed before anything was tuned on them: the hash in `README.md` changes with every byte of any.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from arrangement.catalogue.read import read_catalogue
from arrangement.policy.read import read_policy
from assessment.files.read import read_case
from solver.case.propose import Inputs

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("instances.yaml").read_text(encoding="utf-8"))
ON = date(2026, 11, 23)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORKDAYS = DAYS[:5]
DAY_PARTS = ("early", "morning", "noon", "afternoon", "evening")
LOOKED_AT = {"verified_on": "2026-10-12", "source": "Annahme"}
SAID_ON = "2026-11-02"


@dataclass(frozen=True)
class Size:
    """How large the instances of one class are, and the seeds that draw them."""

    name: str
    needs: int
    offers: int
    helpers: int
    persons: int
    first_seed: int
    number: int

    @property
    def seeds(self) -> range:
        """The committed seeds."""
        return range(self.first_seed, self.first_seed + self.number)


SIZES = tuple(Size(name, **size) for name, size in WORDS["sizes"].items())


def instance(size: Size, seed: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Draw one case and its catalogue as plain file contents."""
    draw = Random(seed)
    catalogue = _catalogue(draw, size)
    return _case(draw, size, seed, catalogue), catalogue


def all_instances() -> Iterator[tuple[Size, int, dict[str, Any], dict[str, Any]]]:
    """Every instance of every size, in order."""
    for size in SIZES:
        for seed in size.seeds:
            yield size, seed, *instance(size, seed)


def instances_sha256() -> str:
    """One hash over all instances."""
    digest = hashlib.sha256()
    for _, _, case, catalogue in all_instances():
        digest.update(json.dumps([case, catalogue], sort_keys=True, ensure_ascii=False).encode())
    return digest.hexdigest()


def inputs_of(size: Size, seed: int) -> Inputs:
    """An instance, read with every check and ready to be planned with the standard policy."""
    with TemporaryDirectory() as folder:
        case, catalogue = write(Path(folder), size, seed)
        return Inputs(read_case(str(case)), read_catalogue(str(catalogue)), read_policy(None), ON)


def write(folder: Path, size: Size, seed: int) -> tuple[Path, Path]:
    """Write one instance as a case file and a catalogue file."""
    paths = []
    for name, content in zip(("case", "catalogue"), instance(size, seed), strict=True):
        path = folder / f"{size.name}_{seed}.{name}.json"
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        paths.append(path)
    return paths[0], paths[1]


def _between(draw: Random, bounds: Sequence[int], step: int = 5) -> int:
    return draw.randrange(bounds[0], bounds[1] + 1, step)


def _some(draw: Random, among: Sequence[str], least: int) -> list[str]:
    chosen = set(draw.sample(among, draw.randint(least, len(among))))
    return [one for one in among if one in chosen]


# ------------------------------------------------------------------------------------------- catalogue


def _catalogue(draw: Random, size: Size) -> dict[str, Any]:
    places = WORDS["places"]
    providers: list[dict[str, Any]] = []
    teams: list[dict[str, Any]] = []
    offers: list[dict[str, Any]] = []
    for number in range(size.offers):
        if number % 2 == 0:
            providers.append({"id": f"provider_{number // 2}", "name": f"Dienst {number // 2} (erfunden)"})
        if number % 3 == 2:
            offers.append(_session(draw, number, providers[-1]["id"]))
        else:
            team, offer = _visit(draw, number, providers[-1]["id"])
            teams.append(team)
            offers.append(offer)
    return {
        "schema": "hilfemix.catalogue.v1",
        "id": f"benchmark_{size.name}",
        "as_of": ON.isoformat(),
        "note": "Erfunden, nur zum Messen.",
        "places": [{"id": place, "name": place} for place in places],
        "trips": [
            {"between": [one, other], "minutes": _between(draw, (10, 25))}
            for number, one in enumerate(places)
            for other in places[number + 1 :]
        ],
        "providers": providers,
        "teams": teams,
        "offers": offers,
    }


def _visit(draw: Random, number: int, provider: str) -> tuple[dict[str, Any], dict[str, Any]]:
    kind = draw.choice(WORDS["visits"])
    paid = "price" in kind
    team = {
        "id": f"team_{number}",
        "provider": provider,
        "qualification": kind["qualification"],
        "sexes": draw.choice([["female"], ["female", "male"], ["male"]]),
        "travel_minutes": draw.choice([5, 10, 15]) if paid else 0,
        "set_up_minutes": draw.choice([0, 5]) if paid else 0,
        "minimum_visit_minutes": draw.choice([0, 15, 30]) if paid else 0,
        "capacity_minutes_per_week": _between(draw, (120, 900)),
        "times": [{"days": _some(draw, DAYS, 4), "parts": _some(draw, DAY_PARTS, 3)}],
    }
    offer = {
        "id": f"{kind['name']}_{number}",
        "provider": provider,
        "name": f"{kind['name']} {number}",
        "form": "visit",
        "team": team["id"],
        "indirect_percent": draw.choice([0, 0, 10, 20]) if paid else 0,
        **kind["offer"],
        **LOOKED_AT,
    }
    if paid:
        cents = _between(draw, kind["price"]["cents"], 60)
        offer["price"] = {"unit": kind["price"]["unit"], "cents": cents}
    return team, offer


def _session(draw: Random, number: int, provider: str) -> dict[str, Any]:
    kind = draw.choice(WORDS["sessions"])
    paid = "cents" in kind
    hour = draw.choice([9, 10] if paid else [9, 10, 12, 14, 15])
    ends = hour * 60 + kind["length"]
    clock = {"begins": f"{hour:02}:00", "ends": f"{ends // 60:02}:{ends % 60:02}"}
    days = draw.sample(WORKDAYS, draw.randint(1, 3))
    group = {
        "minimum": 1,
        "maximum": 12,
        "typical": draw.choice([5, 6, 8]),
        "staff": 2 if paid else 0,
        "free_places": draw.randint(0, 3),
    }
    offer = {
        "id": f"{kind['name']}_{number}",
        "provider": provider,
        "name": f"{kind['name']} {number}",
        "form": "session",
        "stadtteil": draw.choice(WORDS["places"]),
        "within_minutes": _between(draw, (5, 15)),
        "sessions": [{"day": day, **clock} for day in DAYS if day in days],
        "group": group,
        "access": ["step_free"],
        **kind["offer"],
        **LOOKED_AT,
    }
    if paid:
        offer["price"] = {"unit": "session", "cents": _between(draw, kind["cents"], 60)}
    return offer


# ------------------------------------------------------------------------------------------------ case


def _case(draw: Random, size: Size, seed: int, catalogue: dict[str, Any]) -> dict[str, Any]:
    people = [f"p{number}" for number in range(size.persons)]
    needs = [_need(draw, number, people[number % size.persons]) for number in range(size.needs)]
    helpers = [_helper(draw, number) for number in range(size.helpers)]
    visits = [offer["id"] for offer in catalogue["offers"] if offer["form"] == "visit"]
    goals = [
        {"id": f"g{number}", "person": people[0], "words": f"Ziel {number}", "importance": draw.randint(1, 3)}
        for number in range(3)
    ]
    wish = {"id": "w0", "person": people[0], "needs": [needs[0]["id"]], "stated_on": SAID_ON}
    return {
        "schema": "hilfemix.case.v1",
        "id": f"{size.name}_{seed}",
        "plan_date": ON.isoformat(),
        "homes": [{"id": "home", "stadtteil": draw.choice(WORDS["places"])}],
        "persons": [_person(draw, person) for person in people],
        "goals": goals,
        "needs": needs,
        "helpers": helpers,
        "refusals": [{"person": people[0], "of": {"offer": draw.choice(visits)}, "stated_on": SAID_ON}],
        "wishes": [{**wish, "of": {"offer": draw.choice(visits)}}],
        "orders": [
            {
                "id": f"order_{p}",
                "person": p,
                "begins": "2026-10-01",
                "ends": "2027-09-30",
                "approval": "approved",
            }
            for p in people
        ],
        "grants": [
            {"id": f"{one}_{p}", "person": p, "benefit": one, "status": "approved", "begins": "2026-10-01"}
            for p in people
            for one in WORDS["grants"]
        ],
        "present_support": [
            {
                "need": need["id"],
                "source": draw.choice(helpers)["id"],
                "minutes_per_week": _between(draw, (15, 90)),
            }
            for need in draw.sample(needs, len(needs) // 2)
        ],
    }


def _person(draw: Random, person: str) -> dict[str, Any]:
    return {
        "id": person,
        "home": "home",
        "birth_date": f"{draw.randint(1935, 1990)}-{draw.randint(1, 12):02}-15",
        "pflegegrad": {"grade": draw.randint(2, 5), "since": "2025-06-01"},
        "disability": ["koerperlich"],
        "needs_access": draw.choice([[], ["step_free"]]),
        "going_out": draw.choice(["alone", "with_companion"]),
        "wants_pflegegeld": True,
    }


def _need(draw: Random, number: int, person: str) -> dict[str, Any]:
    measure = draw.choices(["occurrences", "minutes", "presence"], [70, 18, 12])[0]
    kind = draw.choice(WORDS["needs"][measure])
    minutes = _between(draw, kind["minutes"])
    need: dict[str, Any] = {
        "id": f"n{number:02}",
        "person": person,
        "goals": [f"g{number % 3}"],
        "task": kind["task"],
        "action": kind.get("action", "take_over"),
        "measure": {"kind": measure, "minutes": minutes},
        "parts": kind.get("parts", ["morning", "afternoon"]),
        "standing": kind["standing"],
        "urgency": kind["urgency"],
        "confirmed": {"role": "case_manager", "on": "2026-11-20"},
    }
    if measure == "occurrences":
        need["measure"]["per_week"] = draw.randint(*kind["per_week"])
    elif measure == "minutes":
        need["measure"]["at_least"] = kind["at_least"]
    else:
        need["days"] = _some(draw, DAYS, 3)
    if "benefit" in kind:
        need["entitlement"] = kind["benefit"]
        if kind["benefit"] == "haeusliche_krankenpflege":
            need["order"] = f"order_{person}"
    return need


def _helper(draw: Random, number: int) -> dict[str, Any]:
    gladly, watching = _between(draw, (60, 300)), _between(draw, (0, 480))
    watches = {"tasks": ["supervision"], "actions": ["supervise"], "agreed_on": "2026-11-01"}
    return {
        "id": f"h{number}",
        "relation": draw.choice(["child", "neighbour", "friend", "sibling"]),
        "sex": draw.choice(["female", "male"]),
        "birth_date": f"{draw.randint(1945, 1990)}-03-01",
        "consents": [
            {"tasks": _some(draw, WORDS["helper_tasks"], 3), "agreed_on": "2026-11-01"},
            watches,
        ],
        "gladly_minutes": gladly,
        "at_most_minutes": gladly + _between(draw, (0, 120)),
        "presence_gladly_minutes": watching,
        "presence_at_most_minutes": watching + 120,
        "times": [{"days": _some(draw, DAYS, 2), "parts": _some(draw, DAY_PARTS, 2)}],
        "main_carer": number == 0,
    }


def main() -> None:
    """Print sizes and hash, or write the files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, help="write case and catalogue files here")
    out: Path | None = parser.parse_args().out
    for size in SIZES:
        print(f"{size.name}: {size.number} instances, {size.needs} needs, {size.offers} offers")
        for seed in size.seeds if out is not None else ():
            assert out is not None
            out.mkdir(parents=True, exist_ok=True)
            write(out, size, seed)
    print(f"sha256 {instances_sha256()}")


if __name__ == "__main__":
    main()
