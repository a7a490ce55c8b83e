"""How often somebody may ask: counted apart, forgiven in time, told in the reader's language."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.config import Config
from assistant.errors import ConfigError
from assistant.limits import Limits, Rate, TooMany, caller, is_loopback, may_upload


@dataclass
class Clock:
    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


def three_in_ten_seconds(clock: Clock) -> Limits:
    return Limits(Rate(3, 10.0), Rate(2, 100.0), clock)


def test_the_fourth_question_within_the_stretch_waits_for_the_first_to_be_past() -> None:
    clock = Clock()
    limits = three_in_ten_seconds(clock)
    for _ in range(3):
        limits.admit("anna")
        clock.now += 2
    with pytest.raises(TooMany) as refused:  # at 6 s: the first was at 0 s and is past at 10 s
        limits.admit("anna")
    assert refused.value.seconds == 4
    clock.now += refused.value.seconds
    limits.admit("anna")
    with pytest.raises(TooMany):
        limits.admit("anna")


def test_what_is_refused_does_not_count() -> None:
    clock = Clock()
    limits = three_in_ten_seconds(clock)
    limits.admit("anna", count=3)
    for _ in range(50):
        with pytest.raises(TooMany):
            limits.admit("anna")
    clock.now += 10
    limits.admit("anna", count=3)


def test_nobody_pays_for_another_and_uploads_are_counted_apart() -> None:
    limits = three_in_ten_seconds(Clock())
    limits.admit("anna", count=3)
    limits.admit("bob", count=3)
    limits.admit("anna", "upload", count=2)
    with pytest.raises(TooMany):
        limits.admit("anna", "upload")


def test_several_at_once_fit_whole_or_not_at_all() -> None:
    limits = three_in_ten_seconds(Clock())
    limits.admit("anna", count=2)
    with pytest.raises(TooMany) as refused:
        limits.admit("anna", count=2)
    assert refused.value.seconds == 10
    limits.admit("anna", count=1)


def test_more_at_once_than_there_may_ever_be_is_admitted_once_nothing_else_is_counted() -> None:
    limits = three_in_ten_seconds(Clock())
    limits.admit("anna", count=99)
    with pytest.raises(TooMany):
        limits.admit("anna", count=1)


def test_the_user_of_this_machine_is_never_limited_and_0_is_no_limit() -> None:
    def admitted(limits: Limits, who: str | None) -> int:
        for count in range(100):
            try:
                limits.admit(who)
            except TooMany:
                return count
        return 100

    assert caller(None, "127.0.0.1") is None
    assert admitted(three_in_ten_seconds(Clock()), None) == 100
    assert admitted(three_in_ten_seconds(Clock()), "anna") == 3
    assert admitted(Limits(Rate(0, 60), Rate(0, 60), Clock()), "anna") == 100


def test_votes_are_counted_apart_thirty_in_a_minute() -> None:
    clock = Clock()
    limits = three_in_ten_seconds(clock)
    limits.admit("anna", count=3)
    for _ in range(30):
        limits.admit("anna", "vote")
    with pytest.raises(TooMany, match="rating faster"):
        limits.admit("anna", "vote")
    clock.now += 60
    limits.admit("anna", "vote")


def test_the_refusal_is_friendly_in_both_languages() -> None:
    refusal = TooMany("question", 7)
    assert str(refusal) == "You are asking faster than this service allows; please wait 7 s and ask again."
    assert refusal.said("fr").startswith("Vous posez vos questions plus vite")
    assert "7 s" in refusal.said("fr")
    assert "adding articles" in str(TooMany("upload", 1))


def test_the_memory_of_callers_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.limits.MOST_CALLERS", 10)
    limits = three_in_ten_seconds(Clock())
    for number in range(1_000):
        limits.admit(f"address {number}")
    assert len(limits._seen["question"]) == 10


def test_threads_are_admitted_exactly_as_often_as_allowed() -> None:
    limits, admitted = Limits(Rate(20, 60), Rate(1, 1), Clock()), list[int]()

    def ask() -> None:
        for _ in range(10):
            try:
                limits.admit("anna")
                admitted.append(1)
            except TooMany:
                pass

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(admitted) == 20


@given(st.lists(st.floats(0, 5), max_size=30), st.integers(1, 4), st.floats(0.5, 8))
def test_no_stretch_ever_holds_more_than_allowed_and_waiting_as_told_is_enough(
    pauses: list[float], most: int, seconds: float
) -> None:
    clock = Clock(0.0)
    limits, admitted = Limits(Rate(most, seconds), Rate(0, 1), clock), list[float]()
    for pause in pauses:
        clock.now += pause
        try:
            limits.admit("anna")
        except TooMany as refused:
            clock.now += refused.seconds
            limits.admit("anna")
        admitted.append(clock.now)
    for earlier, later in zip(admitted, admitted[most:], strict=False):
        assert later - earlier >= seconds - 1e-9


@pytest.mark.parametrize(
    ("user", "address", "counted"),
    [
        ("anna", "127.0.0.1", "user anna"),
        ("anna", None, "user anna"),
        (None, "127.0.0.1", None),
        (None, "127.8.8.8", None),
        (None, "::1", None),
        (None, "::ffff:127.0.0.1", None),
        (None, "203.0.113.7", "203.0.113.7"),
        (None, "::ffff:203.0.113.7", "203.0.113.7"),
        (None, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (None, "2001:db8:1:2::9", "2001:db8:1:2::/64"),
        (None, "fe80::1%eth0", "fe80::/64"),
        (None, "testclient", "an unknown address"),
        (None, None, "an unknown address"),
    ],
)
def test_an_account_is_counted_before_an_address(user: str | None, address: str | None, counted: str | None) -> None:
    assert caller(user, address) == counted


def test_a_name_that_looks_like_an_address_is_not_counted_as_one() -> None:
    assert caller("203.0.113.7", None) != caller(None, "203.0.113.7")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.1.2.3", "LOCALHOST"])
def test_on_a_loopback_address_articles_may_be_added_without_accounts(host: str) -> None:
    assert is_loopback(host)
    assert may_upload(host, accounts=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org", "", "localhost.example.org"])
def test_elsewhere_articles_are_added_by_people_with_accounts_only(host: str) -> None:
    assert not may_upload(host, accounts=False)
    assert may_upload(host, accounts=True)


def test_the_limits_are_settings_and_loose_by_default() -> None:
    limits = Limits.of(Config(questions_per_minute=2))
    limits.admit("anna", count=2)
    with pytest.raises(TooMany):
        limits.admit("anna")
    assert Config().questions_per_minute == 60
    with pytest.raises(ConfigError, match="questions_per_minute"):
        Config(questions_per_minute=-1)


def test_trusted_proxies_are_addresses_or_networks() -> None:
    assert Config(trusted_proxies="127.0.0.1 10.0.0.0/8").trusted_proxies == ("127.0.0.1", "10.0.0.0/8")
    with pytest.raises(ConfigError, match="trusted_proxies"):
        Config(trusted_proxies="my-proxy")
    with pytest.raises(ConfigError, match="trusted_proxies"):
        Config(trusted_proxies=["*"])
