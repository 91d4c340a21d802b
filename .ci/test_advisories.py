#!/usr/bin/env python3
"""That the check of the advisories can fail. Run by .ci/run: python3 -m unittest discover -s .ci"""
import copy
import datetime
import json
import pathlib
import unittest

import advisories

HERE = pathlib.Path(__file__).parent
TODAY = datetime.date(2026, 11, 30)

# as Maven's ComparableVersion says: each is below the next, and those of one line are the same
IN_ORDER = [
    ["1.0-alpha-1", "1.0a1", "1-alpha1"],
    ["1.0-beta-2"],
    ["1.0-milestone-3", "1.0M3", "1.0-M3"],
    ["1.0-rc-1", "1.0-CR1", "1.0.RC1"],
    ["1.0-SNAPSHOT"],
    ["1", "1.0", "1.0.0", "1.0.Final", "1.0-GA", "1.0.RELEASE"],
    ["1.0-sp", "1.0.SP"],
    ["1.0-jre"],
    ["1.0-1"],
    ["1.0.1"],
    ["1.9"],
    ["1.10"],
    ["2.21", "2.21.0"],
    ["2.21.5"],
    ["2.21.8"],
    ["8.0.3.Final"],
    ["8.0.6.Final"],
    ["10.1.9"],
    ["10.1.55"],
    ["10.1.62"],
    ["33.3.1-jre"],
    ["33.4.0-android"],
    ["33.4.0-jre"],
]


def bom(version="10.1.62"):
    return {"components": [{"group": "org.apache.tomcat.embed", "name": "tomcat-embed-core", "version": version}]}


def known(**more):
    tomcat = {"ids": ["CVE-1"], "packages": ["org.apache.tomcat.embed:*"], "affected": "(,10.1.57)"}
    return {"asOf": "2026-11-29", "advisories": [tomcat], "exceptions": [], **more}


class Advisories(unittest.TestCase):

    def test_versions_are_ordered_as_maven_orders_them(self):
        for at, versions in enumerate(IN_ORDER):
            for one in versions:
                for other_at, others in enumerate(IN_ORDER):
                    for other in others:
                        expected = (at > other_at) - (at < other_at)
                        self.assertEqual(expected, advisories.compare(one, other), f"{one} and {other}")

    def test_a_range_holds_its_ends_as_its_brackets_say(self):
        self.assertTrue(advisories.is_in("6.2.19", "(,6.2.19]"))
        self.assertFalse(advisories.is_in("6.2.19", "(,6.2.19)"))
        self.assertFalse(advisories.is_in("1.0", "(1.0,2.0]"))
        self.assertTrue(advisories.is_in("3.5", "[1.0,2.0),[3.0,4.0)"))
        self.assertFalse(advisories.is_in("2.5", "[1.0,2.0),[3.0,4.0)"))
        for broken in ["10.1.57", "<10.1.57", "(,1.0", ""]:
            with self.assertRaises(SystemExit):
                advisories.is_in("1.0", broken)

    def test_an_old_version_fails_and_a_fixed_one_does_not(self):
        self.assertEqual(
            ["CVE-1 affects org.apache.tomcat.embed:tomcat-embed-core 10.1.55: (,10.1.57)"],
            advisories.judge(bom("10.1.55"), known(), TODAY)[0])
        self.assertEqual([], advisories.judge(bom("10.1.57"), known(), TODAY)[0])

    def test_an_exception_says_why_and_must_be_about_something(self):
        excepted = known(exceptions=[{"ids": ["CVE-1"], "why": "not used"}])
        self.assertEqual(([], ["CVE-1: not used"]), advisories.judge(bom("10.1.55"), excepted, TODAY))
        self.assertEqual(
            ([], ["CVE-1 affects us no more: its exception can go"]), advisories.judge(bom(), excepted, TODAY))
        unknown = known(exceptions=[{"ids": ["CVE-2"], "why": "not used"}])
        self.assertEqual(
            ["CVE-2: an exception, and no advisory on the list"], advisories.judge(bom(), unknown, TODAY)[0])

    def test_a_package_that_is_not_there_fails(self):
        renamed = {"components": [{"group": "org.apache", "name": "tomcat", "version": "10.1.55"}]}
        self.assertEqual(
            ["CVE-1: no component is called org.apache.tomcat.embed:*"], advisories.judge(renamed, known(), TODAY)[0])
        self.assertIn("the SBOM holds no component", advisories.judge({"components": []}, known(), TODAY)[0])

    def test_an_old_list_is_told_and_fails_nothing(self):
        failures, notes = advisories.judge(bom(), known(), datetime.date(2027, 3, 1))
        self.assertEqual([], failures)
        self.assertEqual(["WARNING: the list is 92 days old; look for newer advisories and set asOf"], notes)

    def test_each_advisory_of_the_list_fails_where_its_exception_is_missing_or_the_version_is_older(self):
        listed = json.loads((HERE / "advisories.json").read_text(encoding="utf-8"))
        for advisory in listed["advisories"]:
            for package in advisory["packages"]:
                group, name = package.split(":")
                old = {"components": [{"group": group, "name": name.replace("*", "x"), "version": "0.1"}]}
                alone = {"asOf": listed["asOf"], "advisories": [copy.deepcopy(advisory)], "exceptions": []}
                alone["advisories"][0]["packages"] = [package]
                self.assertEqual(len(advisory["ids"]), len(advisories.judge(old, alone, TODAY)[0]), package)


if __name__ == "__main__":
    unittest.main()
