"""What changed between two documents of one record, worked out from what their sources said of themselves."""

from dataclasses import dataclass

from goldthread.foundation.documents.content import Content, Source


@dataclass(frozen=True)
class Change:
    """One record that is new, is told of no more, or says something else than it did."""

    source: Source
    before: str
    now: str

    @property
    def is_new(self) -> bool:
        return not self.before

    @property
    def is_gone(self) -> bool:
        return not self.now


def changes_between(before: Content, now: Content) -> list[Change]:
    """Only records that say a state are compared: for others the words themselves show what is new.

    What was over when it was told last is not told as gone.
    """
    old = {key: source for key, source in before.sources().items() if source.state}
    new = {key: source for key, source in now.sources().items() if source.state}
    changed = [
        Change(source, old[key].state if key in old else "", source.state)
        for key, source in new.items()
        if key not in old or old[key].state != source.state
    ]
    gone = [source for key, source in old.items() if key not in new and not source.is_over]
    return changed + [Change(source, source.state, "") for source in gone]
