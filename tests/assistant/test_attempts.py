"""The growing pause after wrong passwords."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from assistant.attempts import FORGOTTEN, FREE_OF_A_NAME, FREE_OF_AN_ADDRESS, Attempts


@dataclass
class Clock:
    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


def fail(attempts: Attempts, name: str, address: str, times: int) -> None:
    for _ in range(times):
        assert attempts.begin(name, address) == 0


def test_a_name_waits_longer_with_each_wrong_password_up_to_a_minute() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    fail(attempts, "anna", "a", FREE_OF_A_NAME)
    waits = []
    for _ in range(9):
        waits.append(attempts.begin("anna", "a"))
        clock.now += waits[-1]
        assert attempts.begin("anna", "a") == 0
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_an_attempt_that_has_to_wait_does_not_count() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    fail(attempts, "anna", "a", FREE_OF_A_NAME)
    assert [attempts.begin("anna", "a") for _ in range(100)] == [1] * 100
    clock.now += 1
    assert attempts.begin("anna", "a") == 0


def test_names_wait_apart_and_from_every_address() -> None:
    attempts = Attempts(Clock())
    for number in range(FREE_OF_A_NAME):
        assert attempts.begin("anna", f"address {number}") == 0
    assert attempts.begin("ANNA", "another address") == 1
    assert attempts.begin("bob", "address 0") == 0


def test_an_address_that_tries_many_names_waits_and_others_do_not() -> None:
    attempts = Attempts(Clock())
    for number in range(FREE_OF_AN_ADDRESS):
        assert attempts.begin(f"name {number}", "a") == 0
    assert attempts.begin("anna", "a") == 1
    assert attempts.begin("anna", "b") == 0


def test_attempts_made_at_the_same_moment_all_count() -> None:
    attempts = Attempts(Clock())
    assert [attempts.begin("anna", "a") for _ in range(7)] == [0, 0, 0, 0, 0, 1, 1]


def test_the_right_password_frees_the_name_and_forgives_the_address_one_attempt_only() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    fail(attempts, "anna", "a", FREE_OF_A_NAME)
    clock.now += 1
    assert attempts.begin("anna", "a") == 0
    attempts.succeeded("anna", "a")
    fail(attempts, "anna", "a", FREE_OF_A_NAME)
    assert attempts.begin("anna", "a") == 1
    for number in range(FREE_OF_AN_ADDRESS - 2 * FREE_OF_A_NAME):
        assert attempts.begin(f"name {number}", "a") == 0
        if attempts.begin("own", "a") == 0:  # who holds an account cannot try others for ever by logging in between
            attempts.succeeded("own", "a")
    assert attempts.begin("yet another", "a") == 1


def test_people_behind_a_proxy_that_is_not_known_do_not_wait_for_one_another() -> None:
    attempts = Attempts(Clock())
    for number in range(10 * FREE_OF_AN_ADDRESS):
        assert attempts.begin(f"name {number}", None) == 0
    fail(attempts, "anna", "a", FREE_OF_A_NAME)
    assert attempts.begin("anna", None) == 1
    attempts.succeeded("anna", None)
    assert attempts.begin("anna", None) == 0


def test_wrong_passwords_are_forgotten_in_time() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    fail(attempts, "anna", "a", FREE_OF_A_NAME)
    assert attempts.begin("anna", "a") > 0
    clock.now += FORGOTTEN + 1
    assert attempts.begin("anna", "a") == 0


def test_the_memory_of_names_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.attempts._MOST", 50)
    clock = Clock()
    attempts = Attempts(clock)
    for number in range(1_000):
        clock.now += 1_000
        attempts.begin(f"{number}" * 500, f"address {number}")
    assert len(attempts._failures) == 50
