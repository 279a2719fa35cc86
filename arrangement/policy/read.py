"""Reading a policy: a shipped one by its name, or a file."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from arrangement.policy.checks import POLICY_CHECKS
from arrangement.policy.policy import Policy
from assessment.files.document import document_from_bytes
from assessment.files.read import Loaded, load, read_model
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import listed

STANDARD = "standard"

_PACKAGE, _FOLDER = "sample_data", "policies"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def read_policy(name_or_path: str | Path | None = None) -> Loaded[Policy]:
    """Read and check a policy.

    Args:
        name_or_path: Name of a shipped policy, a file, or `-` for standard input;
            None is the standard policy.

    Raises:
        InputError: With every fault of the file, or if no policy has this name.
    """
    given = STANDARD if name_or_path is None else str(name_or_path)
    if not _NAME.fullmatch(given):
        return read_model(given, Policy, POLICY_CHECKS)
    shipped = resources.files(_PACKAGE).joinpath(_FOLDER, f"{given}.yaml")
    if shipped.is_file():
        file = f"{_PACKAGE}/{_FOLDER}/{given}.yaml"
        return load(document_from_bytes(shipped.read_bytes(), file), Policy, POLICY_CHECKS)
    if not Path(given).exists():
        raise InputError([Fault("policy.unknown", given, params={"known": listed(shipped_policies())})])
    return read_model(given, Policy, POLICY_CHECKS)


def shipped_policies() -> tuple[str, ...]:
    """Give the names of the shipped policies."""
    folder = resources.files(_PACKAGE).joinpath(_FOLDER)
    names = (file.name for file in folder.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))
