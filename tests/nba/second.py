"""A second computation of the Begutachtungsinstrument, out of plain tables written for the tests alone.

It shares nothing with `assessment.nba`, its data file neither: points come in, Pflegegrad comes out.
"""

from fractions import Fraction

BANDS = {
    1: "0011223333444444",
    2: "00" + "1" * 4 + "2" * 5 + "3" * 6 + "4" * 17,
    3: "0" + "1" * 2 + "2" * 2 + "3" * 2 + "4" * 59,
    4: "0" * 3 + "1" * 5 + "2" * 11 + "3" * 18 + "4" * 18,
    5: "012233" + "4" * 10,
    6: "0111222333334444444",
}
"""Band by sum of points, one digit each; bands are five equal steps of the weight."""

WEIGHT = {1: 10, 2: 15, 3: 15, 4: 40, 5: 20, 6: 15}
GRADES = ((90, 5), (70, 4), (Fraction("47.5"), 3), (27, 2), (Fraction("12.5"), 1))
YOUNG = ((70, 5), (Fraction("47.5"), 4), (27, 3), (Fraction("12.5"), 2))

S, F, H, T = (0, 1, 2, 3), (0, 1, 2, 3), (0, 1, 3, 5), (0, 6, 3)
POINTS: dict[str, tuple[int, ...]] = {
    **{f"1.{n}": S for n in range(1, 6)},
    **{f"2.{n}": F for n in range(1, 12)},
    **{f"3.{n}": H for n in range(1, 14)},
    **{f"4.{n}": S for n in (1, 2, 3, 4, 5, 6, 7, 11, 12)},
    "4.8": (0, 3, 6, 9),
    "4.9": (0, 2, 4, 6),
    "4.10": (0, 2, 4, 6),
    "4.13": T,
    "5.16": S,
    **{f"6.{n}": S for n in range(1, 7)},
}
GROUP_A = tuple(f"5.{n}" for n in range(1, 8))
GROUP_B = tuple(f"5.{n}" for n in range(8, 12))
PER = {"per_day": 1, "per_week": 7, "per_month": 30}

_AGES = """
1.1:1/3/9 1.2:6/8/9 1.3:8/9/11 1.4:12/13/18 1.5:15/18/30 2.1:1.5/9/15 2.2:13/18/72 2.3:30/60/84 2.4:9/36/66
2.5:5/12/15 2.6:18/30/54 2.7:48/60/72 2.8:30/78/120 2.9:3/13/48 2.10:16/18/30 2.11:15/24/48 4.1:24/48/72
4.2:18/42/60 4.3:24/48/72 4.4:42/48/96 4.5:18/42/72 4.6:18/42/72 4.7:24/66/96 4.8:7/20/30 4.9:8/11/24
4.10:18/42/72 4.11:60/60/60 4.12:60/60/60 4.13:18/18/18 6.1:30/60/84 6.2:6/60/132 6.3:6/36/60 6.4:30/36/60
6.5:1.5/9/12 6.6:12/36/60
"""
AGES = {
    item: tuple(Fraction(age) for age in ages.split("/"))
    for item, _, ages in (entry.partition(":") for entry in _AGES.split())
}
"""From which month a child is mostly dependent, mostly independent, independent."""


def child_points(item: str, level: int, months: int) -> int:
    """Points of a level found in a child: level less the norm of the age, times the weight."""
    points = POINTS[item]
    if item not in AGES:
        return points[level]
    norm = sum(1 for age in AGES[item] if months < age)
    return points[max(0, level - norm)]


def weigh(module: int, points: int) -> Fraction:
    """Weighted points of a sum."""
    return Fraction(int(BANDS[module][points]) * WEIGHT[module], 4)


def total(sums: dict[int, int]) -> Fraction:
    """Total of all six sums."""
    w = {module: weigh(module, points) for module, points in sums.items()}
    return w[1] + max(w[2], w[3]) + w[4] + w[5] + w[6]


def grade(points: Fraction, young: bool = False) -> int:
    """Pflegegrad of a total."""
    return next((g for low, g in (YOUNG if young else GRADES) if points >= low), 0)


def module_5(often: dict[str, dict[str, int]], diet: int) -> int:
    """Sum of module 5."""

    def a_day(items: tuple[str, ...]) -> Fraction:
        return sum(
            (Fraction(n, PER[unit]) for i in items for unit, n in often.get(i, {}).items()), Fraction(0)
        )

    a, b = a_day(GROUP_A), a_day(GROUP_B)
    c = Fraction(0)
    for item in ("5.13", "5.14", "5.K"):
        for unit, n in often.get(item, {}).items():
            c += n * (Fraction("4.3") if unit == "per_week" else 1)
    for unit, n in often.get("5.15", {}).items():
        c += n * (Fraction("8.6") if unit == "per_week" else 2)
    for unit, n in often.get("5.12", {}).items():
        c += n * {"per_day": Fraction(60), "per_week": Fraction("8.6"), "per_month": Fraction(2)}[unit]
    points = 0 if a < 1 else 1 if a <= 3 else 2 if a <= 8 else 3
    points += 0 if b < Fraction(1, 7) else 1 if b < 1 else 2 if b < 3 else 3
    if c >= 60:
        points += 6
    elif c >= Fraction("12.9"):
        points += 3
    elif c >= Fraction("8.6"):
        points += 2
    elif c >= Fraction("4.3"):
        points += 1
    return points + diet
