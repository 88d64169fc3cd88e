"""Telegram HTML into entities and back; refusals as Telegram words them."""

import pytest

from simulator.errors import ApiError
from simulator.markup import parse_html
from simulator.rendering import to_html
from simulator.text import cut, detect, trim, utf16_length


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("просто", "просто", []),
        ("<b>раз</b> <i>два</i>", "раз два", [("bold", 0, 3), ("italic", 4, 3)]),
        ("<b>а<u>б</u></b>", "аб", [("bold", 0, 2), ("underline", 1, 1)]),
        ("😀<s>в</s>", "😀в", [("strikethrough", 2, 1)]),
        ("&lt;b&gt; &amp;amp; &quot;&nbsp;&#33;", '<b> &amp; "&nbsp;!', []),
        ("Ким & сын", "Ким & сын", []),
        ("<strong>а</strong><em>б</em>", "аб", [("bold", 0, 1), ("italic", 1, 1)]),
        ('<span class="tg-spoiler">а</span>', "а", [("spoiler", 0, 1)]),
        ("<tg-spoiler>а</tg-spoiler>", "а", [("spoiler", 0, 1)]),
        ("<blockquote>а</blockquote>", "а", [("blockquote", 0, 1)]),
        ("<blockquote expandable>а</blockquote>", "а", [("expandable_blockquote", 0, 1)]),
        ("<pre>а  б</pre>", "а  б", [("pre", 0, 4)]),
        ("<pre><b>а</b></pre>", "а", [("pre", 0, 1)]),
        ("<code>аб<b>в</b></code>", "абв", [("code", 0, 3)]),
        ("<b></b>а", "а", []),
        ("<B>а</b>", "а", [("bold", 0, 1)]),
        ("<b>а</>", "а", [("bold", 0, 1)]),
    ],
)
def test_markup_becomes_entities(source, text, entities):
    parsed_text, parsed = parse_html(source)
    assert parsed_text == text
    assert [(each["type"], each["offset"], each["length"]) for each in parsed] == entities


def test_links_and_languages_keep_their_arguments():
    _, [link] = parse_html('<a href="https://example.org/?a=1&amp;b=2">х</a>')
    assert link == {
        "type": "text_link",
        "offset": 0,
        "length": 1,
        "url": "https://example.org/?a=1&b=2",
    }
    _, [code] = parse_html('<pre><code class="language-python">х</code></pre>')
    assert code == {"type": "pre", "offset": 0, "length": 1, "language": "python"}
    assert parse_html('<a href="нет">х</a>') == ("х", [])
    assert parse_html("<a>example.org</a>")[1][0]["url"] == "http://example.org"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>а", 'Can\'t find end tag corresponding to start tag "b"'),
        ("а</b>", "Unexpected end tag at byte offset 2"),
        ("<b>а</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("<div>а</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b x", 'Unclosed start tag "b" at byte offset 0'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b>а</b", "Unclosed end tag at byte offset 5"),
        ("<span>а</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_markup_is_refused(source, reason):
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    "source",
    [
        "а &lt;b&gt; &amp;",
        "<b>а<i>б</i></b>в",
        '<a href="https://example.org/?a=1&amp;b">х</a>',
        "<pre>а | б</pre>",
        '<pre><code class="language-sql">х</code></pre>',
        "<blockquote expandable>😀а</blockquote>",
        "<tg-spoiler>а</tg-spoiler>",
    ],
)
def test_entities_become_the_same_markup(source):
    assert to_html(*parse_html(source)) == source


def test_trimming_moves_and_cuts_entities():
    text, entities = trim(*parse_html(" \n<b> а</b><i> </i>\n"))
    assert text == "а"
    assert entities == [{"type": "bold", "offset": 0, "length": 1}]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("/help@some_bot и 1/2", [("bot_command", "/help@some_bot")]),
        ("см. https://example.org/a.", [("url", "https://example.org/a")]),
        ("пишите на a.b@example.org", [("email", "a.b@example.org")]),
        ("😀 @anna_orlova #план", [("mention", "@anna_orlova"), ("hashtag", "#план")]),
        ("t.me/bot?start=x", [("url", "t.me/bot?start=x")]),
    ],
)
def test_commands_and_links_are_found_in_plain_text(text, found):
    entities = detect(text, [])
    assert [(each["type"], cut(text, each["offset"], each["length"])) for each in entities] == found


def test_nothing_is_found_inside_code():
    text, entities = parse_html("<code>/start</code>")
    assert detect(text, entities) == entities


def test_characters_outside_the_basic_plane_count_twice():
    assert utf16_length("аб😀") == 4
