"""Makes profiles for a version: on, below and above every threshold, every branch, every fact missing."""
import calendar
import datetime
import random
from fractions import Fraction

import feel
from feel import UNKNOWN
from judge import COMPUTED, Profile, judge, read

DAY = datetime.timedelta(days=1)
WHOLE_UNITS = ("人", "月", "岁", "级", "年", "个", "项", "人月")
MAY_BE_NEGATIVE = ("年应纳税所得额", "裁员率", "抵减前应纳增值税额", "上年产值营收增速", "前年产值营收增速", "本年产值增长率")
HORIZON = datetime.date(2031, 3, 31)


def step_of(tag):
    """The smallest step of a tag: a fen, a millionth of a ratio, a person, a month, a hundredth."""
    if tag["type"] == "money":
        return Fraction(1, 100)
    if tag["type"] == "percent":
        return Fraction(1, 10 ** 6)
    whole = any(tag.get("unit", "个").startswith(u) for u in WHOLE_UNITS)
    return Fraction(1) if whole else Fraction(1, 100)


def written(number):
    """A number as JSON: an integer where it is one, else a decimal text."""
    if number.denominator == 1:
        return int(number)
    digits = 0
    while (number * 10 ** digits).denominator != 1:
        digits += 1
        if digits > 12:
            number, digits = feel.half_up(number, 12), 12
            break
    whole = abs(int(number * 10 ** digits))
    text = str(whole).rjust(digits + 1, "0")
    return ("-" if number < 0 else "") + text[:-digits] + "." + text[-digits:]


def month_end(day):
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


class Thresholds:
    """What a version and the formulas behind it compare tags with."""

    def __init__(self, facts, version):
        self.facts, self.version = facts, version
        self.numbers, self.dates, self.durations, self.items = {}, set(), set(), {}
        self.all_numbers = set()
        for tree in version.conditions + [version.amount]:
            self._walk(tree)
        for name in list(facts.relevant(version)):
            for base in self.facts.bases(name):
                if base in facts.formulas:
                    self._walk(facts.formulas[base])

    def _walk(self, node):
        if not isinstance(node, tuple) or not node:
            return
        kind = node[0]
        if kind == "literal" and isinstance(node[1], Fraction):
            self.all_numbers.add(node[1])
        if kind == "compare":
            self._pair(node[2], node[3])
            self._pair(node[3], node[2])
        if kind == "in" and node[1][0] == "name":
            for item in node[2]:
                self._pair(node[1], item)
        if kind == "call" and node[1] in ("min", "max"):
            for one in node[2]:
                for other in node[2]:
                    self._pair(one, other)
        if kind == "call" and node[1] == "date" and node[2][0][0] == "literal" and isinstance(node[2][0][1], str):
            self.dates.add(datetime.date.fromisoformat(node[2][0][1]))
        if kind == "call" and node[1] == "duration":
            self.durations.add(feel._duration(node[2][0][1]).months)
        for part in node:
            self._walk(part)

    def _pair(self, left, right):
        if right[0] == "name" and self.facts.tags.get(right[1], {}).get("values"):
            self._figures(left, {Fraction(str(v["value"])) for v in self.facts.tags[right[1]]["values"]})
        if right[0] == "literal" and isinstance(right[1], Fraction) and not isinstance(right[1], bool):
            self._figures(left, {right[1]})

    def _figures(self, left, figures):
        for name in feel.names(left):
            if left[0] == "name":
                self.numbers.setdefault(name, set()).update(figures)
            elif left[0] == "arithmetic" and left[1] in "*/" and left[3][0] == "literal":
                factor = left[3][1] if left[1] == "*" else 1 / left[3][1]
                self.numbers.setdefault(name, set()).update(f / factor for f in figures)


class Maker:
    """Profiles of one version of one policy, drawn from a seeded source."""

    def __init__(self, facts, policy, version, seed):
        self.facts, self.policy, self.version = facts, policy, version
        self.random = random.Random(f"{seed}/{policy.id}/{version.label}")
        self.thresholds = Thresholds(facts, version)
        self.direct = sorted(facts.relevant(version))
        self.parameters = {n for n in self.direct if facts.tags[n].get("values")}

    # ---- values -------------------------------------------------------------------------------

    def pool(self, name, as_of, tags):
        """Values worth trying for a tag."""
        tag = self.facts.tags[name]
        if tag["type"] == "boolean":
            return [True, False]
        if tag["type"] == "date":
            return [d.isoformat() for d in self.dates_for(name, as_of, tags)]
        if tag["type"] == "list":
            items = tag["enum_values"]
            some = self.random.sample(items, 2)
            return [[]] + [[i] for i in items] + [some, list(items)]
        if tag.get("enum_values"):
            values = list(tag["enum_values"])
            return values + [self.random.choice(values)]
        return [written(n) for n in self.numbers_for(name)]

    def numbers_for(self, name):
        tag = self.facts.tags[name]
        step, figures = step_of(tag), self.thresholds.numbers.get(name, set())
        numbers = {f + d * step for f in figures for d in (-1, 0, 1)} | {f * 2 for f in figures} | {f / 2 for f in figures}
        if len(figures) < 2:
            numbers |= {Fraction(n) for n in self.plain(tag)}
        numbers = {Fraction(round(n / step)) * step for n in numbers}
        if name not in MAY_BE_NEGATIVE:
            numbers = {n for n in numbers if n >= 0}
        return sorted(numbers) or [Fraction(0)]

    def plain(self, tag):
        r = self.random
        if tag["type"] == "money":
            return [0, Fraction(r.randrange(1, 10 ** 9), 100), Fraction(r.randrange(1, 10 ** 6), 100), r.randrange(1, 100) * 1000]
        if tag["type"] == "percent":
            return [0, Fraction(r.randrange(1, 1000), 1000), Fraction(r.randrange(1, 10 ** 6), 10 ** 6), 1]
        unit = tag.get("unit", "")
        if unit.startswith("年") and "年限" not in tag["name_zh"]:
            return [self.version.first.year + d for d in (-4, -2, -1, 0, 1)]
        return [0, 1, 2, r.randrange(3, 12), r.randrange(12, 60)]

    def dates_for(self, name, as_of, tags):
        r, found = self.random, set()
        anchors = {as_of, month_end(as_of)} | self.thresholds.dates
        other = [n for n in tags if n != name and self.facts.tags[n]["type"] == "date"]
        anchors |= {datetime.date.fromisoformat(tags[n]) for n in other}
        spans = [(f, self.facts.tags[n]) for n, fs in self.thresholds.numbers.items() for f in fs if name in self.facts.bases(n)]
        months = {int(f) * (12 if t.get("unit") == "岁" else 1) for f, t in spans if f.denominator == 1 and 0 <= f < 1300}
        months |= set(self.thresholds.durations) | {0}
        for anchor in anchors:
            for count in months:
                for shift in (-count, count) if count in self.thresholds.durations else (-count,):
                    day = feel.add_months(anchor, shift)
                    found |= {day - DAY, day, day + DAY, month_end(day), feel.add_months(day, 1), feel.add_months(day, -1)}
        for anchor in anchors:
            found.add(anchor + r.randrange(-1500, 400) * DAY)
            found.add(feel.add_months(anchor, -r.randrange(0, 40)))
        first_possible = datetime.date(1905, 1, 1)
        return sorted(d for d in found if d >= first_possible)

    # ---- profiles -----------------------------------------------------------------------------

    def draw(self, name, as_of, tags, given):
        """Gives a tag a value, or its bases values that lead to one."""
        if name in given or name not in self.facts.formulas:
            tags[name] = self.random.choice(self.pool(name, as_of, tags))
            return
        bases = sorted(feel.names(self.facts.formulas[name]) - set(COMPUTED))
        for base in bases:
            if base in self.facts.formulas or base not in tags or self.random.random() < 0.7:
                self.draw(base, as_of, tags, given)
        self.aim(name, bases, as_of, tags)

    def aim(self, name, bases, as_of, tags):
        """Moves one number behind a ratio so that the ratio meets, or just misses, a threshold."""
        targets = sorted(self.thresholds.numbers.get(name, ()))
        movable = [b for b in bases if self.facts.tags[b]["type"] in ("number", "money", "percent")]
        if not targets or not movable or self.random.random() < 0.2:
            return
        base, target = self.random.choice(movable), self.random.choice(targets)
        step = step_of(self.facts.tags[base])
        for other in movable:
            if other != base and self.random.random() < 0.6:
                tags[other] = self.random.choice([40, 100, 200, 1000, 4000]) * (1000 if self.facts.tags[other]["type"] == "money" else 1)
        low, high = (self.value_with(name, {**tags, base: x}, as_of) for x in (1, 2))
        if low is UNKNOWN or high is UNKNOWN or low == high or not isinstance(low, Fraction):
            return
        exact = 1 + (target - low) / (high - low)
        number = Fraction(round(exact / step)) * step + self.random.choice([-1, 0, 0, 1]) * step
        if number >= 0:
            tags[base] = written(number)

    def value_with(self, name, tags, as_of):
        return Profile(self.facts, tags, as_of).lookup(name)[0]

    def choose_given(self):
        """Which derived tags are stated outright in a profile."""
        return {n for n in self.direct if n in self.facts.formulas and self.random.random() < 0.4} | {
            n for n in self.facts.formulas if self.random.random() < 0.1}

    def random_profile(self, as_of, given):
        tags = {}
        for name in self.direct:
            if name in self.parameters and self.random.random() < (0.8 if self.dated_on(name, as_of) else 0.15):
                continue
            self.draw(name, as_of, tags, given)
        return tags

    def dated_on(self, name, as_of):
        return Profile(self.facts, {}, as_of).lookup(name)[0] is not UNKNOWN

    def half_fen(self, base, as_of):
        """The profile with another sum of money, so that the exact amount ends on half a fen; else nothing."""
        sums = [n for n in sorted(feel.names(self.version.amount)) if n in base and self.facts.tags[n]["type"] == "money"]
        for _ in range(60 if sums else 0):
            changed = {**base, self.random.choice(sums): written(Fraction(self.random.randrange(1, 10 ** 6), 100))}
            amount = Profile(self.facts, changed, as_of).evaluator.value(self.version.amount)[0]
            if isinstance(amount, Fraction) and (amount * 100) % 1 == Fraction(1, 2):
                return changed
        return None

    def eligible(self, as_of, given, attempts=400):
        """A profile for which all conditions hold, or the nearest one found."""
        tags = self.random_profile(as_of, given)
        score = self.holding(tags, as_of)
        for _ in range(attempts):
            unmet = [c for c, held in zip(self.version.conditions, score) if not held]
            if not unmet:
                break
            changed = dict(tags)
            for name in sorted(feel.names(self.random.choice(unmet)) - set(COMPUTED)):
                if self.random.random() < 0.7:
                    self.draw(name, as_of, changed, given)
            after = self.holding(changed, as_of)
            if sum(after) >= sum(score):
                tags, score = changed, after
        return tags

    def holding(self, tags, as_of):
        profile = Profile(self.facts, tags, as_of)
        return [profile.evaluator.value(c)[0] is True for c in self.version.conditions]

    def days(self):
        """First and last day, the days beside them, and others inside."""
        first, last = self.version.first, self.version.last
        inside_last = last or max(HORIZON, feel.add_months(first, 36))
        edges = [first, first + DAY, month_end(first)] + ([last, last - DAY] if last else [])
        span = (inside_last - first).days
        inner = [first + self.random.randrange(span + 1) * DAY for _ in range(6)]
        short = [month_end(datetime.date(y, m, 1)) for y in range(first.year, inside_last.year + 1) for m in (2, 4)]
        leap = self.random.sample([d for d in short if first <= d <= inside_last], 2) if span > 800 else []
        return edges + inner + [month_end(inner[0]), inner[1].replace(day=1) if inner[1].replace(day=1) >= first else inner[1]] + leap

    def outside_days(self):
        return [self.version.first - DAY] + ([self.version.last + DAY] if self.version.last else [])

    def make(self, count):
        """So many different profiles: (asOf, tags)."""
        seen, result = set(), []

        def add(as_of, tags):
            key = (as_of, repr(sorted(tags.items(), key=lambda t: t[0])))
            if key not in seen:
                seen.add(key)
                result.append((as_of, dict(sorted(tags.items()))))

        days, rounds = self.days(), 0
        while len(result) < count and rounds < count * 3:
            as_of, given = days[rounds % len(days)] if rounds < 2 * len(days) else self.random.choice(days), self.choose_given()
            rounds += 1
            base = self.eligible(as_of, given)
            add(as_of, base)
            for name in base:
                add(as_of, {k: v for k, v in base.items() if k != name})
            if rounds <= 4:
                for day in self.outside_days() + days[:5]:
                    add(day, base)
            if rounds <= 3:
                for name in list(base):
                    values = self.pool(name, as_of, base)
                    for value in self.random.sample(values, min(len(values), 30)):
                        add(as_of, {**base, name: value})
            if rounds <= 6 and (halved := self.half_fen(base, as_of)):
                add(as_of, halved)
            for _ in range(4):
                changed = dict(base)
                for name in self.random.sample(self.direct, min(len(self.direct), self.random.choice([1, 1, 2, 3]))):
                    self.draw(name, as_of, changed, given)
                add(as_of, changed)
            free = self.random_profile(as_of, given)
            for name in list(free):
                if self.random.random() < 0.1:
                    del free[name]
            add(as_of, free)
            if self.random.random() < 0.1:
                add(self.random.choice(self.outside_days()), base)
        return result[:count] if len(result) <= count else self.spread(result, count)

    def spread(self, result, count):
        kept = set(self.random.sample(range(len(result)), count))
        return [r for i, r in enumerate(result) if i in kept]
