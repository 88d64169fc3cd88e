"""Settings: what is wrong is named, nothing is taken half."""

import pytest

from bot.config import SettingsError, load_settings


def load(**values):
    return load_settings(_env_file=None, **values)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bot_token", "not a token"),
        ("bot_token", "123"),
        ("bot_api_url", "api.telegram.org"),
        ("bot_api_url", "http://"),
        ("bot_api_url", "http://host:999999"),
        ("proxy_url", "ftp://proxy"),
        ("proxy_url", "socks5://:1080"),
        ("proxy_url", "https://proxy:3128"),
        ("database_url", "mysql://host/base"),
        ("database_url", "not an address"),
        ("files_url", "s3://bucket"),
        ("admin_ids", "12, Анна"),
        ("admin_ids", "-5"),
        ("admin_ids", "99999999999999999999999"),
        ("default_timezone", "Moscow"),
        ("default_locale", "de"),
        ("log_level", "loud"),
        ("file_retention_days", 1_000_000_000),
        ("text_retention_days", -1),
        ("webhook_url", "example.org"),
        ("webhook_url", "https:///path"),
        ("webhook_url", "https://example.org/{bot"),
        ("webhook_url", "https://example.org/бот"),
    ],
)
def test_a_malformed_value_is_refused_by_name(name, value):
    with pytest.raises(SettingsError) as refused:
        load(**{name: value})
    assert refused.value.names == [name.upper()]


def test_a_webhook_needs_its_secret():
    with pytest.raises(SettingsError) as refused:
        load(webhook_url="https://bot.example.org")
    assert refused.value.names == ["WEBHOOK_SECRET"]
    whole = load(webhook_url="https://bot.example.org/", webhook_secret="a-b_1")
    assert whole.webhook_url == "https://bot.example.org"


def test_an_unknown_name_in_the_file_is_refused(tmp_path):
    path = tmp_path / ".env"
    path.write_text("BOT_TOKNE=1:abcdefgh\n")
    with pytest.raises(SettingsError) as refused:
        load_settings(_env_file=path)
    assert refused.value.names == ["BOT_TOKNE"]


def test_empty_values_mean_the_defaults(tmp_path):
    path = tmp_path / ".env"
    path.write_text("BOT_TOKEN=\nADMIN_IDS=\nDATABASE_URL=\nWEBHOOK_SECRET=\n")
    settings = load_settings(_env_file=path)
    assert settings.token is None
    assert settings.admin_ids == frozenset()
    assert settings.database == "sqlite:///data/roadmap.db"


def test_ids_are_split_by_commas_and_spaces():
    assert load(admin_ids="1, 2 3").admin_ids == {1, 2, 3}


def test_the_token_is_never_shown():
    settings = load(bot_token="123:very-secret", webhook_secret="hidden")
    assert "very-secret" not in repr(settings) and "hidden" not in repr(settings)
