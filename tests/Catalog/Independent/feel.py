"""Reads and evaluates the expressions of the published facts: a small part of FEEL, in three values.

Numbers are exact fractions, so that nothing is rounded before the end. A name without a value is
UNKNOWN; arithmetic, comparisons, `in`, functions and `if` over UNKNOWN are UNKNOWN; in `and` and `or`
a decided side outranks an unknown one. Every result carries the tags that made it unknown.
"""
import calendar
import datetime
import re
from fractions import Fraction


class _Unknown:
    def __repr__(self):
        return "UNKNOWN"


UNKNOWN = _Unknown()
NOTHING = frozenset()

_TOKEN = re.compile(
    r'\s*(?:(?P<num>\d+(?:\.\d+)?)|"(?P<str>[^"]*)"|(?P<op><=|>=|!=|[-+*/()<>=,{}:.])|(?P<name>[^\W\d]\w*))')
_LONG_NAMES = ("years and months duration", "list contains", "round half up", "get value")
_COMPARISONS = ("<=", ">=", "!=", "<", ">", "=")


class Duration:
    """A span of months and days, as `duration("P18M")` and `years and months duration` give it."""

    def __init__(self, months, days=0):
        self.months, self.days = months, days

    @property
    def parts(self):
        sign = -1 if self.months < 0 else 1
        return {"years": Fraction(sign * (abs(self.months) // 12)), "months": Fraction(sign * (abs(self.months) % 12))}


def tokens(text):
    """Splits a text; the names of two and more words are known beforehand."""
    result, at = [], 0
    while text[at:].strip():
        for name in _LONG_NAMES:
            found = re.compile(r"\s*" + name + r"(?=\s*\()").match(text, at)
            if found:
                result.append(("name", name))
                break
        else:
            found = _TOKEN.match(text, at)
            if not found:
                raise SyntaxError(f"cannot read {text[at:]!r} in {text!r}")
            kind = found.lastgroup
            result.append((kind, found.group(kind)))
        at = found.end()
    return result + [("end", "")]


class Parser:
    """Recursive descent; a node is a tuple that begins with its kind."""

    def __init__(self, text):
        self.text, self.items, self.at = text, tokens(text), 0

    def whole(self):
        node = self.expression()
        if self.items[self.at][0] != "end":
            raise SyntaxError(f"{self.items[self.at]} is left over in {self.text!r}")
        return node

    def sees(self, *words):
        kind, word = self.items[self.at]
        return kind in ("op", "name") and word in words

    def take(self, *words):
        if words and not self.sees(*words):
            raise SyntaxError(f"{words} expected, {self.items[self.at]} found in {self.text!r}")
        self.at += 1
        return self.items[self.at - 1]

    def expression(self):
        if self.sees("if"):
            self.take()
            condition = self.expression()
            self.take("then")
            yes = self.expression()
            self.take("else")
            return ("if", condition, yes, self.expression())
        if self.sees("some", "every"):
            kind, name = self.take()[1], self.take()[1]
            self.take("in")
            items = self.sum()
            self.take("satisfies")
            return (kind, name, items, self.expression())
        return self.chain("or")

    def chain(self, word):
        part = (lambda: self.chain("and")) if word == "or" else self.comparison
        nodes = [part()]
        while self.sees(word):
            self.take()
            nodes.append(part())
        return nodes[0] if len(nodes) == 1 else (word, tuple(nodes))

    def comparison(self):
        left = self.sum()
        if self.sees(*_COMPARISONS):
            return ("compare", self.take()[1], left, self.sum())
        if self.sees("in"):
            self.take()
            return ("in", left, self.arguments())
        return left

    def sum(self):
        node = self.product()
        while self.sees("+", "-"):
            node = ("arithmetic", self.take()[1], node, self.product())
        return node

    def product(self):
        node = self.unary()
        while self.sees("*", "/"):
            node = ("arithmetic", self.take()[1], node, self.unary())
        return node

    def unary(self):
        if self.sees("-"):
            self.take()
            return ("arithmetic", "-", ("literal", Fraction(0)), self.unary())
        node = self.primary()
        while self.sees("."):
            self.take()
            node = ("part", node, self.take()[1])
        return node

    def arguments(self):
        self.take("(")
        nodes = []
        while not self.sees(")"):
            nodes.append(self.expression())
            if not self.sees(")"):
                self.take(",")
        self.take(")")
        return tuple(nodes)

    def primary(self):
        kind, word = self.items[self.at]
        if self.sees("("):
            inner = self.arguments()
            if len(inner) != 1:
                raise SyntaxError(f"one expression expected between parentheses in {self.text!r}")
            return inner[0]
        self.take()
        if kind == "num":
            return ("literal", Fraction(word))
        if kind == "str":
            return ("literal", word)
        if word == "{":
            return self.context()
        if kind != "name":
            raise SyntaxError(f"{word!r} is not expected in {self.text!r}")
        if word in ("true", "false"):
            return ("literal", word == "true")
        return ("call", word, self.arguments()) if self.sees("(") else ("name", word)

    def context(self):
        entries = []
        while not self.sees("}"):
            key = self.take()[1]
            self.take(":")
            entries.append((key, self.expression()))
            if not self.sees("}"):
                self.take(",")
        self.take("}")
        return ("context", tuple(entries))


_parsed = {}


def parse(text):
    """The tree of a text; read once."""
    if text not in _parsed:
        _parsed[text] = Parser(text).whole()
    return _parsed[text]


def names(node, bound=NOTHING):
    """The tags that a tree speaks of, without the names that `some` and `every` bind."""
    if not isinstance(node, tuple):
        return set()
    if node[:1] == ("name",):
        return set() if node[1] in bound else {node[1]}
    if node[:1] in (("some",), ("every",)):
        return names(node[2], bound) | names(node[3], bound | {node[1]})
    return set().union(*(names(part, bound) for part in node)) if node else set()


def add_months(day, months):
    """A date so many months on; a month without the day gives its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def whole_months(start, end):
    """Full months between two dates, a started one left off; a month without the day ends on its last day (conventions.md, 4)."""
    if end < start:
        return -whole_months(end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    last_day = calendar.monthrange(end.year, end.month)[1]
    return months - 1 if end.day < min(start.day, last_day) else months


def half_up(number, digits=2):
    """Rounds a fraction, halves away from zero."""
    scaled = abs(number) * 10 ** digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if number >= 0 else -whole, 10 ** digits)


def _arithmetic(sign, left, right):
    if isinstance(right, Duration):
        turn = 1 if sign == "+" else -1
        moved = add_months(left, turn * right.months) if right.months else left
        return moved + datetime.timedelta(days=turn * right.days)
    if sign == "/":
        return UNKNOWN if right == 0 else left / right
    return left + right if sign == "+" else left - right if sign == "-" else left * right


def _compare(sign, left, right):
    return {"<": lambda: left < right, "<=": lambda: left <= right, ">": lambda: left > right,
            ">=": lambda: left >= right, "=": lambda: left == right, "!=": lambda: left != right}[sign]()


def _duration(text):
    found = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?", text)
    years, months, days = (int(part or 0) for part in found.groups())
    return Duration(years * 12 + months, days)


_FUNCTIONS = {
    "min": lambda *a: min(a), "max": lambda *a: max(a), "sum": lambda *a: sum(a),
    "floor": lambda a: Fraction(a.numerator // a.denominator),
    "ceiling": lambda a: Fraction(-(-a.numerator // a.denominator)),
    "round half up": lambda a, n: half_up(a, int(n)),
    "date": lambda *a: datetime.date.fromisoformat(a[0]) if len(a) == 1 else datetime.date(*map(int, a)),
    "duration": _duration,
    "years and months duration": lambda a, b: Duration(whole_months(a, b)),
    "list contains": lambda a, b: b in a,
    "get value": lambda a, b: a.get(b, UNKNOWN),
}


class Evaluator:
    """Evaluates trees; `lookup` gives a tag's value and what is missing for it."""

    def __init__(self, lookup):
        self.lookup = lookup
        self.known = {}

    def value(self, node, bound=None):
        """The value and the tags that are missing for it (empty when the value is known)."""
        if bound:
            return getattr(self, "_" + node[0])(node, bound)
        # Trees that differ a little share their other parts, so a part is worked out once a profile.
        found = self.known.get(id(node))
        if found is None:
            found = self.known[id(node)] = (getattr(self, "_" + node[0])(node, {}), node)
        return found[0]

    def _all(self, nodes, bound):
        results = [self.value(node, bound) for node in nodes]
        missing = frozenset().union(*(m for _, m in results))
        return [v for v, _ in results], missing

    def _literal(self, node, bound):
        return node[1], NOTHING

    def _name(self, node, bound):
        return (bound[node[1]], NOTHING) if node[1] in bound else self.lookup(node[1])

    def _context(self, node, bound):
        values, missing = self._all([inner for _, inner in node[1]], bound)
        return dict(zip((key for key, _ in node[1]), values)), missing

    def _part(self, node, bound):
        value, missing = self.value(node[1], bound)
        if value is UNKNOWN:
            return UNKNOWN, missing
        return value.parts[node[2]] if isinstance(value, Duration) else Fraction(getattr(value, node[2])), NOTHING

    def _strict(self, nodes, bound, work):
        values, missing = self._all(nodes, bound)
        if any(v is UNKNOWN for v in values):
            return UNKNOWN, missing
        return work(*values), NOTHING

    def _arithmetic(self, node, bound):
        return self._strict(node[2:], bound, lambda a, b: _arithmetic(node[1], a, b))

    def _compare(self, node, bound):
        return self._strict(node[2:], bound, lambda a, b: _compare(node[1], a, b))

    def _in(self, node, bound):
        return self._strict((node[1],) + node[2], bound, lambda a, *rest: a in rest)

    def _call(self, node, bound):
        if node[1] == "not":
            return self._strict(node[2], bound, lambda a: not a)
        return self._strict(node[2], bound, _FUNCTIONS[node[1]])

    def _if(self, node, bound):
        chosen, missing = self.value(node[1], bound)
        if chosen is UNKNOWN:
            return UNKNOWN, missing | self.value(node[2], bound)[1] | self.value(node[3], bound)[1]
        return self.value(node[2] if chosen else node[3], bound)

    def _kleene(self, results, decisive):
        results = list(results)
        if any(v is decisive for v, _ in results):
            return decisive, NOTHING
        if any(v is UNKNOWN for v, _ in results):
            return UNKNOWN, frozenset().union(*(m for _, m in results))
        return not decisive, NOTHING

    def _and(self, node, bound):
        return self._kleene((self.value(part, bound) for part in node[1]), False)

    def _or(self, node, bound):
        return self._kleene((self.value(part, bound) for part in node[1]), True)

    def _some(self, node, bound):
        return self._quantified(node, bound, True)

    def _every(self, node, bound):
        return self._quantified(node, bound, False)

    def _quantified(self, node, bound, decisive):
        items, missing = self.value(node[2], bound)
        if items is UNKNOWN:
            return UNKNOWN, missing
        return self._kleene((self.value(node[3], {**bound, node[1]: item}) for item in items), decisive)
