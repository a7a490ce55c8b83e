"""Files from strangers: each is kept under a safe name and read, or refused for the right reason, and harms nothing."""

from __future__ import annotations

import io
import json
import os
import struct
import unicodedata
import zipfile
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.uploads.confined import Confined
from corpus.uploads.entry import ARTICLES, FOLDER, Limits, Taken, Upload
from corpus.uploads.folder import Uploads, joined
from corpus.uploads.names import LONGEST, numbered, safe_name
from tests.corpus.readers.pdf_writer import flowing, pdf, placed

LIMITS = Limits(megabytes=1, files=200, articles=1000, total_megabytes=100, seconds=60)
TEXT = b"The harbour of Porthaven opened in 1931. It has 12 cranes."
PAGE = (
    b"<html><head><title>Port</title></head><body><article><p>" + TEXT + b" " + TEXT + b"</p></article></body></html>"
)
FEED = (
    b"<rss version='2.0'><channel><title>Daily</title><item><title>Port</title><guid>g1</guid><description>"
    + TEXT + b"</description></item></channel></rss>"
)  # fmt: skip
PDF = pdf([placed(flowing("The harbour\n\nThe harbour of Porthaven opened in 1931 and has 12 cranes."))])


def word(changes: dict[str, bytes] | None = None, *, without: str = "") -> bytes:
    """A Word file of one paragraph, some of its parts changed, added or left out."""
    file, packed = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph(TEXT.decode())
    document.save(file)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *(changes or {})]):
            if name != without:
                new.writestr(name, (changes or {}).get(name) or old.read(name))
    return packed.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def lying_size() -> bytes:
    """A Word file one of whose parts says it unpacks to ten bytes."""
    data = bytearray(word({"word/media/big.bin": b"0" * 3_000_000}))
    at = data.rindex(b"word/media/big.bin") - 46  # its line in the archive's list of contents
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>' + FEED.replace(b"Port<", b"&c;<")
)
OUTSIDE = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + FEED.replace(b"Port<", b"&x;<")

KEPT = {
    "a plain file": ("port.txt", TEXT, "port.txt"),
    "up and out": ("../../../etc/passwd.txt", TEXT + b" 1", "passwd.txt"),
    "an absolute path": ("/etc/cron.d/job.txt", TEXT + b" 2", "job.txt"),
    "a Windows path": ("C:\\Windows\\System32\\win.txt", TEXT + b" 3", "win.txt"),
    "a Windows drive": ("D:drive.txt", TEXT + b" 4", "drive.txt"),
    "a share": ("\\\\server\\share\\doc.txt", TEXT + b" 5", "doc.txt"),
    "up the Windows way": ("..\\..\\up.txt", TEXT + b" 6", "up.txt"),
    "CON": ("CON.txt", TEXT + b" 7", "_CON.txt"),
    "a device with two endings": ("nul.tar.txt", TEXT + b" 8", "_nul.tar.txt"),
    "a port": ("com1.txt", TEXT + b" 9", "_com1.txt"),
    "a port in superscript": ("LPT\u00b2.txt", TEXT + b" 10", "_LPT2.txt"),
    "a device and a space": ("aux .txt", TEXT + b" 11", "_aux.txt"),
    "hidden": (".profile.txt", TEXT + b" 12", "profile.txt"),
    "dots only": ("....txt", TEXT + b" 13", "article.txt"),
    "no name but an ending": (".txt", TEXT + b" 14", "article-2.txt"),
    "a NUL within": ("safe.txt\0.exe.txt", TEXT + b" 15", "exe.txt"),
    "line breaks": ("line\r\nbreak.txt", TEXT + b" 16", "linebreak.txt"),
    "an escape sequence": ("\x1b[31mred.txt", TEXT + b" 17", "_31mred.txt"),
    "turned writing": ("report\u202etxt.exe.txt", TEXT + b" 18", "reporttxt.exe.txt"),
    "nothing to be seen": ("\u200b\u200d\ufeff.txt", TEXT + b" 19", "article-3.txt"),
    "a fraction's stroke": ("..\u2044..\u2044etc.txt", TEXT + b" 20", "_._etc.txt"),
    "a division stroke": ("a\u2215b.txt", TEXT + b" 21", "a_b.txt"),
    "a full-width stroke": ("\uff0e\uff0e\uff0fup2.txt", TEXT + b" 22", "up2.txt"),
    "a set minus": ("a\u2216c.txt", TEXT + b" 23", "a_c.txt"),
    "a colon's double": ("a\ua789stream.txt", TEXT + b" 24", "a_stream.txt"),
    "a far too long name": ("n" * 5000 + ".txt", TEXT + b" 25", "n" * LONGEST + ".txt"),
    "a long name of long letters": ("é" * 300 + ".txt", TEXT + b" 26", "é" * (LONGEST // 2) + ".txt"),
    "a lone surrogate": ("a\ud800d.txt", TEXT + b" 27", "a_d.txt"),
    "an address": ("https://example.org/a/page.txt?x=1.txt", TEXT + b" 28", "page.txt_x_1.txt"),
    "shell words": ("$(rm -rf ~);`id`|x.txt", TEXT + b" 29", "_(rm -rf _)__id__x.txt"),
    "a wildcard": ("*.txt", TEXT + b" 30", "article-4.txt"),
    "markup": ("<img src=x onerror=alert(1)>.txt", TEXT + b" 31", "_img src_x onerror_alert(1)_.txt"),
    "spaces at the end": ("end   .txt  ", TEXT + b" 32", "end.txt"),
    "capital letters": ("PORT.TXT", TEXT + b" 33", "PORT-2.txt"),
    "the same name, other content": ("port.txt", TEXT + b" 34", "port-3.txt"),
    "another kind of the same name": ("port.md", b"# Port\n\n" + TEXT, "port-4.md"),
    "our own list": ("articles.json", json.dumps([{"id": "x", "text": TEXT.decode()}]).encode(), "articles.json"),
    "our own note": ("hidden.json", json.dumps([{"id": "y", "text": TEXT.decode()}]).encode(), "hidden.json"),
    "a page": ("page.html", PAGE, "page.html"),
    "a feed": ("feed.xml", FEED, "feed.xml"),
    "a feed of a known type": ("old.xml", b'<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN">' + FEED, "old.xml"),
    "a PDF": ("paper.pdf", PDF, "paper.pdf"),
    "a PDF that is an archive as well": ("both.pdf", PDF + zipped({"evil.txt": b"x"}), "both.pdf"),
    "a Word file": ("letter.docx", word(), "letter.docx"),
    "UTF-16": ("wide.txt", TEXT.decode().encode("utf-16"), "wide.txt"),
    "a dump that names an id of the corpus": ("d.jsonl", b'{"id": "harbour", "text": "A forged text."}', "d.jsonl"),
    "an id that leads out": ("e.jsonl", b'{"id": "../../etc/passwd", "text": "Text of it."}', "e.jsonl"),
}  # fmt: skip
"""Name, content, and the name under which it is kept."""

REFUSED: dict[str, tuple[str, bytes, str]] = {
    "no ending": ("article", TEXT, "ending"),
    "an empty name": ("", TEXT, "ending"),
    "the folder above": ("..", TEXT, "ending"),
    "a program": ("run.exe", b"MZ\x90\0" + b"\0" * 99, "ending"),
    "a macro file": ("macro.docm", word(), "ending"),
    "a picture": ("p.svg", b"<svg onload='alert(1)'/>", "ending"),
    "a stream behind a name": ("notes.txt:evil", TEXT, "ending"),
    "two endings": ("a.pdf.exe", PDF, "ending"),
    "empty": ("empty.txt", b"", "empty"),
    "white space only": ("blank.md", b" \n\t\r\n \xef\xbb\xbf", "empty"),
    "NULs only": ("nul.md", b"\0" * 5000, "empty"),
    "too large": ("large.txt", b"word " * 200_001, "large"),
    "text that calls itself PDF": ("l1.pdf", TEXT, "lie"),
    "PDF behind a page": ("l2.pdf", PAGE + PDF, "lie"),
    "PDF that calls itself text": ("l3.txt", PDF, "lie"),
    "an archive that calls itself text": ("l4.md", zipped({"a": b"b"}), "lie"),
    "a page that calls itself text": ("l5.txt", b"\n<!DOCTYPE html>" + PAGE, "lie"),
    "a page that calls itself Markdown": ("l6.md", PAGE, "lie"),
    "text that calls itself a page": ("l7.html", TEXT, "lie"),
    "a picture that calls itself a page": ("l8.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "lie"),
    "a program that calls itself JSON": ("l9.json", b"\x7fELF" + bytes(60), "lie"),
    "RTF that calls itself text": ("l10.txt", b"{\\rtf1\\ansi " + TEXT + b"}", "lie"),
    "packed text": ("l11.txt", b"\x1f\x8b\x08" + zlib.compress(TEXT), "lie"),
    "a Windows program that calls itself text": ("l12.txt", b"MZ\x90\0\x03" + bytes(range(256)) * 40, "binary"),
    "noise": ("noise.txt", bytes(range(256)) * 50, "binary"),
    "a NUL within text": ("nul2.txt", TEXT + b"\0" + TEXT, "binary"),
    "an archive that calls itself Word": ("l13.docx", zipped({"a.txt": b"b"}), "lie"),
    "an archive with Word's list only": ("l14.docx", zipped({"[Content_Types].xml": b"<Types/>"}), "lie"),
    "a spreadsheet that calls itself Word": ("l15.docx", word(without="word/document.xml"), "lie"),
    "text that calls itself Word": ("l16.docx", TEXT, "lie"),
    "old Word": ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "locked"),
    "Word cut off": ("cut.docx", word()[:3000], "damaged"),
    "a Word bomb": ("bomb.docx", word({"word/media/i.bin": b"\0" * 120_000_000}), "bomb"),
    "a Word file packed too well": ("tight.docx", word({"word/media/i.bin": b"\0" * 5_000_000}), "bomb"),
    "many parts": ("many.docx", word({f"word/media/{n}": b"x" for n in range(2100)}), "bomb"),
    "a part of a lying size": ("size.docx", lying_size(), "damaged"),
    "entities in Word": ("ent.docx", word({"word/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "entities"),
    "entities in Word, in UTF-16": (
        "ent16.docx", word({"word/settings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")}), "entities",
    ),
    "a thousand laughs": ("laughs.xml", LAUGHS, "entities"),
    "a file from outside": ("outside.xml", OUTSIDE, "entities"),
    "entities in UTF-16": ("laughs16.xml", LAUGHS.decode().encode("utf-16"), "entities"),
    "XML that is no feed": ("plain.xml", b"<note><to>You</to></note>", "lie"),
    "a PDF bomb": ("bomb.pdf", pdf([" " * 25_000_000 + "BT ET"], packed=True), "work"),
    "a PDF of 501 pages": ("pages.pdf", pdf(["BT ET"] * 501), "work"),
    "a PDF without text": ("scan.pdf", pdf(["0 0 m 10 10 l S"]), "scan"),
    "a PDF cut off": ("cut.pdf", PDF[:60], "damaged"),
    "a PDF whose pages are their own parents": (
        "loop.pdf", PDF.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), "damaged",
    ),
    "JSON deeper than anyone reads": ("deep.json", b"[" * 100_000 + b"]" * 100_000, "unreadable"),
    "JSON of a number beyond numbers": ("big.json", b'[{"id": ' + b"9" * 5000 + b', "text": "T."}]', "unreadable"),
    "JSON without a text": ("none.json", b'{"a": 1}', "unreadable"),
    "a page without an article": ("bare.html", b"<html><body><p></p></body></html>", "no_text"),
    "front matter only": ("front.md", b"---\ntitle: T\n---\n", "no_text"),
    "YAML of objects": ("obj.md", b"---\na: !!python/object/apply:os.system [id]\nb: [\n---\nT.\n", "unreadable"),
}  # fmt: skip

World = tuple[Uploads, dict[str, Taken]]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """All of the above dropped at once."""
    uploads = Uploads(tmp_path_factory.mktemp("home") / "store")
    rows = {case: (name, data) for case, (name, data, _) in KEPT.items()}
    rows |= {case: (name, data) for case, (name, data, _) in REFUSED.items()}
    taken = uploads.take([Upload(name, data) for name, data in rows.values()], LIMITS)
    return uploads, dict(zip(rows, taken, strict=True))


def test_there_are_many_hostile_files() -> None:
    assert len(KEPT) + len(REFUSED) >= 100


@pytest.mark.parametrize("case", KEPT)
def test_a_strange_file_is_kept_under_a_safe_name(world: World, case: str) -> None:
    _, results = world
    taken = results[case]
    assert taken.entry is not None, taken.failures
    assert (taken.name, taken.state) == (KEPT[case][2], "new")
    assert (taken.entry.folder / taken.name).read_bytes() == KEPT[case][1]
    assert all(article.id.startswith(f"{FOLDER}/") for article in taken.entry.articles)


@pytest.mark.parametrize("case", REFUSED)
def test_a_hostile_file_is_refused_for_its_reason(world: World, case: str) -> None:
    _, results = world
    taken = results[case]
    assert (taken.entry, taken.state) == (None, "refused")
    assert taken.failures[0].kind == REFUSED[case][2], taken.failures


def test_nothing_left_the_folder_and_nothing_unread_stayed(world: World) -> None:
    uploads, results = world
    home = uploads.folder.parent.parent
    assert {path.name for path in home.iterdir()} == {"store"}
    assert {path.name for path in uploads.folder.parent.iterdir()} == {FOLDER}
    kept = {taken.entry.folder.name for taken in results.values() if taken.entry}
    assert {path.name for path in uploads.folder.iterdir()} == kept
    assert not any(path.is_symlink() for path in home.rglob("*"))


def test_ids_are_unique_and_never_those_a_dump_asks_for(world: World) -> None:
    uploads, _ = world
    ids = [article.id for article in uploads.articles()]
    assert len(ids) == len(set(ids))
    assert "harbour" not in ids
    assert not any(".." in name for name in ids if "etc" not in name)


@given(st.text(max_size=300))
def test_no_name_leads_anywhere(name: str) -> None:
    stem, ending = safe_name(name)
    whole = stem + ending
    assert stem
    assert not set(whole) & set('/\\:*?"<>|\0')
    assert not any(unicodedata.category(char)[0] == "C" for char in whole)
    assert stem[0] not in ". " and stem[-1] not in ". "
    assert ".." not in whole
    assert len(stem.encode()) <= LONGEST + 1
    assert Path("/store/added", whole).resolve().parent == Path("/store/added")
    assert safe_name(whole) == (stem, ending)


@given(st.lists(st.sampled_from(["a", "A", "b" * LONGEST, "é" * 40]), max_size=30))
def test_no_two_names_are_alike_on_any_system(stems: list[str]) -> None:
    taken: set[str] = set()
    for stem in stems:
        name = numbered(stem, taken)
        assert name.casefold() not in taken
        assert len(name.encode()) <= LONGEST
        taken.add(name.casefold())


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path / "store")


def take(uploads: Uploads, *files: tuple[str, bytes | Path], limits: Limits = LIMITS) -> list[Taken]:
    return uploads.take([Upload(name, content) for name, content in files], limits)


def texts(uploads: Uploads) -> list[str]:
    return sorted(article.text for article in uploads.articles())


def test_the_same_content_is_there_once(uploads: Uploads) -> None:
    first, again = take(uploads, ("a.txt", TEXT), ("b.txt", TEXT))
    assert (first.state, again.state, again.name) == ("new", "known", "a.txt")
    assert len(uploads.articles()) == 1
    (once_more,) = take(uploads, ("a.txt", TEXT))
    assert once_more.state == "known"


def test_a_file_may_come_as_a_path_but_not_as_a_link_a_folder_or_a_pipe(uploads: Uploads, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(TEXT)
    (tmp_path / "link.txt").symlink_to(secret)
    os.mkfifo(tmp_path / "pipe.txt")
    results = take(
        uploads,
        *((path.name, path) for path in (secret, tmp_path / "link.txt", tmp_path, tmp_path / "pipe.txt")),
        ("gone.txt", tmp_path / "gone.txt"),
        ("folder.txt", tmp_path),
    )
    told = [(taken.state, [failure.kind for failure in taken.failures]) for taken in results]
    link, ending = ("refused", ["link"]), ("refused", ["ending"])
    assert told == [("new", []), link, ending, link, link, link]


def test_a_folder_that_is_a_link_is_not_written_through(uploads: Uploads, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    uploads.folder.parent.mkdir()
    uploads.folder.symlink_to(elsewhere)
    with pytest.raises(CorpusError, match="is a link"):
        take(uploads, ("a.txt", TEXT))
    assert list(elsewhere.iterdir()) == []
    assert uploads.articles() == []


def test_a_link_within_the_folder_is_passed_over(uploads: Uploads, tmp_path: Path) -> None:
    other = Uploads(tmp_path / "other")
    (taken,) = take(other, ("a.txt", TEXT))
    assert taken.entry is not None
    uploads.folder.mkdir(parents=True)
    (uploads.folder / "a-12345678").symlink_to(taken.entry.folder)
    half = uploads.folder / "b-12345678"
    half.mkdir()
    (half / ARTICLES).symlink_to(taken.entry.folder / ARTICLES)
    assert uploads.entries() == []


def test_limits_are_told_file_by_file(uploads: Uploads) -> None:
    few = Limits(megabytes=0.0001, files=4, articles=2, total_megabytes=0.00015, seconds=60)
    dump = b'{"text": "One."}\n{"text": "Two."}\n{"text": "Three."}'
    results = take(
        uploads, ("a.txt", TEXT), ("b.txt", TEXT * 2), ("c.jsonl", dump), ("d.txt", TEXT + b"." * 40),
        ("e.txt", b"Too many."), limits=few,
    )  # fmt: skip
    told = [taken.failures[0].kind if taken.failures else taken.state for taken in results]
    assert told == ["new", "large", "articles", "full", "files"]


def test_a_book_is_no_article(uploads: Uploads) -> None:
    wide = Limits(megabytes=10, files=4, articles=9, total_megabytes=10, seconds=60)
    dump = json.dumps({"text": "A sentence of thirty letters. " * 70_000}).encode()
    assert take(uploads, ("book.json", dump), limits=wide)[0].failures[0].kind == "work"
    assert uploads.entries() == []


def test_what_was_removed_makes_room(uploads: Uploads) -> None:
    small = Limits(megabytes=1, files=4, articles=9, total_megabytes=0.0001, seconds=60)
    (first,) = take(uploads, ("a.txt", TEXT), limits=small)
    assert take(uploads, ("b.txt", TEXT[::-1]), limits=small)[0].failures[0].kind == "full"
    assert first.entry is not None
    uploads.hide(first.entry.articles[0].id)
    assert take(uploads, ("b.txt", TEXT[::-1]), limits=small)[0].state == "new"
    assert len(uploads.entries()) == 1


def test_one_article_of_several_is_hidden_and_shown_again(uploads: Uploads) -> None:
    take(uploads, ("a.jsonl", b'{"text": "One."}\n{"text": "Two."}'))
    two = next(article for article in uploads.articles() if article.text == "Two.")
    uploads.hide(two.id)
    assert texts(uploads) == ["One."]
    with pytest.raises(KeyError):
        uploads.hide(two.id)
    uploads.tidy()
    uploads.show(two.id)
    assert texts(uploads) == ["One.", "Two."]
    with pytest.raises(KeyError):
        uploads.show("added/never-there")


def test_adding_a_removed_file_again_brings_it_back(uploads: Uploads) -> None:
    (first,) = take(uploads, ("a.txt", TEXT))
    assert first.entry is not None
    uploads.hide(first.entry.articles[0].id)
    (again,) = take(uploads, ("other.txt", TEXT))
    assert (again.state, again.entry) == ("back", first.entry)
    assert texts(uploads) == [TEXT.decode()]


def test_a_removed_file_is_deleted_after_a_day_and_not_before(uploads: Uploads) -> None:
    (taken,) = take(uploads, ("a.txt", TEXT))
    assert taken.entry is not None
    uploads.hide(taken.entry.articles[0].id)
    uploads.tidy()
    assert taken.entry.folder.is_dir()
    note = uploads.folder / "hidden.json"
    then = datetime.now(UTC) - timedelta(days=2)
    note.write_text(json.dumps({taken.entry.articles[0].id: then.isoformat()}))
    uploads.tidy()
    assert not taken.entry.folder.exists()
    assert json.loads(note.read_text()) == {}


def test_what_a_killed_process_left_is_swept_away(uploads: Uploads) -> None:
    take(uploads, ("a.txt", TEXT))
    half = uploads.folder / ".new-half"
    half.mkdir()
    (half / "b.txt").write_bytes(TEXT)
    assert texts(uploads) == [TEXT.decode()]
    uploads.tidy()
    assert not half.exists()


@pytest.mark.parametrize("moment", ["write", "flush"])
def test_a_failure_of_the_disk_leaves_nothing(uploads: Uploads, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(f"corpus.uploads.folder.{moment}", full)
        (taken,) = take(uploads, ("a.txt", TEXT))
        assert taken.failures[0].kind == "disk"
    assert list(uploads.folder.iterdir()) == []


def test_records_that_cannot_be_read_are_told_and_the_others_kept(uploads: Uploads) -> None:
    (taken,) = take(uploads, ("a.jsonl", b'{"id": "1", "text": "One."}\n{broken\n{"id": "1", "text": "Two."}'))
    assert taken.state == "new"
    assert texts(uploads) == ["One."]
    assert {failure.kind for failure in taken.failures} == {"unreadable", "twice"}


def test_an_added_article_never_takes_the_place_of_one_of_the_corpus(uploads: Uploads) -> None:
    take(uploads, ("a.txt", TEXT))
    (mine,) = uploads.articles()
    assert joined([mine], [mine]) == [mine]


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT)
    with Confined(0.0) as hasty:
        (failure,) = hasty.read(file, "added/a", "a.txt")
        assert getattr(failure, "kind", "") == "slow"


def test_a_reader_that_dies_takes_only_its_own_file_along(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT)
    with Confined(60) as confined:
        confined._start()
        assert confined._process is not None
        confined._process.kill()
        confined._process.wait()
        (failure,) = confined.read(file, "added/a", "a.txt")
        assert getattr(failure, "kind", "") == "crash"
        (article,) = confined.read(file, "added/a", "a.txt")
        assert getattr(article, "text", "") == TEXT.decode()


def test_the_reading_process_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.uploads.confined import _environment

    monkeypatch.setenv("ASSISTANT_LLM_KEY", "sk-secret")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    assert "sk-secret" not in _environment().values()
