"""``account``: make an account for the page, or give one a new password."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from assistant.accounts import read_accounts, write_account
from assistant.errors import AccountsError
from assistant.terminal import report

NAME = "account"
HELP = "add an account to a file for `app.py --auth FILE`, or change its password"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of this command beside the common ones, which it does not need."""
    parser.add_argument("file", metavar="FILE", help="file of accounts; made where there is none")
    parser.add_argument("name", metavar="NAME", help="letters, digits, spaces and . _ - @ +")


def run(options: argparse.Namespace) -> int:
    """Ask for the password without showing it (or read the first line of standard input) and write the file."""
    path = Path(options.file).expanduser()
    new = write_account(path, options.name, _password())
    for notice in read_accounts(path).notices:
        report(f"note: {notice}")
    sys.stdout.write(f"{'added' if new else 'changed'} {options.name.strip()}\n")
    return 0


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != first:
        raise AccountsError("the two passwords differ; nothing was written")
    return first
