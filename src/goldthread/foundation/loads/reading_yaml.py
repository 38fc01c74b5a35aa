"""Read a YAML file within limits, and remember on which line each value stands.

Dates stay the text that was written, so that “2019-02-31” can be answered with a sentence. References
(anchors and aliases) are refused: a fact stands where it is printed, and a few lines of them fill the memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from goldthread.foundation.loads.problems import BadFile, Problem, whole_file

LARGEST = 1_000_000
DEEPEST = 20
STAMP = "tag:yaml.org,2002:timestamp"
READ = {f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp")}
Place = tuple[str | int, ...]


@dataclass
class Document:
    """The contents of a file, and the lines on which each value and its name begin, by place."""

    contents: dict[str, Any] = field(default_factory=dict)
    lines: dict[Place, int] = field(default_factory=dict)
    names: dict[Place, int] = field(default_factory=dict)

    def line_of(self, place: Place) -> int:
        """The line of a value, or of the nearest thing around it."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(data: bytes) -> Document:
    """Read a file whose outermost level has names. Raise BadFile with what is wrong and where."""
    if len(data) > LARGEST:
        raise whole_file(f"The file is larger than {LARGEST // 1_000_000} MB, so it was not read.")
    try:
        root = _Careful(_text(data)).get_single_node()
    except yaml.MarkedYAMLError as error:
        raise BadFile([Problem(_line(error.problem_mark), _in_plain_words(error))]) from None
    except yaml.reader.ReaderError as error:
        raise BadFile([Problem(0, f"the file holds a character that YAML does not allow: {error.reason}.")]) from None
    if not isinstance(root, yaml.MappingNode):
        raise whole_file("The file is not a list of named sections, so there is nothing to load.")
    document = Document()
    document.contents = _plain(root, (), document)
    return document


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise whole_file("The file is saved as UTF-16. Save it as UTF-8 and load it again.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        words = "the characters here are not UTF-8. Save the file as UTF-8 and load it again."
        raise BadFile([Problem(line, words)]) from None


class _Careful(yaml.SafeLoader):
    """Refuses what a file of facts does not need, before it can do harm."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.MarkedYAMLError(
                problem="references (& and *) are not accepted: write the value out in each place",
                problem_mark=event.start_mark,
            )
        self.depth += 1
        if self.depth > DEEPEST:
            raise yaml.MarkedYAMLError(
                problem=f"more than {DEEPEST} levels lie within one another", problem_mark=event.start_mark
            )
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _line(mark: yaml.Mark | None) -> int:
    return mark.line + 1 if mark else 0


def _in_plain_words(error: yaml.MarkedYAMLError) -> str:
    where = f" ({error.context})" if error.context else ""
    return f"this is not YAML that can be read: {error.problem}{where}."


def _plain(node: yaml.Node, place: Place, document: Document) -> Any:
    document.lines[place] = _line(node.start_mark)
    if node.tag not in READ:
        raise BadFile([Problem(_line(node.start_mark), f"“{node.tag}” is not a kind of value that is read.")])
    if isinstance(node, yaml.MappingNode):
        return {name: _plain(value, (*place, name), document) for name, value in _pairs(node, place, document)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value, (*place, number), document) for number, value in enumerate(node.value)]
    if not _can_be_kept(node.value):
        words = "a character stands here that cannot be kept (a null, or half of a pair)."
        raise BadFile([Problem(_line(node.start_mark), words)])
    if node.tag == STAMP:
        return node.value
    try:
        return yaml.SafeLoader("").construct_object(node)
    except ValueError as error:
        raise BadFile([Problem(_line(node.start_mark), f"“{node.value}” cannot be read: {error}.")]) from None


def _can_be_kept(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def _pairs(node: yaml.MappingNode, place: Place, document: Document) -> Iterator[tuple[str, yaml.Node]]:
    seen: set[str] = set()
    for key, value in node.value:
        line = _line(key.start_mark)
        if not isinstance(key, yaml.ScalarNode) or key.tag == "tag:yaml.org,2002:merge":
            raise BadFile([Problem(line, "a name is expected before the colon.")])
        if key.value in seen:
            raise BadFile([Problem(line, f"“{key.value}” is written twice in one place.")])
        seen.add(key.value)
        document.names[*place, key.value] = line
        yield key.value, value
