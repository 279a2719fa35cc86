"""Everything about hilfemix in one command, with nothing but Python and git on the machine.

    python3 run.py demo     shows a plan for a sample case
    python3 run.py test     runs the tests

Without a verb it prints all verbs. What a verb needs is installed into `.venv`, with pinned versions whose
hashes are checked; caches and temporary files go to `.cache`. Both lie in the checkout, and the verb `wheel`
alone writes anywhere else. Standard library only, and readable by older Pythons, so that they can say which
Python is needed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 13)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
STAMP = VENV / "installed.json"
TEMPORARY = ("TMPDIR", "TEMP", "TMP")
USAGE_WRONG = 2
INTERRUPTED = 130

# verb: (what it does, requirements, commands one after the other). PYTHON and SCRIPTS stand for the .venv's;
# the caller's further arguments follow the first command.
PYTHON, SCRIPTS = "{python}", "{scripts}"
PYTEST = [PYTHON, "-m", "pytest", "-n", "2", "--dist", "loadfile"]
VERBS = {
    "demo": ("show a plan for a sample case", "runtime", [[PYTHON, "-m", "cli", "demo"]]),
    "hilfemix": ("any command of the product: run.py hilfemix --help", "runtime", [[PYTHON, "-m", "cli"]]),
    "test": ("run the tests", "dev", [PYTEST]),
    "deep": ("run the tests that take long", "dev", [[*PYTEST, "-m", "deep"]]),
    "lint": (
        "check style and form, changing nothing",
        "dev",
        [
            [PYTHON, "-m", "ruff", "check", "."],
            [PYTHON, "-m", "ruff", "format", "--check", "."],
            [PYTHON, "-m", "yamllint", "--strict", "arrangement/law"],
        ],
    ),
    "format": (
        "put style and form right where a tool can",
        "dev",
        [[PYTHON, "-m", "ruff", "check", "--fix", "."], [PYTHON, "-m", "ruff", "format", "."]],
    ),
    "types": ("check the types", "dev", [[PYTHON, "-m", "mypy"]]),
    "contracts": (
        "check who imports whom",
        "dev",
        [[f"{SCRIPTS}/lint-imports", "--cache-dir", ".cache/import-linter"]],
    ),
    "facts": (
        "check that each figure has paragraph, source and day",
        "dev",
        [[PYTHON, "-m", "tests.checks.facts_check"]],
    ),
    "docs": (
        "make the pages of docs/ that come from data anew: law, guardrails, safeguards",
        "dev",
        [[PYTHON, "-m", "tests.docs.make"]],
    ),
    "mutation": (
        "drop each rule, aim and condition, and break each red line in turn: somebody must notice",
        "dev",
        [[PYTHON, "-m", "tests.mutation.run"], [PYTHON, "-m", "tests.mutation.breaks"]],
    ),
    "wheel": ("build the wheel and run its demo in a fresh environment elsewhere", "dev", []),
}


def main(arguments: list[str]) -> int:
    """Run one verb and give its exit code."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(_verbs())
        return 0
    verb, further = arguments[0], arguments[1:]
    if verb not in VERBS:
        return _refuse(f"run.py knows no verb '{verb}'.\n\n{_verbs()}")
    obstacle = _obstacle()
    if obstacle:
        return _refuse(obstacle)
    return _provide(VERBS[verb][1]) or _do(verb, further)


def _do(verb: str, further: list[str]) -> int:
    commands = VERBS[verb][2]
    if verb == "wheel":
        return _wheel(further)
    if verb == "hilfemix":  # the caller's file names count from where the caller stands
        return _run([*_filled(commands[0]), *further], Path.cwd())
    codes = []
    for command in commands:
        codes.append(_run([*_filled(command), *further], ROOT))
        further = []
    return next((code for code in codes if code), 0)


def _verbs() -> str:
    lines = [f"  {verb:<10}{what}" for verb, (what, _, _) in VERBS.items()]
    return "\n".join(["Usage: python3 run.py VERB [further arguments]", "", *lines])


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return USAGE_WRONG


def _obstacle() -> str | None:
    """Say what on this machine has to change first; None if nothing."""
    here = sys.version_info[:2]
    if not OLDEST <= here <= NEWEST:
        fitting = [f"{major}.{minor}" for major, minor in _fitting_versions()]
        found = [f"python{version}" for version in fitting if shutil.which(f"python{version}")]
        fix = f"Install Python {fitting[0]}, then run: python{fitting[0]} run.py"
        if found:
            fix = f"This machine has one that fits; run: {found[0]} run.py"
        elif os.name == "nt":
            fix += f" (or: py -{fitting[0]} run.py)"
        return f"hilfemix needs Python {fitting[-1]} to {fitting[0]}; this is {here[0]}.{here[1]}.\n{fix}"
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        return (
            f"This Python comes without {' and '.join(missing)}, so no environment with pip can be made.\n"
            f"On Debian and Ubuntu run: sudo apt install python{here[0]}.{here[1]}-venv (or python3-venv).\n"
            "Elsewhere install a complete Python, for example from python.org. Then try again."
        )
    return None


def _fitting_versions() -> list[tuple[int, int]]:
    return [(OLDEST[0], minor) for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]


# ------------------------------------------------------------------------------------ the environment


def _provide(wanted: str) -> int:
    """Bring .venv up to date with a requirements file; a matching stamp means there is nothing to do."""
    prints = _fingerprints()
    stamp = _stamp()
    if stamp.get(wanted) == prints[wanted] and _python(VENV).exists():
        return 0
    outdated = not _python(VENV).exists() or not stamp or any(prints.get(n) != p for n, p in stamp.items())
    running_inside = Path(sys.prefix).resolve() == VENV.resolve()
    if outdated and not running_inside:  # made anew, so that nothing is left over from older lists
        shutil.rmtree(VENV, ignore_errors=True)
        stamp = {}
        _say(f"Making {VENV.name} ...")
        failed = _run([sys.executable, "-m", "venv", str(VENV)], ROOT, quiet=True)
        if failed:
            shutil.rmtree(VENV, ignore_errors=True)
            return _refuse(f"{VENV} could not be made; the message above says why.")
    STAMP.unlink(missing_ok=True)
    _say(f"Installing requirements/{wanted}.txt (once; it takes a minute or two) ...")
    if _run(_pip(VENV, ["--require-hashes", "-r", str(_requirements(wanted))]), ROOT):
        return _refuse(
            "The packages could not be installed; the message above says why. Then run this again."
        )
    got = {"runtime", wanted}  # dev.txt holds all of runtime.txt
    kept = {name: value for name, value in stamp.items() if prints.get(name) == value}
    STAMP.write_text(json.dumps({**kept, **{name: prints[name] for name in got}}), encoding="utf-8")
    return 0


def _requirements(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def _fingerprints() -> dict[str, str]:
    """Give per requirements file what an up-to-date environment must have been made from."""
    base = f"{sys.version_info[:2]}".encode()
    runtime = _requirements("runtime").read_bytes()
    dev = _requirements("dev").read_bytes()
    contents = {"runtime": base + runtime, "dev": base + runtime + dev}
    return {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}


def _stamp() -> dict[str, str]:
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _scripts(venv: Path) -> Path:
    return venv / ("Scripts" if os.name == "nt" else "bin")


def _python(venv: Path) -> Path:
    return _scripts(venv) / ("python.exe" if os.name == "nt" else "python")


def _pip(venv: Path, what: list[str]) -> list[str]:
    options = ["--no-cache-dir", "--no-compile", "--no-input", "--disable-pip-version-check", "--quiet"]
    return [str(_python(venv)), "-m", "pip", "install", *options, "--only-binary", ":all:", *what]


# ------------------------------------------------------------------------------------------- commands


def _filled(command: list[str]) -> list[str]:
    return [part.format(python=_python(VENV), scripts=_scripts(VENV)) for part in command]


def _environment() -> dict[str, str]:
    """Give an environment in which all that is written lands in the checkout."""
    temporary = CACHE / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    # Compiled files lie in the checkout as well, so nothing is lost by writing them.
    unwanted = ("PYTHONHOME", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE")
    variables = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {
        **variables,
        "PYTHONPATH": str(ROOT),
        "PYTHONNOUSERSITE": "1",
        "PYTHONPYCACHEPREFIX": str(CACHE / "pycache"),
        "PYTHONUTF8": "1",
        "HYPOTHESIS_STORAGE_DIRECTORY": str(CACHE / "hypothesis"),
        **dict.fromkeys(TEMPORARY, str(temporary)),
    }


def _run(
    command: list[str], where: Path, environment: dict[str, str] | None = None, quiet: bool = False
) -> int:
    output = sys.stderr if quiet else None
    code = subprocess.call(command, cwd=where, env=environment or _environment(), stdout=output)
    return code if code >= 0 else 128 - code


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _wheel(further: list[str]) -> int:
    """Build the wheel, install it where nothing knows the checkout, and run its demo there."""
    with tempfile.TemporaryDirectory(prefix="hilfemix-wheel-") as name:
        elsewhere = Path(name)
        build = [str(_python(VENV)), "-m", "build", "--wheel", "--no-isolation", "--outdir", name, str(ROOT)]
        _say("Building the wheel ...")
        failed = _run(build, ROOT, quiet=True)
        if failed:
            return failed
        wheel = next(elsewhere.glob("*.whl"))
        venv = elsewhere / "venv"
        own = {**_environment(), **dict.fromkeys(TEMPORARY, name)}
        del own["PYTHONPATH"]
        steps = [
            [sys.executable, "-m", "venv", str(venv)],
            _pip(venv, ["--require-hashes", "-r", str(_requirements("runtime"))]),
            _pip(venv, ["--no-deps", "--no-index", str(wheel)]),
            [str(_scripts(venv) / "hilfemix"), "demo", *further],
        ]
        _say(f"Trying {wheel.name} in {venv} ...")
        return next((code for code in (_run(step, elsewhere, own) for step in steps) if code), 0)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
