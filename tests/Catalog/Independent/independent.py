#!/usr/bin/env python3
"""Expectations of `matching check` worked out from the published facts, without the rule packs.

    independent.py make     --facts DIR --out DIR [--policy ID …]      writes the fixture anew
    independent.py profiles --facts DIR --policy ID [--count N]        many profiles, as `check` reads them
    independent.py compare  --facts DIR --check COMMAND --catalog DIR  runs `check` and names every difference
    independent.py strength --facts DIR --fixture DIR [--show]         which small changes the fixture notices

Only Python's standard library is needed. Exit code 0: done; 1: differences were found.
"""
import argparse
import datetime
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

from choice import choose
from judge import Facts, judge
from profiles import Maker
from strength import survivors


def profile_line(policy, label, as_of, tags):
    return {"id": label, "kind": policy.kind, "asOf": as_of.isoformat(), "policies": [policy.id], "tags": tags}


def dump(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def chosen_policies(facts, args):
    return [facts.policies[i] for i in (args.policy or facts.policies)]


def candidates(facts, policy, version, args):
    return Maker(facts, policy, version, args.seed).make(args.count)


def make(facts, args):
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    for policy in chosen_policies(facts, args):
        lines = []
        for version in policy.versions:
            for number, ((as_of, tags), expect) in enumerate(choose(
                    facts, policy, version, candidates(facts, policy, version, args), args.least, args.most, args.seed), 1):
                profile = profile_line(policy, f"{version.label} {number}", as_of, tags)
                lines.append(dump({"profile": profile, "expect": expect}))
        (out / f"{policy.id}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        print(f"{policy.id}: {len(lines)} profiles", file=sys.stderr)
    return 0


def profiles(facts, args):
    for policy in chosen_policies(facts, args):
        for version in policy.versions:
            for number, (as_of, tags) in enumerate(candidates(facts, policy, version, args), 1):
                print(dump(profile_line(policy, f"{policy.id} {version.label} {number}", as_of, tags)))
    return 0


def encoded(catalog):
    return {folder.name for folder in pathlib.Path(catalog).glob("policies/*/*") if folder.is_dir()}


def check(args, lines):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(map(dump, lines)))
        file.flush()
        done = subprocess.run(shlex.split(args.check) + ["check", file.name, "--json", "--catalog", args.catalog],
                              capture_output=True, encoding="utf-8")
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
    if len(answers) != len(lines):
        raise SystemExit(f"check answered {len(answers)} of {len(lines)} profiles: {done.stderr[:2000]}")
    return answers


def difference(expect, answer):
    """The fields in which an answer is not what the facts say."""
    if "error" in answer:
        return ["error"]
    fields = [f for f in ("outcome", "amount", "version") if expect[f] != answer[f]]
    if not fields and not right_missing(expect, set(answer["missing"])):
        fields = ["missing"]
    return fields + (["held"] if "held" in answer else [])


def right_missing(expect, missing):
    if "missingAmong" in expect:
        return bool(missing) and missing <= set(expect["missingAmong"])
    return missing == set(expect["missing"])


def compare(facts, args):
    differing = 0
    for policy in chosen_policies(facts, args):
        if policy.id not in encoded(args.catalog):
            print(f"{policy.id}: no pack in {args.catalog}")
            continue
        lines = [profile_line(policy, f"{v.label} {n}", as_of, tags)
                 for v in policy.versions for n, (as_of, tags) in enumerate(candidates(facts, policy, v, args), 1)]
        expected = [judge(facts, policy.id, l["tags"], datetime.date.fromisoformat(l["asOf"])) for l in lines]
        found = [(f, l, e, a) for l, e, a in zip(lines, expected, check(args, lines)) if (f := difference(e, a))]
        print(f"{policy.id}: {len(lines)} profiles, {len(found)} differences", flush=True)
        for fields, line, expect, answer in found[:args.show]:
            print("  ", fields, dump(line), "\n     facts ", dump(expect), "\n     check ", dump(answer))
        differing += len(found)
    return 1 if differing else 0


def strength(facts, args):
    noticed, total = 0, 0
    for policy in chosen_policies(facts, args):
        lines = [json.loads(l) for l in (pathlib.Path(args.fixture) / f"{policy.id}.jsonl").read_text("utf-8").splitlines()]
        alive, count = survivors(facts, policy, lines)
        noticed, total = noticed + count - len(alive), total + count
        print(f"{policy.id}: {count - len(alive)} of {count} changes noticed by {len(lines)} profiles")
        for words in alive[:args.show]:
            print("   not noticed:", words)
    print(f"{noticed} of {total} changes noticed")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", choices=["make", "profiles", "compare", "strength"])
    parser.add_argument("--facts", required=True, help="folder with policies.json and tags.json")
    parser.add_argument("--policy", action="append", help="only this policy; may be repeated")
    parser.add_argument("--seed", default="1", help="any text; the same text gives the same profiles")
    parser.add_argument("--count", type=int, default=1000, help="profiles a version to draw")
    parser.add_argument("--least", type=int, default=36, help="profiles a version in the fixture, at least")
    parser.add_argument("--most", type=int, default=56, help="profiles a version in the fixture, at most")
    parser.add_argument("--out", default=str(pathlib.Path(__file__).parent / "Fixture"))
    parser.add_argument("--fixture", default=str(pathlib.Path(__file__).parent / "Fixture"))
    parser.add_argument("--check", default="dotnet run -c Release --project src/Api --", help="command that starts matching")
    parser.add_argument("--catalog", default="rules-catalog")
    parser.add_argument("--show", type=int, default=5, help="differences or unnoticed changes to write out for each policy")
    args = parser.parse_args()
    facts = Facts(args.facts)
    return {"make": make, "profiles": profiles, "compare": compare, "strength": strength}[args.work](facts, args)


if __name__ == "__main__":
    sys.exit(main())
