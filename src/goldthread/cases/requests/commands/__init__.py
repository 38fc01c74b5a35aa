"""What happens to information requests and to the lanes of those who were asked."""

from goldthread.cases.requests.commands.asking import Asked, ask_agencies
from goldthread.cases.requests.commands.changing import extend_lane, withdraw_lane, withdraw_request
from goldthread.cases.requests.commands.linking import revoke_link_to_lane, send_link_to_lane
from goldthread.cases.requests.commands.reminding import remind_of_lane
from goldthread.cases.requests.commands.replying import Reply, record_reply_for, reply_to_request
from goldthread.cases.requests.commands.sharing import share_reply

__all__ = [
    "Asked",
    "Reply",
    "ask_agencies",
    "extend_lane",
    "record_reply_for",
    "remind_of_lane",
    "reply_to_request",
    "revoke_link_to_lane",
    "send_link_to_lane",
    "share_reply",
    "withdraw_lane",
    "withdraw_request",
]
