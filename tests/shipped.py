"""The shipped cases, read with the shipped catalogue and policy: for tests, mutation run and benchmarks."""

from functools import cache
from importlib import resources

from arrangement.catalogue.read import read_catalogue
from arrangement.policy.read import read_policy
from assessment.files.read import read_case
from solver.case.propose import Inputs

CASES = resources.files("sample_data").joinpath("cases")


def case_files() -> list[str]:
    """Names of all shipped case files, in order."""
    return sorted(f.name for f in CASES.iterdir() if f.name.endswith(".yaml"))


def planned_case_files() -> list[str]:
    """Names of the shipped cases that may be planned: no danger sign waits for a person to look."""
    return [f for f in case_files() if inputs_of(f).case.model.protection.danger_signs == "none"]


@cache
def inputs_of(name: str) -> Inputs:
    """Read one shipped case for its own plan date."""
    with resources.as_file(CASES.joinpath(name)) as path:
        case = read_case(str(path))
    on = case.model.plan_date
    assert on is not None
    return Inputs(case, read_catalogue(None), read_policy(None), on)
