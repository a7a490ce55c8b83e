"""The page without a browser: what it draws is safe and exact, how it is served, what it says when it cannot be."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Message
from assistant.filters import in_words
from assistant.indexing import Indexing
from assistant.page.conversation import draw_conversation
from assistant.page.copying import as_plain_text
from assistant.page.full_article import Marked, draw_article, parse_spans
from assistant.page.lines import dated, line, revised, verdict
from assistant.page.masthead import draw_progress
from assistant.page.prose import Block, blocks, chip, inline
from assistant.page.server import ServerError, check_port
from assistant.page.session import Session
from assistant.page.sources import article_address, draw_shelf, draw_sources
from assistant.page.turns import Turn, grow, history
from assistant.page.words import (
    WORDS,
    holdings,
    interface_language,
    page_language,
    written_date,
    written_seconds,
)
from corpus.article import Article
from index.hit import Filter
from tests.browser.fake import ATTACK, BRIDGE, COST, EARLIER, HARBOUR, OPENED, FakeAssistant, cite

ROOT = Path(__file__).resolve().parent.parent


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def reply_of(answer: Answer) -> str:
    """What stands inside the drawn reply."""
    html = draw_conversation([Turn("q", answer, running=False)], "en")
    return html.partition('class="reply ')[2].partition(">")[2].partition('</div><div class="foot">')[0]


def finished(question: str) -> Turn:
    *_, turns = grow(FakeAssistant(), (Turn(question),), "en")
    return turns[-1]


# The answer's text


def test_a_marker_of_a_citation_becomes_a_chip_and_other_brackets_stay_text() -> None:
    html = inline("Twelve. [1] But [7] and [x] stay.", turn=3, known={1})
    assert html.count("<a ") == 1
    assert 'href="#s3-1"' in html
    assert text_of(html) == "Twelve.\N{WORD JOINER}1 But [7] and [x] stay."


def test_bold_may_hold_characters_of_html_but_no_html() -> None:
    assert inline("**a < b** & c", 1, ()) == "<strong>a &lt; b</strong> &amp; c"


def test_an_unfinished_marker_of_a_growing_answer_is_held_back_and_its_bold_closed() -> None:
    assert blocks("It cost 12 million. [1", growing=True) == [Block("p", "It cost 12 million.")]
    assert blocks("It cost **12", growing=True) == [Block("p", "It cost **12**")]
    assert blocks("It cost **", growing=True) == [Block("p", "It cost")]
    assert blocks("The end [1 **", growing=False) == [Block("p", "The end [1 **")]


def test_paragraphs_lists_and_quotes_are_told_apart() -> None:
    text = "There are two:\n- one\n- two\n\n> quoted\n\nThe end."
    assert blocks(text) == [
        Block("p", "There are two:"),
        Block("li", "one"),
        Block("li", "two"),
        Block("blockquote", "quoted"),
        Block("p", "The end."),
    ]
    assert reply_of(replace(FakeAssistant().ask("hello"), text=text)) == (
        "<p>There are two:</p><ul><li>one</li><li>two</li></ul><blockquote>quoted</blockquote><p>The end.</p>"
    )


@given(st.text(alphabet=st.sampled_from("<>&\"'*[]1 -a\n`!()"), max_size=40))
def test_no_text_makes_a_tag_of_its_own(text: str) -> None:
    html = reply_of(replace(FakeAssistant().ask("cost?"), text=text))
    known = r"</?(p|ul|ol|li|blockquote|strong|br)>|</a>|</span>|" + "|".join(
        re.escape(tag)
        for tag in [
            chip(1, 1).strip("\N{WORD JOINER}").partition(">")[0] + ">",
            '<span class="who">', '<li class="told">',
        ]
    )  # fmt: skip
    assert "<" not in re.sub(known, "", html)


# The conversation


def test_a_turn_grows_until_it_is_finished() -> None:
    grown = [turns[-1] for turns in grow(FakeAssistant(), (Turn("cost?"),), "en")]
    assert all(turn.running for turn in grown[:-1])
    assert not grown[-1].running
    assert grown[-1].answer == FakeAssistant().ask("cost?")


def test_an_error_a_user_can_mend_is_shown_as_it_is_and_escaped() -> None:
    turn = finished("refused")
    assert not turn.running
    assert "the question is too long; ask it in fewer words &lt;b&gt;please&lt;/b&gt;" in draw_conversation(
        [turn], "en"
    )


def test_an_unexpected_error_is_logged_and_the_reader_gets_an_apology(caplog: pytest.LogCaptureFixture) -> None:
    turn = finished("broken")
    assert turn.failure == WORDS["apology"]["en"]
    assert "a secret detail" in caplog.text
    assert "half an ans" not in draw_conversation([turn], "en")
    assert "a secret detail" not in draw_conversation([turn], "en")


def test_the_history_holds_finished_turns_only() -> None:
    done, failed = finished("hello"), finished("refused")
    stopped = replace(done, running=True).halted()
    assert done.answer is not None
    assert history([done, failed, stopped]) == [Message("user", "hello"), Message("assistant", done.answer.text)]


def test_stopping_a_finished_turn_changes_nothing() -> None:
    done = finished("hello")
    assert done.halted() is done


def test_versions_of_a_conflict_stand_side_by_side_with_their_origin() -> None:
    html = draw_conversation([finished("conflict")], "en")
    versions = re.findall(r'<section class="version">(.*?)</section>', html)
    assert [text_of(re.sub("\N{WORD JOINER}<a.*?</a>", "", version)) for version in versions] == [
        "Version 1The bridge cost 12 million euros.River Post · 4 May 2024",
        "Version 2An earlier report put the cost at 15 million euros.River Post · 4 May 2024An earlier report",
    ]
    assert text_of(html).startswith("conflictDifferent answersThe article gives different answers:")


@pytest.mark.parametrize("day", ["4 May 2024", "4 May 2024 at 12:08"])
def test_a_version_that_begins_with_its_origin_shows_it_once_below_the_quote(day: str) -> None:
    answer = replace(FakeAssistant().ask("conflict"), text=f"They differ:\n- River Post, {day}: “It cost **12**.” [1]")
    html = draw_conversation([Turn("q", answer, running=False)], "en")
    assert "<p>“It cost <strong>12</strong>.”" in html
    assert f'<p class="origin">River Post, {day}</p>' in html
    assert html.count("River Post", 0, html.index('class="foot"')) == 1


def test_a_greeting_has_no_status() -> None:
    assert 'class="badge' not in draw_conversation([finished("hello")], "en")


@pytest.mark.parametrize("question", ["port", f"port {ATTACK}"])
def test_whatever_articles_and_questions_hold_is_shown_as_text(question: str) -> None:
    turn = finished(question)
    html = draw_conversation([turn], "fr") + draw_sources([turn], "fr") + draw_shelf([HARBOUR], "fr")
    assert "<script" not in html
    assert "<img" not in html
    assert "<b " not in html
    assert ATTACK in text_of(html)


# Sources


def test_a_card_tells_number_title_source_date_language_quote_and_speaker() -> None:
    html = draw_sources([finished("cost?")], "en")
    assert html.count('<article class="card"') == 2
    second = html.split('<article class="card"')[2]
    for said in ["City opens a new bridge", "EN", "River Post", "4 May 2024", OPENED, "Attributed to the mayor"]:
        assert said in text_of(second)
    assert 'id="s1-2"' in second


def test_the_closest_passages_never_look_like_sources_of_an_answer() -> None:
    html = draw_sources([finished("unknown")], "en")
    assert "Closest passages" in html
    assert html.count('<article class="card muted"') == 2
    assert 'class="number"' not in html
    assert "spans=0-" in html
    assert 'id="s' not in html


def test_the_sources_of_earlier_turns_stay_and_the_last_turn_is_seen() -> None:
    html = draw_sources([finished("cost?"), finished("hello")], "en")
    assert re.findall(r'<section class="(.*?)" data-turn="(\d)">', html) == [("sources", "1"), ("sources active", "2")]


def test_only_web_addresses_become_links() -> None:
    bad = replace(finished("cost?"), answer=None)
    citation = replace(cite(BRIDGE, COST, 1), url="javascript:alert(1)")
    answer = replace(FakeAssistant().ask("cost?"), citations=(citation,))
    assert "javascript:" not in draw_sources([replace(bad, answer=answer)], "en")


def test_the_address_of_an_article_carries_its_own_quotes() -> None:
    own, other = cite(HARBOUR, "Le port s’agrandit.", 1), cite(BRIDGE, COST, 2)
    query = parse_qs(urlsplit(article_address(own, (own, other))).query)
    assert query == {"id": [HARBOUR.id], "spans": [f"1-{own.start}-{own.end}"]}


# The whole article


def test_the_article_is_whole_and_its_quotes_are_marked() -> None:
    first, second = cite(BRIDGE, COST, 1), cite(BRIDGE, EARLIER, 2)
    spans = [Marked(2, second.start, second.end), Marked(1, first.start, first.end)]
    html = draw_article(BRIDGE, spans, at=second.start)
    assert "".join(text_of(html).split()) == "".join(BRIDGE.text.split())
    marks = re.findall(r'<mark data-start="(\d+)" data-end="\d+"( class="here")? data-number="(\d)">(.*?)</mark>', html)
    assert marks == [(str(first.start), "", "1", COST), (str(second.start), ' class="here"', "2", EARLIER)]
    assert '<h3 lang="en">Costs and dates</h3>' in html


@given(st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=4))
def test_no_spans_lose_or_double_a_character(spans: list[tuple[int, int]]) -> None:
    article = Article("a", "T", "Un titre\n\nUne phrase <ici>. Une autre & encore.\n\nEt la fin, au bout du compte.")
    html = draw_article(article, [Marked(0, start, end) for start, end in spans], at=0)
    assert "".join(text_of(html).split()) == "".join(article.text.split())


def test_an_article_with_markup_is_shown_as_text() -> None:
    html = draw_article(HARBOUR, [], 0)
    assert "<script" not in html
    assert ATTACK in text_of(html)


@pytest.mark.parametrize("text", ["1", "1-2", "a-b-c", "1-2-3.", "1-2-3-4"])
def test_spans_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="."):
        parse_spans(text)


# Words


def test_every_word_stands_in_both_languages() -> None:
    assert all(both["fr"].strip() and both["en"].strip() for both in WORDS.values())


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("en-US,en;q=0.9,fr;q=0.8", "en"),
        ("de-DE,de;q=0.9,fr;q=0.5,en;q=0.4", "fr"),
        ("en;q=0.4,fr;q=0.5", "fr"),
        ("ja", "en"),
        ("fr;q=x,,", "en"),
        (None, "en"),
    ],
)
def test_the_interface_speaks_the_browser_s_language(accepted: str | None, language: str) -> None:
    assert interface_language(accepted) == language


def test_dates_and_durations_are_written_as_people_write_them() -> None:
    assert written_date("2025-12-26", "fr") == "26 décembre 2025"
    assert written_date("2025-12-26T12:08:00", "en") == "26 December 2025 at 12:08"
    assert written_date("some day", "en") == "some day"
    assert written_date(None, "en") == ""
    assert written_seconds(110.4, "fr") == "0,11\N{NO-BREAK SPACE}s"
    assert written_seconds(0.4, "fr") == "< 0,01\N{NO-BREAK SPACE}s"
    assert written_seconds(1500, "en") == "1.50\N{NO-BREAK SPACE}s"


def test_the_masthead_tells_what_the_corpus_holds() -> None:
    days = [BRIDGE.published, HARBOUR.published, None]
    assert holdings(days, "en") == "3 articles (4 May 2024 to 1 June 2024)"
    assert holdings([None], "fr") == "1 article"


# Serving


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_in_use_is_named_with_what_to_do(taken_port: int) -> None:
    with pytest.raises(
        ServerError, match=rf"port {taken_port} of 127\.0\.0\.1 cannot be used .*--port {taken_port + 1}"
    ):
        check_port("127.0.0.1", taken_port)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_that_does_not_exist_is_refused(port: int) -> None:
    with pytest.raises(ServerError, match="between 1 and 65535"):
        check_port("127.0.0.1", port)


def run_app(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "app.py"), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=120, check=False)


def test_the_command_says_in_one_line_that_its_port_is_taken(taken_port: int, tmp_path: Path) -> None:
    done = run_app("--port", str(taken_port), folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.fullmatch(rf"error: port {taken_port} .*\n", done.stderr)


def test_the_command_says_in_one_line_that_a_host_is_not_this_machine(tmp_path: Path) -> None:
    done = run_app("--host", "203.0.113.7", folder=tmp_path)
    assert done.returncode == 1
    assert re.fullmatch(r"error: .*203\.0\.113\.7.* --host 127\.0\.0\.1\n", done.stderr)


def test_the_command_refuses_an_unknown_option(tmp_path: Path) -> None:
    assert run_app("--prot", "1", folder=tmp_path).returncode == 2


def test_the_command_says_in_one_line_that_a_setting_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('corpsu = "x"\n', encoding="utf-8")
    done = run_app("--config", "mine.toml", folder=tmp_path)
    assert done.returncode == 1
    assert re.fullmatch(r"error: .*corpsu.*\n", done.stderr)


# The shapes of an answer


def test_a_line_falls_into_who_says_it_the_quote_the_gloss_and_the_markers() -> None:
    gloss = "(by the article's date: today = 4 May 2024)"
    parts = line(f"River Post, 4 May 2024 at 12:08: “It opened “today”: at last.” {gloss} [1][2]")
    assert parts.lead == "River Post, 4 May 2024 at 12:08"
    assert parts.said == "“It opened “today”: at last.”"
    assert parts.gloss == gloss
    assert parts.markers == "[1][2]"


def test_a_french_line_with_outlets_and_a_title_with_a_colon_falls_apart_too() -> None:
    text = "Nord : un accord (Le Jour)\u00a0: «\u00a0C'est fait.\u00a0» (le même texte dans 2 médias\u00a0: A, B) [3]"
    parts = line(text)
    assert (parts.lead, parts.said) == ("Nord : un accord (Le Jour)", "«\u00a0C'est fait.\u00a0»")
    assert parts.gloss == "(le même texte dans 2 médias\u00a0: A, B)"


def test_a_line_without_a_quote_is_all_said() -> None:
    parts = line("Note: three of them agree. [1]")
    assert (parts.lead, parts.said, parts.markers) == ("", "Note: three of them agree.", "[1]")


@given(st.text(alphabet=st.sampled_from("ab:“”«» ()[]12\n."), max_size=40))
def test_no_line_loses_a_letter(text: str) -> None:
    parts = line(text)
    kept = parts.lead + parts.said + parts.gloss + parts.markers
    assert "".join(kept.split()).replace(":", "") == "".join(text.split()).replace(":", "")


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("Friday 3 May 2024 (River Post, 4 May 2024)", "Friday 3 May 2024"),
        ("mardi 1er octobre 2024 (Le Jour)", "mardi 1er octobre 2024"),
        ("October 2025 (River Post)", "October 2025"),
        ("2025 (River Post)", "2025"),
        ("winter 2024–2025 (River Post (north))", "winter 2024–2025"),
        ("Apollo 2000 (River Post)", None),
        ("The mayor (River Post)", None),
        ("River Post, 4 May 2024", None),
    ],
)
def test_an_event_is_known_by_its_day(lead: str, day: str | None) -> None:
    found = dated(lead)
    assert (found and found.day) == day


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Yes. “It opened.”", "Yes."),
        ("Non, selon la mairie. « Il reste fermé. »", "Non, selon la mairie."),
        ("Yesterday it opened.", ""),
        ("Nobody knows.", ""),
    ],
)
def test_a_verdict_is_told_from_other_words(text: str, opening: str) -> None:
    assert verdict(text) == opening


def test_events_stand_on_a_rail_with_their_days() -> None:
    html = reply_of(FakeAssistant().ask("timeline"))
    assert re.findall(r'<p class="when">(.*?)</p>', html) == ["Friday 3 May 2024", "2025"]
    assert re.findall(r'<p class="origin">(.*?)</p>', html) == ["River Post, 4 May 2024", "River Post"]
    assert '<span class="gloss">(the same text in 2 outlets: River Post, Bay News)</span>' in html


def test_of_a_revised_figure_the_latest_comes_first_and_the_older_beside_it() -> None:
    html = reply_of(FakeAssistant().ask("revised"))
    assert revised("Information révisée\u00a0: la plus récente d'abord.")
    assert re.findall(r"<h3>(.*?)</h3>", html) == ["Latest", "Earlier"]


def test_a_quote_in_another_language_carries_its_language() -> None:
    html = reply_of(FakeAssistant().ask("port"))
    assert '<span class="tongue">FR</span>' in html


# What a reader takes along


def test_a_copy_in_plain_text_has_the_quotes_numbered_with_source_date_and_link() -> None:
    assert as_plain_text(FakeAssistant().ask("cost?")).split("\n\n")[1] == (
        f"[1] City opens a new bridge, River Post, 2024-05-04\n    “{COST}”\n    https://example.org/bridge"
    )


# Filters and languages


def test_a_filter_is_told_in_words() -> None:
    where = Filter(language="fr", source="River Post", after=date(2024, 5, 3), before=date(2024, 6, 1))
    assert in_words(where, "en") == "Only: in French, from River Post, 3 May 2024 to 31 May 2024"
    assert in_words(Filter(after=date(2024, 5, 1)), "fr") == "Seulement\u00a0: depuis le 1er mai 2024"
    assert in_words(Filter(), "en") == in_words(None, "en") == ""


@pytest.mark.parametrize(
    ("cookies", "language"),
    [("attest_language=fr", "fr"), ("a=b; attest_language=en; c=d", "en"), ("attest_language=de", "fr"), (None, "fr")],
)
def test_the_language_once_chosen_goes_before_the_browser_s(cookies: str | None, language: str) -> None:
    assert page_language(cookies, "fr-FR,fr;q=0.9") == language


# The conversation's state


def test_an_edited_question_replaces_the_last_one() -> None:
    session = Session().asking("one").with_turns((finished("hello"), finished("cost?")))
    asked = session.edited(True).asking("costs?")
    assert [turn.question for turn in asked.turns] == ["hello", "costs?"]
    assert asked.running
    assert not asked.editing


def test_asking_again_keeps_the_question_its_engine_and_its_filter() -> None:
    where = Filter(language="fr")
    session = Session(where=where).asking("one", "small").halted()
    assert session.again().turns == (Turn("one", engine="small", where=where),)
    assert Session().again() == Session()


def test_the_progress_of_the_index_is_told_until_it_is_whole() -> None:
    assert draw_progress(Indexing("done"), "en") == ""
    assert text_of(draw_progress(Indexing("running", 3, 37), "fr")).startswith("Lecture des articles\u00a0: 3 sur 37.")
    assert "disk &lt;full&gt;" in draw_progress(Indexing("failed", 3, 37, reason="disk <full>"), "en")
