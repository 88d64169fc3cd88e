"""What the commands share: settings or a sentence on stderr, and texts."""

import sys

from bot.config import ENV_FILE, Settings, SettingsError, load_settings
from bot.ui.texts import Texts, texts
from domain.errors import Refusal

BAD_INPUT = 2


class Stop(Exception):
    """End the command: `code` for the shell after one sentence on stderr."""

    def __init__(self, sentence: str, code: int = BAD_INPUT) -> None:
        super().__init__(sentence)
        self.code = code


def settings_or_stop(**overrides: object) -> Settings:
    """The settings; raises `Stop` naming each fault."""
    try:
        return load_settings(**overrides)
    except SettingsError as error:
        raise Stop("\n".join(_fault(texts("ru"), name) for name in error.names)) from None


def _fault(say: Texts, name: str) -> str:
    if name == ENV_FILE:
        return say("cli-env-unreadable")
    known = f"setting-{name.lower().replace('_', '-')}"
    if not say.has(known):
        return say("cli-setting-unknown", name=name)
    return say("cli-setting-fault", name=name, wanted=say(known))


def sentence(say: Texts, refusal: Refusal) -> str:
    """A refusal as the sentence that a person reads."""
    return say(f"error-{refusal.code.value}", **refusal.values)


def fail(stop: Stop) -> int:
    """Print the sentence and return the exit code."""
    print(stop, file=sys.stderr)
    return stop.code
