"""Chooses, from many profiles of a version, the few that show the most of it."""
import datetime
import heapq
import random
from fractions import Fraction

import feel
from feel import UNKNOWN
from judge import Profile, judge
from strength import Changes


class Watcher(feel.Evaluator):
    """Evaluates and notes which comparisons, branches and values were met, and how close to the threshold."""

    def __init__(self, lookup):
        super().__init__(lookup)
        self.seen = []

    def _compare(self, node, bound):
        left, right = self.value(node[2], bound)[0], self.value(node[3], bound)[0]
        value = super()._compare(node, bound)
        self.seen.append((repr(node), _near(left, right), value[0] is UNKNOWN or value[0]))
        return value

    def _in(self, node, bound):
        value = super()._in(node, bound)
        self.seen.append((repr(node), str(self.value(node[1], bound)[0]), value[0] is UNKNOWN or value[0]))
        return value

    def _if(self, node, bound):
        chosen = self.value(node[1], bound)[0]
        self.seen.append(("if", repr(node[1]), str(chosen)))
        return super()._if(node, bound)

    def _call(self, node, bound):
        value = super()._call(node, bound)
        if node[1] in ("min", "max") and value[0] is not UNKNOWN:
            sides = [self.value(part, bound)[0] for part in node[2]]
            self.seen.append((repr(node), sides.index(value[0]), len(set(sides))))
        elif node[1] == "list contains":
            self.seen.append((repr(node), str(value[0]), 0))
        return value


def _near(left, right):
    if isinstance(left, datetime.date) and isinstance(right, datetime.date):
        distance = Fraction((left - right).days)
        return (_sign(distance), 0 if abs(distance) <= 1 else 1 if abs(distance) <= 31 else 2)
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        distance = left - right
        steps = (Fraction(1, 10 ** 5), Fraction(1, 100), Fraction(1), Fraction(12))
        return (_sign(distance), next((i for i, s in enumerate(steps) if abs(distance) <= s), len(steps)))
    return str(left), str(right)


def _sign(number):
    return (number > 0) - (number < 0)


def features(facts, policy, as_of, tags, profile):
    """What a profile shows: outcome, day, amount, missing tags, and every comparison that decided."""
    decision = judge(facts, policy.id, tags, as_of, profile)
    found = {("outcome", decision["outcome"])}
    version = policy.version_on(as_of)
    if version is None:
        return decision, found | {("day", as_of)}
    found |= {("day", day) for day in (version.first, version.last) if day == as_of}
    found.add(("version", version.label))
    if version.last is None and as_of > datetime.date(2026, 12, 31):
        found.add(("late", version.label))
    watchers = [Watcher(profile.lookup) for _ in version.conditions]
    held = [w.value(c)[0] for w, c in zip(watchers, version.conditions)]
    for index, watcher in enumerate(watchers):
        if all(h is True for i, h in enumerate(held) if i != index):
            found |= {(index, str(held[index])) + seen for seen in watcher.seen}
    if all(h is True for h in held) and policy.has_amount(version):
        watcher = Watcher(profile.lookup)
        watcher.value(version.amount)
        found |= {("amount",) + seen for seen in watcher.seen}
        found.add(("amount", decision["amount"] in (None, "0.00"), (decision["amount"] or "").endswith(".00")))
    found |= {("missing", name, len(decision["missing"]) == 1) for name in decision["missing"] or ()}
    found |= {("missing for the amount", name) for name in decision.get("missingAmong", ())}
    found |= {("given", name) for name in tags if name in facts.formulas and decision["outcome"] == "eligible"}
    return decision, found


def _weight(found):
    """A change that is noticed counts more than a sight that is only new."""
    return sum(4 if f[0] == "change" else 1 for f in found)


def choose(facts, policy, version, candidates, least, most, seed):
    """Takes the profile that adds most, again and again; then fills up to the least number at random."""
    shown, changes = [], Changes(facts, policy, version)
    for as_of, tags in candidates:
        profile = Profile(facts, tags, as_of)
        decision, found = features(facts, policy, as_of, tags, profile)
        shown.append((decision, found | {("change", words) for words in changes.noticed(as_of, tags, profile)}))
    covered, taken, open_ = set(), [], set(range(len(candidates)))
    leaders = [(-_weight(shown[i][1]), i) for i in open_]
    heapq.heapify(leaders)
    while leaders and len(taken) < most:
        # Gains only shrink, so an out-of-date leader is measured anew before it is taken.
        before, best = heapq.heappop(leaders)
        gain = _weight(shown[best][1] - covered)
        if gain < -before:
            if gain:
                heapq.heappush(leaders, (-gain, best))
            continue
        covered |= shown[best][1]
        taken.append(best)
        open_.discard(best)
    rest = sorted(open_)
    random.Random(f"{seed}/{policy.id}").shuffle(rest)
    taken += rest[:max(0, least - len(taken))]
    return [(candidates[i], shown[i][0]) for i in sorted(taken)]
