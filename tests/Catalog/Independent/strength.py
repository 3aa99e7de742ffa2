"""Small changes of the published conditions, amounts and dates, and which profiles notice them."""
import datetime
from fractions import Fraction

import feel
from feel import UNKNOWN
from judge import Profile, fen

_TURNED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "!=", "!=": "="}
_DAY = datetime.timedelta(days=1)


def _places(node, path=()):
    if isinstance(node, tuple):
        yield path, node
        for index, part in enumerate(node):
            yield from _places(part, path + (index,))


def _replaced(node, path, new):
    if not path:
        return new
    return node[:path[0]] + (_replaced(node[path[0]], path[1:], new),) + node[path[0] + 1:]


def _altered(tree):
    """The trees that differ from a tree by one comparison, one number, one connective or one choice."""
    for path, node in _places(tree):
        if node[:1] == ("compare",):
            yield f"{node[1]} becomes {_TURNED[node[1]]}", _replaced(tree, path, (node[0], _TURNED[node[1]]) + node[2:])
        elif node[:1] in (("and",), ("or",)):
            yield f"{node[0]} turned", _replaced(tree, path, ("or" if node[0] == "and" else "and",) + node[1:])
        elif len(node) == 2 and node[0] == "literal" and isinstance(node[1], Fraction):
            step = Fraction(1) if node[1].denominator == 1 else Fraction(1, 100 if node[1].denominator <= 100 else 1000)
            for shift in (-step, step):
                yield f"{node[1]} becomes {node[1] + shift}", _replaced(tree, path, ("literal", node[1] + shift))
        elif node[:1] == ("in",) and len(node[2]) > 1:
            for index in range(len(node[2])):
                yield f"choice {index} dropped", _replaced(tree, path, node[:2] + (node[2][:index] + node[2][index + 1:],))


class Changes:
    """All small changes of one version, ready to be tried on profiles."""

    def __init__(self, facts, policy, version):
        self.facts, self.policy, self.version = facts, policy, version
        self.conditions = [(i, None) for i in range(len(version.conditions))]
        self.conditions += [(i, words_tree) for i, tree in enumerate(version.conditions) for words_tree in _altered(tree)]
        self.amounts = list(_altered(version.amount)) if policy.has_amount(version) else []
        self.days = {version.first: "first day taken away", version.first - _DAY: "a day added before the first"}
        if version.last:
            self.days.update({version.last: "last day taken away", version.last + _DAY: "a day added after the last"})

    def all(self):
        words = [self._words(n) for n in range(len(self.conditions))]
        return set(words) | {self._amount_words(n) for n in range(len(self.amounts))} | set(self.days.values())

    def _words(self, number):
        index, altered = self.conditions[number]
        return f"condition {index + 1} dropped" if altered is None else f"condition {index + 1}, change {number}: {altered[0]}"

    def _amount_words(self, number):
        return f"amount, change {number}: {self.amounts[number][0]}"

    def noticed(self, as_of, tags, profile=None):
        """The changes that alter the decision about a profile."""
        found = {self.days[as_of]} if as_of in self.days else set()
        if self.policy.version_on(as_of) is not self.version:
            return found
        profile = profile or Profile(self.facts, tags, as_of)
        held = [profile.evaluator.value(c)[0] for c in self.version.conditions]
        amount = profile.evaluator.value(self.version.amount)[0]
        before = self._decision(held, amount)
        for number, (index, altered) in enumerate(self.conditions):
            others = held[:index] + held[index + 1:]
            if any(h is False for h in others):
                continue
            now = others if altered is None else others + [profile.evaluator.value(altered[1])[0]]
            if self._decision(now, amount) != before:
                found.add(self._words(number))
        if all(h is True for h in held):
            for number, (_, tree) in enumerate(self.amounts):
                if self._decision(held, profile.evaluator.value(tree)[0]) != before:
                    found.add(self._amount_words(number))
        return found

    def _decision(self, held, amount):
        if any(h is False for h in held):
            return "not-eligible"
        if any(h is UNKNOWN for h in held):
            return "undetermined"
        if not self.policy.has_amount(self.version):
            return "eligible"
        return "undetermined" if amount is UNKNOWN else fen(amount)


def survivors(facts, policy, lines):
    """The changes that no profile of a fixture notices, and the number of all."""
    count, alive = 0, []
    for version in policy.versions:
        changes = Changes(facts, policy, version)
        left = changes.all()
        count += len(left)
        for line in lines:
            left -= changes.noticed(datetime.date.fromisoformat(line["profile"]["asOf"]), line["profile"]["tags"])
        alive += [f"{version.label}: {words}" for words in sorted(left)]
    return alive, count
