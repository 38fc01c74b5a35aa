"""Words that were searched for and may be somebody’s name stay with the sign-in, and the address has a mark of them.

An address stays in the history of a browser and in the logs of whatever stands between, and goes along in links. A mark
tells nothing there, and finds nothing for anybody else: the words are in the session of whoever searched, on the
server, and go with it.
"""

from secrets import token_urlsafe

from django.http import HttpRequest

KEPT = "words_sought"
"""Where in the session they are, by mark: each with the path of the page on which they were searched for."""
MOST = 20
"""Searches that are kept; of more those are let go that were used longest ago."""
LONGEST = 1000


def keep_words(request: HttpRequest, words: str) -> str:
    """A mark of words that are searched for on this page; the same mark for the same words."""
    kept: dict[str, list[str]] = dict(request.session.get(KEPT, {}))
    said = [request.path, words[:LONGEST]]
    mark = next((mark for mark, before in kept.items() if before == said), None) or token_urlsafe(9)
    kept.pop(mark, None)
    request.session[KEPT] = dict([*kept.items(), (mark, said)][-MOST:])
    return mark


def words_kept(request: HttpRequest, mark: str) -> str | None:
    """The words of a mark of this page; None where they are not kept, or no longer. What is in use is let go last.

    That is noted only when half of what is kept is newer: whatever changes a session while a page is made overwrites
    what another page kept in it meanwhile.
    """
    kept: dict[str, list[str]] = dict(request.session.get(KEPT, {}))
    path, words = said = kept.get(mark, ["", ""])
    if path != request.path:
        return None
    if [*kept].index(mark) < len(kept) - MOST // 2:
        del kept[mark]
        request.session[KEPT] = {**kept, mark: said}
    return words
