"""Accounts on a real server: without a login nothing is sent, with one the page works, and it can be left."""

from __future__ import annotations

import json
import logging
import re
import socket
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
import httpx
import pytest
from gradio_client import Client

from app import _parser
from assistant import accounts
from assistant.accounts import write_account
from assistant.attempts import FREE_OF_A_NAME, FREE_OF_AN_ADDRESS, Attempts
from assistant.errors import AccountsError
from assistant.page import build, server
from assistant.page.login import OPEN, USER, Login
from assistant.page.readers import all_alike
from assistant.page.sessions import IDLE, LONGEST, PROGRAM, Sessions
from tests.browser.fake import BRIDGE, COST, FakeAssistant
from tests.served import Served

PASSWORD = "long enough"
PAGE = {"accept": "text/html,*/*"}


@dataclass
class Site:
    address: str
    page: gr.Blocks
    accounts: Path

    def visitor(self, **options: Any) -> httpx.Client:
        return httpx.Client(base_url=self.address, timeout=30, **options)

    @contextmanager
    def reader(self, name: str = "anna", password: str = PASSWORD) -> Iterator[httpx.Client]:
        """Somebody who has logged in."""
        with self.visitor() as client:
            assert client.post("/login", data={"username": name, "password": password}).json() == {"success": True}
            yield client


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "COST", 4)
        file = tmp_path_factory.mktemp("site") / "accounts"
        for name in ("anna", "bob", "eve"):
            write_account(file, name, PASSWORD)
        assistant = FakeAssistant()
        page = build.build(all_alike(assistant), {"fr": ("Que sait le port ?",), "en": ("What did the bridge cost?",)})
        address = server.serve(
            page, all_alike(assistant), "127.0.0.1", free_port(), sessions=Sessions(file), wait=False
        )
        yield Site(address, page, file)
        page.close(verbose=False)


# Without a login


def every_route(page: gr.Blocks) -> list[tuple[str, str]]:
    """Each method and path the server has, with something in the place of parameters."""
    found = set()
    for route in _leaves(page.app.routes):
        path = re.sub(r"\{[^}]*\}", "x", route.path)
        found |= {(method, path) for method in route.methods or {"GET", "POST"}}
    return sorted(found)


def _leaves(routes: Iterable[Any]) -> Iterator[Any]:
    for route in routes:
        included = getattr(route, "original_router", None)
        if included is not None:
            yield from _leaves(included.routes)
        else:
            yield route


EXPECTED = {
    "/", "/config", "/attest/article", "/attest/assets/x", "/theme.css", "/gradio_api/queue/join",
    "/gradio_api/queue/data", "/gradio_api/upload", "/gradio_api/call/x", "/gradio_api/run/x", "/gradio_api/file=x",
    "/gradio_api/info", "/gradio_api/heartbeat/x", "/gradio_api/cancel", "/gradio_api/reset", "/gradio_api/token",
    "/monitoring", "/static/x", "/assets/x", "/gradio_api/stream/x", "/gradio_api/app_id", "/gradio_api/user",
}  # fmt: skip


def test_every_route_there_is_wants_a_login(site: Site) -> None:
    routes = every_route(site.page)
    assert {path for _, path in routes} >= EXPECTED
    further = [("GET", "/gradio_api/mcp/"), ("POST", "/gradio_api/mcp/"), ("GET", "/gradio_api/mcp/schema"),
               ("POST", "/gradio_api/call/ask"), ("GET", "/docs"), ("GET", "/openapi.json"), ("GET", "/no/such/path"),
               ("OPTIONS", "/config"), ("DELETE", "/config"), ("GET", "//config"), ("GET", "/login/../config"),
               ("GET", "/%2e%2e/config"), ("GET", "/login%2f..%2fconfig"), ("GET", "/LOGIN"), ("GET", "/login/x"),
               ("POST", "/gradio_api/startup-events"), ("GET", "/gradio_api/startup-events/"),
               ("GET", "/attest/article?id=bridge")]  # fmt: skip
    with site.visitor() as visitor:
        for method, path in [*routes, *further]:
            if path.rstrip("/") in ("/login", "/logout") or (method, path) in [("GET", one) for one in OPEN]:
                continue
            answer = visitor.request(method, path)
            assert answer.status_code == 401, (method, path)
            assert "set-cookie" not in answer.headers
            if method != "HEAD":
                assert answer.json() == {"detail": "Please log in first."}, (method, path)


def test_what_stays_open_tells_nothing_of_the_articles(site: Site) -> None:
    with site.visitor(headers=PAGE) as visitor:
        for path in ["/login", "/login/", "/logout", *OPEN]:
            answer = visitor.get(path)
            assert answer.status_code == 200
            for secret in [COST, BRIDGE.title, "bridge", "gradio_config", "articles"]:
                assert secret not in answer.text


def test_a_browser_is_led_to_the_form_and_keeps_its_question(site: Site) -> None:
    with site.visitor(headers=PAGE | {"accept-language": "fr"}) as visitor:
        answer = visitor.get("/?q=le+pont%20%22%3E")
        assert answer.status_code == 303
        form = visitor.get(answer.headers["location"])
        assert form.status_code == 200
        assert 'action="login?q=le+pont%20%22%3E"' in form.text
        assert "Mot de passe" in form.text
        assert visitor.get("/attest/article?id=bridge").headers["location"] == "../login"
        done = visitor.post(answer.headers["location"], data={"username": "anna", "password": PASSWORD})
        assert (done.status_code, done.headers["location"]) == (303, "./?q=le+pont%20%22%3E")
        assert visitor.get("/").status_code == 200


def test_nothing_runs_in_the_form_and_it_is_kept_by_nobody(site: Site) -> None:
    with site.visitor(headers=PAGE) as visitor:
        answer = visitor.post('/login?"><script>x</script>', data={"username": '"><script>x</script>', "password": "x"})
        assert answer.status_code == 401
        assert "<script" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "cookie", ["", "x", "access-token-unsecure=x", "attest-{port}=", "attest-{port}=anna", "attest-{port}=\u00ff; a=b"]
)
def test_a_cookie_that_was_not_given_opens_nothing(site: Site, cookie: str) -> None:
    with site.visitor() as visitor:
        named = cookie.format(port=site.address.rpartition(":")[2].strip("/")).encode("latin-1")
        assert visitor.get("/config", headers={b"cookie": named}).status_code == 401  # type: ignore[dict-item]


@pytest.mark.parametrize(
    "header", ["Basic", "Basic x", "Basic ////", "Basic Og==", "Bearer x", "Basic " + "A" * 20_000, "Digest a=b"]
)
def test_an_authorization_that_is_none_opens_nothing(site: Site, header: str) -> None:
    with site.visitor() as visitor:
        assert visitor.get("/config", headers={"authorization": header}).status_code == 401


def test_a_form_sent_by_another_site_logs_nobody_in(site: Site) -> None:
    with site.visitor(headers=PAGE | {"sec-fetch-site": "cross-site"}) as visitor:
        answer = visitor.post("/login", data={"username": "anna", "password": PASSWORD})
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"username=anna", b"x" * 50_000, b"a=1&" * 500, b'{"username": 1}'])
def test_a_form_that_is_none_is_a_wrong_password(site: Site, body: bytes) -> None:
    with site.visitor() as visitor:
        form = {"content-type": "application/x-www-form-urlencoded", "x-forwarded-for": "203.0.113.9"}
        assert visitor.post("/login", content=body, headers=form).status_code in (401, 429)


# With a login


def test_whoever_logs_in_reads_asks_and_is_known_by_name(site: Site) -> None:
    with site.reader() as anna:
        assert BRIDGE.title in anna.get("/").text
        article = anna.get("/attest/article", params={"id": "bridge"})
        assert COST in article.text
        assert article.headers["cache-control"] == "private, no-cache"
        assert anna.get("/gradio_api/user").json() == "anna"
        call = anna.post("/gradio_api/call/ask", json={"data": ["cost?", []]}).json()
        stream = anna.get(f"/gradio_api/call/ask/{call['event_id']}").text
    (line,) = [line for line in stream.splitlines() if line.startswith("data: [{")]
    assert "12 million euros" in json.loads(line.removeprefix("data: "))[0]["text"]


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(site: Site) -> None:
    with site.visitor() as visitor:
        given = visitor.post("/login", data={"username": "anna", "password": PASSWORD}).headers["set-cookie"]
    port = site.address.rpartition(":")[2].strip("/")
    assert re.fullmatch(rf"attest-{port}=[\w-]{{43}}; HttpOnly; Max-Age={int(LONGEST)}; Path=/; SameSite=lax", given)


def test_gradio_s_client_and_programs_with_a_password_get_in(site: Site) -> None:
    client = Client(site.address, auth=("bob", PASSWORD), verbose=False)
    assert "12 million euros" in client.predict("cost?", [], api_name="/ask")["text"]
    with site.visitor(auth=("bob", PASSWORD)) as program:
        assert program.get("/gradio_api/user").json() == "bob"
        assert program.get("/gradio_api/user").json() == "bob"
    with site.visitor(auth=("bob", "wrong one")) as program:
        assert program.get("/gradio_api/user").status_code == 401


def test_a_client_of_tools_gets_in_with_its_password_and_with_no_other(site: Site) -> None:
    served = Served(site.address)
    told = served.tool("ask", {"question": "cost?"}, httpx.BasicAuth("bob", PASSWORD))
    assert "12 million euros" in told.structuredContent["text"]
    for auth in (None, httpx.BasicAuth("bob", "wrong one")):
        with pytest.raises(BaseException) as refused:
            served.tool("ask", {"question": "cost?"}, auth)
        assert "401" in "".join(traceback.format_exception(refused.value))


def test_logging_out_ends_this_session_and_no_other(site: Site) -> None:
    with site.reader() as anna, site.reader() as phone:
        kept = dict(anna.cookies)
        left = anna.get("/logout", headers=PAGE)
        assert "You are logged out." in left.text
        assert not anna.cookies
        with site.visitor(cookies=kept) as thief:
            assert thief.get("/config").status_code == 401
        assert phone.get("/config").status_code == 200


def test_logging_in_anew_ends_the_session_before_it(site: Site) -> None:
    with site.reader() as anna:
        before = dict(anna.cookies)
        anna.post("/login", data={"username": "bob", "password": PASSWORD})
        assert anna.get("/gradio_api/user").json() == "bob"
    with site.visitor(cookies=before) as old:
        assert old.get("/config").status_code == 401


def test_wrong_passwords_are_told_alike_and_then_have_to_wait(site: Site) -> None:
    with site.visitor(headers=PAGE) as visitor:
        told = {}
        for name in ("eve", "nobody"):
            answers = [
                visitor.post("/login", data={"username": name, "password": f"wrong {number}"})
                for number in range(FREE_OF_A_NAME + 1)
            ]
            assert [answer.status_code for answer in answers] == [401] * FREE_OF_A_NAME + [429]
            assert answers[-1].headers["retry-after"] == "1"
            assert "Please wait 1 s" in answers[-1].text
            told[name] = [answer.text.replace(f'value="{name}"', "") for answer in answers]
        assert told["eve"] == told["nobody"]


def test_an_account_that_is_taken_away_is_out_and_a_new_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(accounts, "COST", 4)
    now, file = [0.0], tmp_path / "accounts"
    for name in ("anna", "bob"):
        write_account(file, name, PASSWORD)
    sessions = Sessions(file, lambda: now[0])
    anna, bob = sessions.open("anna"), sessions.open("bob")
    write_account(file, "bob", "another word")
    now[0] += 10
    assert (sessions.user(anna), sessions.user(bob)) == ("anna", None)
    file.write_text("anna:plain\n", encoding="utf-8")
    now[0] += 10
    with caplog.at_level(logging.WARNING):
        assert sessions.user(anna) == "anna"
    assert "accounts:1: " in caplog.text
    assert "the accounts stay as they were" in caplog.text
    file.unlink()
    write_account(file, "eve", PASSWORD)
    now[0] += 10
    assert sessions.user(anna) is None
    assert sessions.accounts.verify("eve", PASSWORD) == "eve"


def test_sessions_end_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "COST", 4)
    write_account(tmp_path / "accounts", "anna", PASSWORD)
    now = [0.0]
    sessions = Sessions(tmp_path / "accounts", lambda: now[0])
    quiet, busy = sessions.open("anna"), sessions.open("anna")
    sessions.open("anna", secret="Basic x")
    assert sessions.user("Basic x") == "anna"
    assert sessions.user(None) is None
    now[0] += PROGRAM
    assert sessions.user("Basic x") is None
    assert sessions.user(busy) == "anna"
    while now[0] + IDLE - 1 < LONGEST:
        now[0] += IDLE - 1
        assert sessions.user(busy) == "anna"
    assert sessions.user(quiet) is None  # nobody came with it for a week
    now[0] = LONGEST
    assert sessions.user(busy) is None


# The door alone


async def _answering(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(scope.get(USER)).encode()})


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Login:
    monkeypatch.setattr(accounts, "COST", 4)
    write_account(tmp_path / "accounts", "anna", PASSWORD)
    return Login(_answering, Sessions(tmp_path / "accounts"), Attempts())


def test_over_https_the_cookie_is_never_sent_without_it(door: Login) -> None:
    import asyncio

    async def log_in() -> httpx.Response:
        transport = httpx.ASGITransport(app=door)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="https://news.example") as client:
            given = await client.post("/login", data={"username": "anna", "password": PASSWORD})
            assert (await client.get("/anything")).text == "anna"
            return given

    assert asyncio.run(log_in()).headers["set-cookie"].endswith("SameSite=lax; Secure")


def test_a_socket_without_a_login_is_closed(door: Login) -> None:
    import asyncio

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/", "headers": [], "server": ("127.0.0.1", 1)}
    asyncio.run(door(scope, None, send))  # type: ignore[arg-type]
    assert sent == [{"type": "websocket.close", "code": 1008}]


# Who is calling


@pytest.mark.parametrize(("proxies", "last"), [((), 401), (("127.0.0.1",), 429)], ids=["unknown", "trusted"])
def test_who_is_calling_is_taken_from_a_header_only_of_a_proxy_that_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proxies: tuple[str, ...], last: int
) -> None:
    monkeypatch.setattr(accounts, "COST", 4)
    write_account(tmp_path / "accounts", "anna", PASSWORD)
    page = build.build(all_alike(FakeAssistant()), {"fr": (), "en": ()})
    address = server.serve(
        page, all_alike(FakeAssistant()), "127.0.0.1", free_port(),
        sessions=Sessions(tmp_path / "accounts"), proxies=proxies, wait=False,
    )  # fmt: skip
    try:
        with httpx.Client(base_url=address, headers={"x-forwarded-for": "203.0.113.9"}, timeout=30) as client:
            for number in range(FREE_OF_AN_ADDRESS):
                assert client.post("/login", data={"username": f"n{number}", "password": "x"}).status_code == 401
            assert client.post("/login", data={"username": "n", "password": "x"}).status_code == last
    finally:
        page.close(verbose=False)


# The command


def test_the_command_takes_a_file_of_accounts_and_refuses_a_wrong_one(tmp_path: Path) -> None:
    assert _parser().parse_args(["--auth", "people"]).auth == "people"
    (tmp_path / "people").write_text("anna:secret\n", encoding="utf-8")
    with pytest.raises(AccountsError, match="people:1: "):
        Sessions(tmp_path / "people")


def test_who_starts_the_server_is_told_who_can_reach_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "COST", 10)
    write_account(tmp_path / "accounts", "anna", PASSWORD)
    sessions = Sessions(tmp_path / "accounts")
    assert server.notices("127.0.0.1", None) == server.notices("localhost", sessions) == []
    assert ["--auth FILE" in line for line in server.notices("0.0.0.0", None)] == [True]
    assert ["https" in line for line in server.notices("0.0.0.0", sessions)] == [True]


def test_without_accounts_nothing_is_asked(tmp_path: Path) -> None:
    assistant = FakeAssistant()
    page = build.build(all_alike(assistant), {"fr": (), "en": ()})
    address = server.serve(page, all_alike(assistant), "127.0.0.1", free_port(), wait=False)
    try:
        assert COST in httpx.get(f"{address}attest/article", params={"id": "bridge"}).text
    finally:
        page.close(verbose=False)
