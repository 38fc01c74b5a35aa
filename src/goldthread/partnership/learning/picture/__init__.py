"""The thread on one page, drawn as SVG by the server: what was found, asked, done, and how change is tested."""
