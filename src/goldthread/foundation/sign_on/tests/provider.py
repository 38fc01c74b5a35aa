"""A provider of our own on loopback, as honest or as hostile as a test wants it."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from django.utils import timezone
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "goldthread", "not-a-secret-at-all"


class FakeProvider:
    """It gives for each code the token that ``claims`` and ``sign`` make; ``answers`` replace whole pages."""

    def __init__(self) -> None:
        self.key, self.kid = generate_private_key(65537, 2048), "first"
        self.answers: dict[str, tuple[int, str, bytes]] = {}
        self.claims: dict[str, Any] = {}
        self.codes: dict[str, str] = {}
        self.sign: Callable[[dict[str, Any]], str] = self.signed
        self.asked: list[str] = []
        self.sent: list[dict[str, str]] = []
        self.issuer = ""

    def rotate(self, kid: str) -> None:
        self.key, self.kid = generate_private_key(65537, 2048), kid

    def signed(self, claims: dict[str, Any], key: RSAPrivateKey | None = None, **head: Any) -> str:
        return jwt.encode(claims, key or self.key, algorithm="RS256", headers={"kid": self.kid, **head})

    def said(self, nonce: str, at: datetime | None = None) -> dict[str, Any]:
        """What an honest token holds, with what the test changes; None takes a claim away."""
        now = at or timezone.now()
        usual = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "subject-1",
            "iat": int(now.timestamp()),
            "exp": int((now + timedelta(minutes=5)).timestamp()),
            "nonce": nonce,
            "email": "robin@police.example",
            "email_verified": True,
            "name": "Robin Vale",
            "groups": ["staff", "leads"],
        }
        return {name: value for name, value in {**usual, **self.claims}.items() if value is not None}

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, str, bytes]:
        self.asked.append(path)
        if path in self.answers:
            return self.answers[path]
        said: Any = {"error": "not found"}
        if path == "/.well-known/openid-configuration":
            paths = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}
            said = {"issuer": self.issuer, **{name: self.issuer + where for name, where in paths.items()}}
        if path == "/keys":
            public = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
            said = {"keys": [{**public, "kid": self.kid, "use": "sig"}]}
        if path == "/token":
            self.sent.append(form)
            nonce = self.codes.pop(form.get("code", ""), None)
            if nonce is None:
                return 400, "application/json", b'{"error": "invalid_grant"}'
            said = {"access_token": "unused", "token_type": "Bearer", "id_token": self.sign(self.said(nonce))}
        return 200, "application/json", json.dumps(said).encode()


@contextmanager
def running() -> Iterator[FakeProvider]:
    """The provider, for as long as the block lasts."""
    fake = FakeProvider()

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._tell({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._tell({name: values[0] for name, values in parse_qs(body).items()})

        def _tell(self, form: dict[str, str]) -> None:
            status, kind, body = fake.answer(urlsplit(self.path).path, form)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if status == 302:
                self.send_header("Location", body.decode())
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing is told of tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    fake.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
