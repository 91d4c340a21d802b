"""Counts the tests of Maven's reports, tells the slowest classes, and lists the skipped ones.

Fails if none ran, if one failed, and in CI if one was skipped.
"""

import glob
import os
import sys
import xml.etree.ElementTree as ElementTree

SLOWEST = 25

passed, failed, skipped, classes = 0, [], [], []
for folder in sys.argv[1:]:
    here = []
    for report in sorted(glob.glob(os.path.join(folder, "TEST-*.xml"))):
        suite = ElementTree.parse(report).getroot()
        cases = list(suite.iter("testcase"))
        here.append((float(suite.get("time", "0").replace(",", "")), len(cases), suite.get("name")))
        for case in cases:
            name = f"{case.get('classname')}.{case.get('name')}"
            if case.find("skipped") is not None:
                skipped.append(name)
            elif case.find("failure") is not None or case.find("error") is not None:
                failed.append(name)
            else:
                passed += 1
    if here:
        print(f"{folder}: {sum(cases for _, cases, _ in here)} tests of {len(here)} classes,"
              f" {sum(time for time, _, _ in here):.0f} s one after the other")
    classes += here

classes.sort(reverse=True)
print(f"the {min(SLOWEST, len(classes))} slowest classes:")
for time, cases, name in classes[:SLOWEST]:
    print(f"{time:8.1f} s {cases:5d} tests  {name}")
for name in failed:
    print("failed:", name)
for name in skipped:
    print("skipped:", name)
print(f"{passed} passed, {len(failed)} failed, {len(skipped)} skipped")
if passed == 0:
    sys.exit("no test ran")
if failed or (skipped and os.environ.get("CI")):
    sys.exit(1)
