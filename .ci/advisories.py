#!/usr/bin/env python3
"""Compares what the application is made of (SBOM, CycloneDX) with the list of known advisories.

Usage: advisories.py BOM ADVISORIES [TODAY]

Fails if a component is affected and no exception says why that is all right, if an exception is about nothing on the list,
and if the list names a package that is not in the SBOM, as its advisories could never be met. A list that is older than
MOST_DAYS is told, and fails nothing: a date must not break what has not changed.
"""
import datetime
import json
import re
import sys
from fnmatch import fnmatchcase

MOST_DAYS = 30

QUALIFIERS = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"]
ALIASES = {"ga": "", "final": "", "release": "", "cr": "rc"}
SHORT = {"a": "alpha", "b": "beta", "m": "milestone"}


def tokens(version):
    """The parts of a version with what stands before each, as Maven orders them; what says nothing at an end left out."""
    found = []
    for separator, digits, word in re.findall(r"([.\-_]?)(?:(\d+)|([a-z]+))", version.lower()):
        if not separator:
            # from digits to letters and back is as good as a hyphen
            separator = "-" if found else "."
        if digits:
            found.append((separator.replace("_", "-"), int(digits)))
        else:
            found.append((separator.replace("_", "-"), ALIASES.get(word, word)))
    for at in range(len(found) - 1, -1, -1):
        is_end = at == len(found) - 1 or found[at + 1][0] == "-" or isinstance(found[at + 1][1], str)
        if found[at][1] in (0, "") and is_end:
            del found[at]
    letters = re.findall(r"(?<![a-z])([abm])(?=\d)", version.lower())
    return [(s, SHORT[v] if v in letters and v in SHORT else v) for s, v in found]


def rank(token):
    """Where a part stands among others in its place: qualifiers, then numbers after a hyphen, then after a dot."""
    separator, value = token
    if isinstance(value, str):
        known = QUALIFIERS.index(value) if value in QUALIFIERS else len(QUALIFIERS)
        return 0, known, value
    return (1 if separator == "-" else 2), value, ""


def padded(other):
    """What is compared with a part when the other version has come to its end."""
    separator, value = other
    return (".", 0) if separator == "." and not isinstance(value, str) else ("-", "")


def compare(one, other):
    """Below, equal to or above 0, as Maven's ComparableVersion."""
    left, right = tokens(one), tokens(other)
    for at in range(max(len(left), len(right))):
        a = left[at] if at < len(left) else padded(right[at])
        b = right[at] if at < len(right) else padded(left[at])
        if rank(a) != rank(b):
            return -1 if rank(a) < rank(b) else 1
    return 0


def is_in(version, text):
    """Whether the version is in a range as Maven writes it: "(,1.2)", "[1.0,1.2]", or several such with commas between."""
    ranges = re.findall(r"([\[(])([^,\[\]()]*),([^,\[\]()]*)([\])])", text)
    if not ranges or "".join(f"{a}{b},{c}{d}" for a, b, c, d in ranges) != re.sub(r"(?<=[\])]),", "", text.replace(" ", "")):
        raise SystemExit(f"affected must be a range such as (,1.2) or [1.0,1.2], got {text!r}")
    for start, low, high, end in ranges:
        above = not low or compare(version, low) > (-1 if start == "[" else 0)
        below = not high or compare(version, high) < (1 if end == "]" else 0)
        if above and below:
            return True
    return False


def judge(bom, known, today):
    """What fails, and what is only told."""
    components = [(f"{one.get('group', '')}:{one['name']}", one["version"]) for one in bom["components"]]
    reasons = {id_: one["why"] for one in known["exceptions"] for id_ in one["ids"]}
    failures, notes, met = [], [], set()
    if not components:
        failures.append("the SBOM holds no component")
    for advisory in known["advisories"]:
        for package in advisory["packages"]:
            ours = [one for one in components if fnmatchcase(one[0], package)]
            if not ours:
                failures.append(f"{', '.join(advisory['ids'])}: no component is called {package}")
            affected = [one for one in ours if is_in(one[1], advisory["affected"])]
            for id_ in advisory["ids"] if affected else []:
                met.add(id_)
                names = ", ".join(f"{name} {version}" for name, version in affected)
                if id_ not in reasons:
                    failures.append(f"{id_} affects {names}: {advisory['affected']}")
    listed = {id_ for one in known["advisories"] for id_ in one["ids"]}
    failures += [f"{id_}: an exception, and no advisory on the list" for id_ in reasons if id_ not in listed]
    notes += [f"{id_} affects us no more: its exception can go" for id_ in reasons if id_ in listed - met]
    for why in dict.fromkeys(reasons.values()):
        excused = sorted(id_ for id_ in met if reasons.get(id_) == why)
        notes += [f"{', '.join(excused)}: {why}"] if excused else []
    age = (today - datetime.date.fromisoformat(known["asOf"])).days
    if age > MOST_DAYS:
        notes.append(f"WARNING: the list is {age} days old; look for newer advisories and set asOf")
    return failures, notes


def main(arguments):
    with open(arguments[0], encoding="utf-8") as file:
        bom = json.load(file)
    with open(arguments[1], encoding="utf-8") as file:
        known = json.load(file)
    today = datetime.date.fromisoformat(arguments[2]) if len(arguments) > 2 else datetime.date.today()
    failures, notes = judge(bom, known, today)
    print(f"{len(bom['components'])} components against {sum(len(a['ids']) for a in known['advisories'])} advisories"
          f" of {known['asOf']}: {len(failures)} failures")
    for note in notes:
        print("  " + note)
    for failure in failures:
        print("  FAILED: " + failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
