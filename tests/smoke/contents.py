"""What is filled in: nothing, what breaks careless programs, what is at its limit, what no font has."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, Final

from proeftuin_docs import kinds

AWKWARD: Final = (
    "{{ 7*7 }} {% for x in y %} {# z #} {{{",
    "#set page(width: 1pt) $x^2$ *vet* _schuin_ `code` @ref <label> // /* x */",
    "<b>&amp;</b> ]]> <!-- --> </w:t></textarea></script> _x0041_ &#0;",
    "=1+1 +31 6 @SUM(A1) -streep 'apostrof",
    "\\n \\u{41} \\( (( %PDF /Name <</K [1 0 R]>> endobj ${x} %s",
    "محمد علي (25)",
    "שלום 12-01-2027 (zie p. 4)",
    "ኪዳነ თბილისი Երևան नमस्ते กรุงเทพ",
    "Nguyễn Ọlá Șerban Łukasz Zoe\u0308 e\u0301e\u0301",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 8,
    "W" * 300,
    "a\tb  c   d",
    "ja nee null true ~ 1e5 0012 .inf",
    "naam: Null\n- lijst: x\n\n# geen commentaar",
    "  spaties aan beide kanten  ",
)
"""Template code, markup, formulas, other scripts and directions, accents apart, words that do not break."""
FOREIGN: Final = (
    "👩‍👧 🙂",
    "漢字 テスト",
    "a\u202egnp.exe\u202c",
    "pri\ue000vé",
    "a\ufe0fb\ufffc",
    "\U000e0041tag",
)
"""What no font of ours has; a PDF refuses it by name."""
STORY: Final = "\n".join(f"Dag {day}: " + "er gebeurde veel, en ook weer niet. " * 6 for day in range(1, 31))
CONTENTS: Final = ("blank", "awkward", "limits", "foreign")
_LIMITS: Final[Mapping[str, tuple[str, str]]] = {
    "date": ("0001-01-01", "9999-12-31"),
    "time": ("00.00", "23.59"),
    "number": ("-999999999999,99", "0"),
    "yes_no": ("ja", "nee"),
}
_PLAIN: Final[Mapping[str, tuple[str, str]]] = {
    "date": ("2028-02-29", "2027-01-12"),
    "time": ("09.30", "14.00"),
    "number": ("1234567,5", "-1"),
    "yes_no": ("nee", "ja"),
}


class Filling:
    """Values of one content, each text another one of its samples."""

    def __init__(self, content: str, seed: int) -> None:
        self.content = content
        self._at = count(seed)

    def of(self, questions: Iterator[kinds.QuestionPart]) -> dict[str, Any]:
        """An answer to every question as reading it back gives it; none at all when it is blank."""
        if self.content == "blank":
            return {}
        return {question.id: self._answer(question) for question in questions}

    def _answer(self, question: kinds.QuestionPart) -> Any:  # noqa: ANN401 - plain data
        if isinstance(question, kinds.TableQuestion):
            rows = question.rows + 2 if self.content == "limits" else 1
            return [{column.id: self._value(column) for column in question.columns} for _ in range(rows)]
        value = self._value(question)
        if getattr(question, "explanation", False):
            return {"antwoord": value, "toelichting": self._text()}
        return value

    def _value(self, part: Any) -> Any:  # noqa: ANN401 - a question or a column, plain data
        known = _LIMITS if self.content == "limits" else _PLAIN
        match part.kind:
            case "date" | "time" | "number" | "yes_no":
                return known[part.kind][next(self._at) % 2]
            case "check":
                return True
            case "scale" | "choice":
                steps = (part.from_, part.to) if part.kind == "scale" else [item.id for item in part.options]
                return steps[-(next(self._at) % 2)]
            case "multi_choice":
                return [option.id for option in part.options]
            case _:
                return self._text(long=part.kind == "long_text")

    def _text(self, *, long: bool = False) -> str:
        at = next(self._at)
        if self.content == "limits":
            return STORY if long and at % 9 == 0 else ("x", "y" * 200)[at % 2]
        samples = AWKWARD if self.content == "awkward" else FOREIGN
        return samples[at % len(samples)]


def texts_in(value: object) -> Iterator[str]:
    """Every text that somebody typed in a tree of values; ids of options are words of it too."""
    match value:
        case dict():
            for below in value.values():
                yield from texts_in(below)
        case list():
            for below in value:
                yield from texts_in(below)
        case str():
            yield value
        case _:
            pass
