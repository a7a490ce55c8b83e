"""Who may log in: a file of names and password hashes, as ``htpasswd -B`` and ``python -m assistant account`` write it.

The one door to bcrypt.
"""

from __future__ import annotations

import contextlib
import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

import bcrypt

from assistant.errors import AccountsError

COST = 12
"""Of hashes made here: a logarithm, 4096 rounds."""
_COST_ADVISED, _COST_MOST = 10, 15
LONGEST_NAME, LONGEST_PASSWORD = 64, 72
"""Characters of a name; bytes of a password, of which bcrypt reads no more."""
SHORTEST_PASSWORD = 8
_LARGEST_FILE = 1_000_000
_HASH = re.compile(r"\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}")
_NAME = re.compile(r"[\w.@+-]+(?: [\w.@+-]+)*")
_WRITE_IT_ANEW = "write it anew with `python -m assistant account FILE NAME` or `htpasswd -B FILE NAME`"


@dataclass(frozen=True, slots=True)
class Accounts:
    """Names and the bcrypt hashes of their passwords."""

    hashes: Mapping[str, bytes]
    notices: tuple[str, ...] = ()
    """What is worth mending in the file though it can be used."""

    def verify(self, name: str, password: str) -> str | None:
        """The name of the account that name and password belong to, as the file writes it; None where there is none.

        It takes the same work whether the name is known or not, and whatever the cost of its hash.
        """
        named = spelled(name)
        highest = max(_cost(one) for one in self.hashes.values())
        hashed = self.hashes.get(named, _decoy(highest))
        right = _check(password, hashed)
        for cost in range(_cost(hashed), highest):  # 2^a + 2^a + 2^(a+1) + … + 2^(b-1) = 2^b
            _check(password, _decoy(cost))
        return named if right and named in self.hashes else None


def read_accounts(path: Path) -> Accounts:
    """The accounts of a file. Raises AccountsError naming the line: nobody is let in by a file that is partly wrong."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise AccountsError(f"{path}: is larger than a file of accounts may be; is it the right file?")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise AccountsError(f"{path}: cannot be read: {error.strerror or error}; {_make(path)}") from None
    except UnicodeDecodeError:
        raise AccountsError(f"{path}: is not UTF-8 text; {_make(path)}") from None
    hashes, lines = dict[str, bytes](), dict[str, int]()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            name, hashed = _account(line.rstrip("\r"))
            if name.casefold() in lines:
                raise ValueError(f"the name {name!r} stands on line {lines[name.casefold()]} too; delete one of them")
        except ValueError as error:
            raise AccountsError(f"{path}:{number}: {error}") from None
        hashes[name], lines[name.casefold()] = hashed, number
    if not hashes:
        raise AccountsError(f"{path}: holds no account; {_make(path)}")
    return Accounts(hashes, (*_open_to_others(path), *_cheap(path, hashes, lines)))


def write_account(path: Path, name: str, password: str) -> bool:
    """Add an account to the file, or give it a new password; whether it is new. The file is made where there is none.

    Other lines stay as they are. Raises AccountsError for a name or password that cannot be, and for a wrong file.
    """
    named = _checked(name, password)
    line = f"{named}:{_hashed(password, COST).decode()}"
    try:
        before = path.read_bytes().decode("utf-8-sig").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise AccountsError(f"{path}: cannot be read: {error}") from None
    if before and any(one.strip() and not one.startswith("#") for one in before):
        read_accounts(path)
    places = [place for place, one in enumerate(before) if _named(one) == named.casefold()]
    after = [line if place in places else one for place, one in enumerate(before)] + ([] if places else [line])
    _replace(path, "\n".join(after) + "\n")
    return not places


def spelled(name: str) -> str:
    """A name as it is compared: composed characters, no spaces around it. Capitals count."""
    return unicodedata.normalize("NFC", name).strip()


def _checked(name: str, password: str) -> str:
    named = spelled(name)
    try:
        _check_name(named)
    except ValueError as error:
        raise AccountsError(str(error)) from None
    if len(password) < SHORTEST_PASSWORD:
        raise AccountsError(f"the password has fewer than {SHORTEST_PASSWORD} characters; choose a longer one")
    if len(_bytes(password)) > LONGEST_PASSWORD:
        raise AccountsError(f"the password has more than {LONGEST_PASSWORD} bytes; choose a shorter one")
    if any(unicodedata.category(character)[0] == "C" for character in password):
        raise AccountsError("the password holds a character that cannot be seen; choose another one")
    return named


def _account(line: str) -> tuple[str, bytes]:
    """Name and hash of a line. ValueError says what is wrong; it never repeats what may be a password."""
    name, colon, rest = line.partition(":")
    if not colon:
        raise ValueError("has no colon; an account is a name, a colon and a bcrypt hash")
    named = spelled(name)
    _check_name(named)
    found = _HASH.fullmatch(rest.strip())
    if found is None:
        kind = _weak_kind(rest.strip())
        raise ValueError(f"the password of {named!r} is {kind}, not a bcrypt hash; {_WRITE_IT_ANEW}")
    if not 4 <= int(found[1]) <= _COST_MOST:
        raise ValueError(
            f"the hash of {named!r} has cost {int(found[1])}; 4 to {_COST_MOST} can be used: {_WRITE_IT_ANEW}"
        )
    return named, rest.strip().encode("ascii")


def _weak_kind(rest: str) -> str:
    kinds = {"$apr1$": "an MD5 hash", "$1$": "an MD5 hash", "{SHA}": "a SHA-1 hash", "$5$": "a SHA-256 crypt",
             "$6$": "a SHA-512 crypt", "$2": "a damaged hash"}  # fmt: skip
    return next((kind for start, kind in kinds.items() if rest.startswith(start)), "plain text or an old crypt")


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise ValueError(
            f"{name[:LONGEST_NAME]!r} cannot be a name; names have at most {LONGEST_NAME} letters, digits, spaces "
            "and . _ - @ +"
        )


def _named(line: str) -> str | None:
    return None if line.startswith("#") else spelled(line.partition(":")[0]).casefold()


def _open_to_others(path: Path) -> list[str]:
    if os.name != "posix" or not path.stat().st_mode & 0o004:
        return []
    return [f"{path}: everybody on this machine can read the hashes; run `chmod 600 {path}`"]


def _cheap(path: Path, hashes: Mapping[str, bytes], lines: Mapping[str, int]) -> list[str]:
    cheap = [str(lines[name.casefold()]) for name, hashed in hashes.items() if _cost(hashed) < _COST_ADVISED]
    if not cheap:
        return []
    return [
        f"{path}: hashes of low cost are guessed quickly by whoever gets the file (lines {', '.join(cheap)}); "
        f"make them with `python -m assistant account` or `htpasswd -B -C {COST}`"
    ]


def _cost(hashed: bytes) -> int:
    return int(hashed[4:6])


_decoys: dict[int, bytes] = {}


def _decoy(cost: int) -> bytes:
    """A hash of that cost which no password has."""
    if cost not in _decoys:
        _decoys[cost] = _hashed(token_hex(32), cost)
    return _decoys[cost]


def _check(password: str, hashed: bytes) -> bool:
    return bcrypt.checkpw(_bytes(password)[:LONGEST_PASSWORD], hashed)


def _hashed(password: str, cost: int) -> bytes:
    return bcrypt.hashpw(_bytes(password), bcrypt.gensalt(cost))


def _bytes(password: str) -> bytes:
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def _make(path: Path) -> str:
    return f"make an account with `python -m assistant account {path} NAME`"


def _for_owner(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _replace(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        with open(draft, "x", encoding="utf-8", newline="\n", opener=_for_owner) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            draft.chmod(path.stat().st_mode & 0o777)
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise AccountsError(f"{path}: cannot be written: {error.strerror or error}") from None
