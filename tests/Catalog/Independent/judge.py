"""Judges a profile by the published facts: policies.json, tags.json and conventions.md, and nothing else."""
import datetime
import functools
import json
import pathlib
from fractions import Fraction

import feel
from feel import NOTHING, UNKNOWN

# Figures that the facts write as numbers and whose `resolution` says that they are a shared parameter;
# a parameter given in the profile wins (conventions.md, 6).
#   unemployment-insurance-job-stabilisation-refund: 「0.055 即参数 城镇调查失业率控制目标」
#   sh-minimum-living-allowance: 「标准用共享参数 低保标准，按发放月取」
#   sh-flexible-employment-social-insurance-subsidy: 「基数下限、费率为参数，按缴费当月；2026-07起 7546」
SHARED_FIGURES = {
    "unemployment-insurance-job-stabilisation-refund": {"0.055": "城镇调查失业率控制目标"},
    "sh-minimum-living-allowance": {n: "低保标准" for n in ("1240", "1330", "1420", "1510", "1595", "1650", "1690")},
    "sh-flexible-employment-social-insurance-subsidy": {"7546": "社保缴费基数下限"},
}

COMPUTED = ("基准日", "发放月月末")


class Version:
    """One dated version: its conditions and its amount as trees."""

    def __init__(self, policy_id, fact):
        figures = {Fraction(k): v for k, v in SHARED_FIGURES.get(policy_id, {}).items()}
        self.first = datetime.date.fromisoformat(fact["effective_from"])
        self.last = datetime.date.fromisoformat(fact["effective_to"]) if fact["effective_to"] else None
        self.label = fact["effective_from"][:7]
        self.conditions = [_shared(feel.parse(c["test"]), figures) for c in fact["conditions"]]
        self.amount = _shared(feel.parse(fact["amount"]["formula"]), figures)
        self.kind = fact["amount"]["kind"]

    def covers(self, day):
        return self.first <= day and (self.last is None or day <= self.last)


def _shared(node, figures):
    if not isinstance(node, tuple):
        return node
    if node[:1] == ("literal",):
        is_figure = isinstance(node[1], Fraction) and node[1] in figures
        return ("name", figures[node[1]]) if is_figure else node
    return tuple(_shared(part, figures) for part in node)


class Policy:
    """A policy with its versions; `kind` is what a profile for it says of itself."""

    def __init__(self, fact):
        self.id = fact["id"]
        self.kind = "enterprise" if fact["subject"] == "enterprise" else "citizen"
        self.versions = [Version(self.id, v) for v in fact["versions"]]
        # conventions.md, 14: kind exemption or type eligibility has no amount.
        self.recognition = fact["benefit_type"] == "eligibility"

    def version_on(self, day):
        return next((v for v in self.versions if v.covers(day)), None)

    def has_amount(self, version):
        return version.kind not in ("exemption", "eligibility") and not self.recognition


class Facts:
    """The published facts of a folder."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.tags = {t["name_zh"]: t for t in json.loads((folder / "tags.json").read_text("utf-8"))}
        self.policies = {p["id"]: Policy(p) for p in json.loads((folder / "policies.json").read_text("utf-8"))}
        self.formulas = {n: feel.parse(t["formula"]) for n, t in self.tags.items() if t.get("formula")}
        self.direct_bases = {n: feel.names(tree) for n, tree in self.formulas.items()}

    def bases(self, name):
        """The tags that a derived tag is computed from, down to those that are not computed."""
        if name not in self.formulas or name in COMPUTED:
            return set()
        direct = feel.names(self.formulas[name]) - set(COMPUTED)
        return direct.union(*(self.bases(n) for n in direct))

    def relevant(self, version):
        """The tags that a version speaks of."""
        trees = version.conditions + [version.amount]
        return set().union(*(feel.names(t) for t in trees)) - set(COMPUTED)


class Profile:
    """A profile's values as the rules see them; derived tags are computed at most once."""

    def __init__(self, facts, tags, as_of):
        self.facts, self.tags, self.as_of, self.known = facts, tags, as_of, {}
        self.evaluator = feel.Evaluator(self.lookup)

    def lookup(self, name):
        if name not in self.known:
            self.known[name] = self._find(name)
        return self.known[name]

    def _find(self, name):
        if name == "基准日":
            return self.as_of, NOTHING
        tag = self.facts.tags[name]
        if name in self.tags:
            return read(tag, self.tags[name]), NOTHING
        if name in self.facts.formulas:
            return self._derive(name)
        for dated in tag.get("values") or ():
            if dated["from"] <= self.as_of.isoformat() <= (dated["to"] or "9999-12-31"):
                return Fraction(str(dated["value"])), NOTHING
        return UNKNOWN, frozenset([name])

    def _derive(self, name):
        # conventions.md, 5: computed only if all bases are known.
        tree = self.facts.formulas[name]
        bases = self.facts.direct_bases[name]
        missing = frozenset().union(*(self.lookup(base)[1] for base in bases))
        unknown = any(self.lookup(base)[0] is UNKNOWN for base in bases)
        value = UNKNOWN if unknown else self.evaluator.value(tree)[0]
        return (value, NOTHING) if value is not UNKNOWN else (UNKNOWN, missing | {name})


def read(tag, value):
    """A value of a profile: dates as dates, numbers as fractions."""
    if tag["type"] == "date":
        return datetime.date.fromisoformat(value)
    return _number(str(value)) if tag["type"] in ("number", "money", "percent") else value


_number = functools.lru_cache(maxsize=None)(Fraction)


def judge(facts, policy_id, tags, as_of, profile=None):
    """The decision as `check` words it: outcome, amount, version, and the missing tags (or, for an amount, some of `missingAmong`)."""
    policy = facts.policies[policy_id]
    version = policy.version_on(as_of)
    if version is None:
        return _decision("not-in-force", None)
    profile = profile or Profile(facts, tags, as_of)
    results = [profile.evaluator.value(c) for c in version.conditions]
    if any(v is False for v, _ in results):
        return _decision("not-eligible", version)
    if any(v is UNKNOWN for v, _ in results):
        return _decision("undetermined", version, missing=frozenset().union(*(m for _, m in results)))
    if not policy.has_amount(version):
        return _decision("eligible", version)
    amount, missing = profile.evaluator.value(version.amount)
    if amount is UNKNOWN:
        # Which branch of an unknown `if` counts as missing is open: what is named must be among these.
        return {**_decision("undetermined", version), "missing": None, "missingAmong": sorted(missing)}
    return _decision("eligible", version, fen(amount))


def fen(amount):
    """An amount as it is reported; conventions.md, 3: rounded once at the end to the fen, half up, never negative."""
    whole = int(feel.half_up(max(Fraction(0), amount)) * 100)
    return f"{whole // 100}.{whole % 100:02d}"


def _decision(outcome, version, amount=None, missing=NOTHING):
    return {"outcome": outcome, "amount": amount, "version": version.label if version else None, "missing": sorted(missing)}
