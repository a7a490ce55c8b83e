"""The file of accounts: who gets in, which lines are refused and why, and the command that writes it."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import bcrypt
import pytest

from assistant import accounts, command_account
from assistant.__main__ import main
from assistant.accounts import Accounts, read_accounts, write_account
from assistant.errors import AccountsError

MADE_BY_HTPASSWD = "$2y$05$Q0O3eHX.9h/HXvUh8qdPJe1vRLG5oYS5w0dSSmYJ5fKO9OYpdKJcu"  # form only: see the test below


def hashed(password: str, cost: int = 4, prefix: bytes = b"2b") -> str:
    return (
        bcrypt.hashpw(password.encode(), bcrypt.gensalt(cost, prefix=b"2b"))
        .replace(b"$2b$", b"$" + prefix + b"$", 1)
        .decode()
    )


def file_of(folder: Path, *lines: str) -> Path:
    path = folder / "accounts"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes of the lowest cost, so that tests do not wait for them."""
    monkeypatch.setattr(accounts, "COST", 4)


# Who gets in


@pytest.mark.parametrize("prefix", [b"2y", b"2b", b"2a"])
def test_name_and_password_that_belong_together_get_in_and_nothing_else_does(tmp_path: Path, prefix: bytes) -> None:
    known = read_accounts(file_of(tmp_path, f"anna:{hashed('right one', prefix=prefix)}", f"bob:{hashed('other')}"))
    assert known.verify("anna", "right one") == "anna"
    assert known.verify(" anna ", "right one") == "anna"
    for name, password in [
        ("anna", "other"), ("anna", "right one "), ("anna", ""), ("Anna", "right one"), ("", ""), ("eve", "right one"),
        ("anna", "right one\0"), ("anna:", "right one"), ("anna", "x" * 5_000), ("x" * 5_000, "x"),
        ("\ud800", "\ud800"),
    ]:  # fmt: skip
        assert known.verify(name, password) is None


def test_a_name_and_a_password_with_accents_may_be_typed_on_any_keyboard(tmp_path: Path, quick: None) -> None:
    path = tmp_path / "accounts"
    write_account(path, "Ame\u0301lie", "crème brûlée")
    assert read_accounts(path).verify("Amélie", "cre\u0300me bru\u0302le\u0301e") == "Amélie"


def test_of_a_long_password_bcrypt_reads_72_bytes_as_htpasswd_does(tmp_path: Path) -> None:
    known = read_accounts(file_of(tmp_path, f"anna:{hashed('x' * 72)}"))
    assert known.verify("anna", "x" * 80) == "anna"
    assert known.verify("anna", "x" * 71) is None


def test_every_attempt_costs_the_same_work_known_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = read_accounts(file_of(tmp_path, f"low:{hashed('a', 4)}", f"high:{hashed('b', 6)}"))
    work: list[int] = []
    real = bcrypt.checkpw

    def counted(password: bytes, against: bytes) -> bool:
        work.append(2 ** int(against[4:6]))
        return real(password, against)

    monkeypatch.setattr(bcrypt, "checkpw", counted)
    for name, password in [("low", "a"), ("low", "x"), ("high", "b"), ("high", "x"), ("nobody", "x"), ("", "")]:
        work.clear()
        known.verify(name, password)
        assert sum(work) == 2**6


# Lines that are refused


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("anna:secret", "plain text or an old crypt"),
        ("anna:", "plain text or an old crypt"),
        ("anna:rqXexS6ZhobKA", "plain text or an old crypt"),
        ("anna:$apr1$lZL6V/ci$eIMz/iKDkbtys/uU7LEK00", "an MD5 hash"),
        ("anna:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=", "a SHA-1 hash"),
        ("anna:$6$salt$hash", "a SHA-512 crypt"),
        ("anna:$2y$05$tooshort", "a damaged hash"),
        (f"anna:{hashed('x')}extra", "a damaged hash"),
        (f"anna:{hashed('x')}:1000:", "a damaged hash"),
        ("anna:$2b$31$" + "a" * 53, "has cost 31; 4 to 15"),
        ("anna:$2b$03$" + "a" * 53, "has cost 3; 4 to 15"),
        ("anna", "has no colon"),
        (f":{hashed('x')}", "cannot be a name"),
        (f"a/b:{hashed('x')}", "cannot be a name"),
        (f"a\x07b:{hashed('x')}", "cannot be a name"),
        (f"a\u202eb:{hashed('x')}", "cannot be a name"),
        (f"{'a' * 65}:{hashed('x')}", "cannot be a name"),
        (f"BOB:{hashed('x')}", "stands on line 2 too"),
    ],
)
def test_a_weak_or_wrong_line_is_refused_by_file_line_and_reason(tmp_path: Path, line: str, reason: str) -> None:
    path = file_of(tmp_path, "# people", f"bob:{hashed('x')}", "", line)
    with pytest.raises(AccountsError) as refused:
        read_accounts(path)
    assert str(refused.value).startswith(f"{path}:4: ")
    assert reason in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "holds no account"),
        (b"# nobody\n\n", "holds no account"),
        (b"\xff\xfe", "not UTF-8"),
        (b"a" * 1_000_001, "larger"),
    ],
)
def test_a_file_without_accounts_is_refused_with_what_to_do(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "accounts"
    path.write_bytes(content)
    with pytest.raises(AccountsError, match=reason):
        read_accounts(path)


def test_a_file_that_is_not_there_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(AccountsError, match="cannot be read: .*python -m assistant account"):
        read_accounts(tmp_path / "nowhere")


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = file_of(tmp_path, "x")
    path.write_bytes(f"\ufeffanna:{hashed('one')}\r\nbob:{hashed('two')}\r\n".encode())
    assert read_accounts(path).verify("bob", "two") == "bob"


@pytest.mark.skipif(os.name != "posix", reason="files have no such rights here")
def test_a_file_everybody_can_read_gives_a_notice(tmp_path: Path) -> None:
    path = file_of(tmp_path, f"anna:{hashed('x', 10)}")
    assert read_accounts(path).notices == ()
    path.chmod(0o644)
    assert read_accounts(path).notices == (
        f"{path}: everybody on this machine can read the hashes; run `chmod 600 {path}`",
    )


def test_hashes_of_low_cost_give_a_notice_with_their_lines(tmp_path: Path) -> None:
    assert accounts._HASH.fullmatch(MADE_BY_HTPASSWD)
    path = file_of(tmp_path, f"anna:{MADE_BY_HTPASSWD}", f"bob:{hashed('x', 10)}", f"eve:{hashed('x', 9)}")
    (notice,) = read_accounts(path).notices
    assert "(lines 1, 3)" in notice
    assert "htpasswd -B -C 12" in notice


# Making them


def test_an_account_is_added_changed_and_leaves_the_other_lines_as_they_are(tmp_path: Path, quick: None) -> None:
    path = file_of(tmp_path, "# our people", f"bob:{hashed('of bob')}")
    before = path.read_text(encoding="utf-8").splitlines()
    assert write_account(path, "anna", "first word") is True
    assert write_account(path, "Anna", "second word") is False  # names that differ in capitals alone are one
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == before
    assert len(lines) == 3
    known = read_accounts(path)
    assert known.verify("Anna", "second word") == "Anna"
    assert known.verify("Anna", "first word") is None
    assert known.verify("bob", "of bob") == "bob"


@pytest.mark.skipif(os.name != "posix", reason="files have no such rights here")
def test_a_new_file_is_its_owner_s_alone_and_an_old_one_keeps_its_rights(tmp_path: Path, quick: None) -> None:
    path = tmp_path / "accounts"
    write_account(path, "anna", "long enough")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o640)
    write_account(path, "bob", "long enough")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "password", "reason"),
    [
        ("anna", "short", "fewer than 8"), ("anna", "é" * 37, "more than 72 bytes"),
        ("anna", "long enough\0", "cannot be seen"), ("anna", "long\u200benough", "cannot be seen"),
        ("an:na", "long enough", "cannot be a name"), ("", "long enough", "cannot be a name"),
        ("a\nb", "long enough", "cannot be a name"), ("..", "long enough", None),
    ],
)  # fmt: skip
def test_what_cannot_be_a_name_or_a_password_is_refused(
    tmp_path: Path, quick: None, name: str, password: str, reason: str | None
) -> None:
    path = tmp_path / "accounts"
    if reason is None:
        assert write_account(path, name, password)
        return
    with pytest.raises(AccountsError, match=reason):
        write_account(path, name, password)
    assert not path.exists()


def test_a_file_with_a_wrong_line_is_not_written_to(tmp_path: Path, quick: None) -> None:
    path = file_of(tmp_path, "bob:secret")
    with pytest.raises(AccountsError, match=":1: "):
        write_account(path, "anna", "long enough")
    assert path.read_text(encoding="utf-8") == "bob:secret\n"


def test_the_command_reads_the_password_from_standard_input(
    tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "accounts"
    for said in ("added anna\n", "changed anna\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO("a long password\nmore\n"))
        assert main(["account", str(path), "anna"]) == 0
        assert capsys.readouterr().out == said
    assert read_accounts(path).verify("anna", "a long password") == "anna"
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["account", str(path), "anna"]) == 1
    assert capsys.readouterr().err == "error: the password has fewer than 8 characters; choose a longer one\n"


def test_at_a_terminal_the_password_is_asked_twice_and_not_shown(
    tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    typed = iter(["a long password", "a lnog password", "a long password", "a long password"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(command_account.getpass, "getpass", lambda _: next(typed))
    assert main(["account", str(tmp_path / "accounts"), "anna"]) == 1
    assert "nothing was written" in capsys.readouterr().err
    assert main(["account", str(tmp_path / "accounts"), "anna"]) == 0
    assert isinstance(read_accounts(tmp_path / "accounts"), Accounts)


def test_accounts_made_here_are_costly_to_guess(tmp_path: Path) -> None:
    write_account(tmp_path / "accounts", "anna", "long enough")
    assert "anna:$2b$12$" in (tmp_path / "accounts").read_text(encoding="utf-8")
