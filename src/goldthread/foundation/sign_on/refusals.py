"""Why somebody was not signed in by their organisation: a sentence for them, and a word for the log."""

from enum import Enum

ASK = "Tell the person in your organisation who looks after sign-on."
AGAIN = "Start again from the sign-in page."


class Why(Enum):
    """Each reason: what the log calls it, which names nobody, and what the person reads."""

    NOT_YOURS = "state", f"This answer does not belong to a sign-in that you began in this browser. {AGAIN}"
    TOO_LATE = "too late", f"Signing in took more than 10 minutes. {AGAIN}"
    NOT_THERE = "not there", f"This sign-on is not in use. {AGAIN}"
    DECLINED = "declined", f"Your organisation did not sign you in. {AGAIN}"
    UNREACHABLE = "unreachable", "Your organisation's sign-on does not answer. Try again in a few minutes."
    UNREADABLE = "unreadable", f"Your organisation's sign-on answered with something we cannot read. {ASK}"
    TOO_LARGE = "too large", f"Your organisation's sign-on sent more than we take. {ASK}"
    UNSAFE = "unsafe address", f"Your organisation's sign-on names an address that is not safe. {ASK}"
    OTHER_ISSUER = "issuer", f"The answer came from another sign-on than your organisation's. {ASK}"
    CODE = "code", f"Your organisation's sign-on did not accept its own answer, or it was used before. {AGAIN}"
    ALGORITHM = "algorithm", f"The answer is not signed in a way that we accept. {ASK}"
    KEY = "key", f"The answer is signed with a key that your organisation does not publish. {ASK}"
    SIGNATURE = "signature", f"The answer is not signed by your organisation. {ASK}"
    AUDIENCE = "audience", f"The answer was made for another program. {ASK}"
    EXPIRED = "expired", f"The answer is out of date. {AGAIN} If it happens again, a clock may be wrong."
    EARLY = "not yet valid", f"The answer is not valid yet: a clock may be wrong. {ASK}"
    CLAIMS = "claims", f"The answer lacks something that we need. {ASK}"
    NONCE = "nonce", f"The answer belongs to another sign-in. {AGAIN}"
    ADDRESS = "address", f"Your organisation does not confirm your email address. {ASK}"
    DOMAIN = "domain", f"Your email address does not belong to this organisation. {ASK}"
    GROUPS = "groups", f"Your organisation does not say clearly what you may do here. {ASK}"
    OVERAGE = "groups left out", f"You are in so many groups that your organisation leaves the list out. {ASK}"
    NO_ROLE = "no role", f"Your organisation gives you no role here. {ASK}"
    KNOWN_ADDRESS = (
        "address known",
        "There is an account with your email address already. Sign in with its password, then join your organisation’s"
        " sign-on under Your account.",
    )
    CLOSED = "closed", "Your account here is closed. Ask the person who manages your partnership."
    NO_NOTICE = "no notice of signing out", "The token is not one that says that somebody signed out."
    SEEN_BEFORE = "notice seen before", "The token was used before."
    OTHER_PERSON = "other person", "This sign-on belongs to another account here. Nothing was joined."


class NotSignedOn(Exception):
    """Nobody was signed in and nothing was joined."""

    def __init__(self, why: Why) -> None:
        self.reason, self.sentence = why.value
        self.why = why
        super().__init__(self.reason)
