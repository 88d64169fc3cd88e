"""What is left of HTML and Markdown in a dump, taken off cell by cell and line by line."""

import html
import re

_BLOCK_TAG = re.compile(
    r"</?(?:p|br|ul|ol|li|div|h[1-6]|tr|td|th|table|thead|tbody|center)\b[^<>]*>", re.IGNORECASE
)
_INLINE_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|s|del|ins|span|sup|sub|font|small|big|a)\b[^<>]*>", re.IGNORECASE
)
_OFFICE_MARK = re.compile(r"\[(?:bookmark|image|footnoteRef|endnoteRef):[^\]\n]*\]")
_EMPHASIS = re.compile(r"\*\*|(?<![\w_])__(?=\S)|(?<=\S)__(?![\w_])")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SIGN_OF_MARKUP = re.compile("[<\\[*_\\\\&\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SPACES = re.compile(r"[^\S\n]+")
_BOLD_OPENS = re.compile(r"^\s*(?:<p[^<>]*>\s*)?(?:\*\*|__|<b>|<strong>)", re.IGNORECASE)
_BOLD_CLOSES = re.compile(r"(?:\*\*|__|</b>|</strong>)\s*(?:</p>\s*)?$", re.IGNORECASE)
_RULE = re.compile(r"[-–—_=:+|\s]*[-–—_=]{2}[-–—_=:+|\s]*")
_PAIRED = re.compile(r"<(/?)(p|ul|ol|li|b|strong|div)\b[^<>]*>", re.IGNORECASE)


def clean(text: str) -> str:
    """`text` without markup: block elements stand on lines of their own, spaces are single."""
    if _SIGN_OF_MARKUP.search(text):
        text = _BLOCK_TAG.sub("\n", _OFFICE_MARK.sub("", text))
        text = _INLINE_TAG.sub("", text)
        text = _ITALIC.sub(r"\1", _EMPHASIS.sub("", text))
        text = _INVISIBLE.sub("", html.unescape(_ESCAPE.sub(r"\1", text)))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def is_bold(text: str) -> bool:
    """Whether the whole text is emphasised."""
    return bool(_BOLD_OPENS.search(text) and _BOLD_CLOSES.search(text))


def is_rule(text: str) -> bool:
    """Whether a line or cell is only a drawn rule («-----»), which means nothing."""
    return bool(_RULE.fullmatch(text))


def is_open(text: str) -> bool:
    """Whether an element that was opened in `text` is not closed in it: its cell goes on."""
    depth = 0
    for match in _PAIRED.finditer(text):
        depth += -1 if match[1] else 1
    return depth > 0
