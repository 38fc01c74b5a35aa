"""Words to begin a page with, for those who have none. A partnership makes them its own before it publishes them."""

EXPLOITATION_TITLE = "If somebody is using you"
EXPLOITATION_SUMMARY = "What exploitation is, how to tell, and who you can talk to. It is not your fault."
EXPLOITATION = """Exploitation is when somebody gets you to do things for them, or to have sex, and they gain. \
They may be older than you, or the same age. They may be somebody you like.

It is not your fault, whatever you did and whatever you were given.

# How it can begin

- You are given things: cigarettes, alcohol, drugs, money, a phone, lifts, presents or love.
- Then you are asked for something back, or told that you owe it.
- You may be pushed, tricked or threatened, or be made to feel that you chose it.

# What can tell you that it is happening

- You are asked to keep secrets from people who care about you.
- You are taken to places that you do not know, or told to stay away from home or school.
- You are afraid of what would happen if you said no.
- Somebody has pictures of you, or wants some.

# What you can do

- Talk to a grown-up whom you trust. You can say it in your own words and in your own time.
- Call or write to one of the helplines on this page. You need not say your name.
- If you are in danger now, call 999.

# If you are worried about a friend

Tell a grown-up, or call one of the helplines. You will not get your friend into trouble: somebody else did this."""
