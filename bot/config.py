"""Settings, from the environment or `.env`. docs/settings.md explains each; a test compares."""

import os
import re
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlparse
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from domain.calendar import zone_or_none
from domain.keeping import LONGEST
from domain.quota import Quota

TOKEN_PATTERN = r"\d+:[A-Za-z0-9_-]{6,}"
SECRET_PATTERN = r"[A-Za-z0-9_-]{1,256}"
PATH_PATTERN = r"[A-Za-z0-9_./~:-]*"


GIBIBYTE = 1 << 30
ENV_FILE = ".env"

S3_KEYS = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
"""Without them the library of S3 would ask the metadata address of a cloud for some."""


TelegramId = Annotated[int, Field(gt=0, lt=2**52)]
"""https://core.telegram.org/bots/api#user: at most 52 bits."""


class SettingsError(Exception):
    """The settings cannot be used. `names` are the settings at fault, in capitals, or `.env`."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


class Settings(BaseSettings):
    """What an administrator can set. An empty value means the default."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_ignore_empty=True, extra="forbid", frozen=True
    )

    bot_token: SecretStr | None = None
    bot_api_url: str = "https://api.telegram.org"
    proxy_url: str | None = None
    data_dir: Path = Path("data")
    database_url: str = ""
    files_url: str = ""
    admin_ids: Annotated[frozenset[TelegramId], NoDecode] = frozenset()
    default_timezone: str = "Europe/Moscow"
    default_locale: Literal["ru", "en"] = "ru"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    webhook_port: int = Field(default=8080, ge=1, le=65535)
    listen_host: str = "127.0.0.1"
    health_port: int | None = Field(default=None, ge=1, le=65535)
    file_retention_days: int = Field(default=1095, ge=0, le=LONGEST)
    text_retention_days: int = Field(default=1095, ge=0, le=LONGEST)
    file_bytes_per_organisation: int = Field(default=5 * GIBIBYTE, ge=0)
    file_bytes_per_municipality: int = Field(default=100 * GIBIBYTE, ge=0)
    flood_burst: int = Field(default=100, ge=0)
    flood_per_second: float = Field(default=5.0, gt=0)
    backup_dir: Path | None = None
    backup_time: time | None = None
    backup_keep: int = Field(default=14, ge=1)
    backup_key: str | None = None

    @field_validator("bot_token")
    @classmethod
    def _token_has_form(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(TOKEN_PATTERN, value.get_secret_value()):
            raise ValueError
        return value

    @field_validator("bot_api_url", "webhook_url")
    @classmethod
    def _is_http(cls, value: str | None) -> str | None:
        if value is not None:
            _check_address(value, "http", "https")
        return value.rstrip("/") if value else value

    @field_validator("webhook_url")
    @classmethod
    def _has_plain_path(cls, value: str | None) -> str | None:
        # The listener would take braces for a pattern.
        if value is not None and not re.fullmatch(PATH_PATTERN, urlparse(value).path):
            raise ValueError
        return value

    @field_validator("proxy_url")
    @classmethod
    def _is_proxy(cls, value: str | None) -> str | None:
        if value is not None:
            _check_address(value, "http", "socks4", "socks5")
        return value

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        if isinstance(value, str):
            return [part for part in value.replace(",", " ").split() if part]
        return value

    @field_validator("default_timezone")
    @classmethod
    def _zone_exists(cls, value: str) -> str:
        # Not by the list of all zones: to read that is half of what settings cost.
        if zone_or_none(value) is None:
            raise ValueError
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _is_database(cls, value: str) -> str:
        if not value:
            return value
        try:
            backend = make_url(value).get_backend_name()
        except ArgumentError:
            backend = ""
        if backend not in ("sqlite", "postgresql"):
            raise ValueError
        return value

    @field_validator("files_url")
    @classmethod
    def _is_store(cls, value: str) -> str:
        address = urlparse(value)
        if value and not (
            (address.scheme == "file" and address.path.startswith("/"))
            or (address.scheme == "s3" and address.netloc and os.environ.keys() >= S3_KEYS)
        ):
            raise ValueError
        return value

    @field_validator("backup_time", mode="before")
    @classmethod
    def _is_time(cls, value: object) -> object:
        if isinstance(value, str):
            if not re.fullmatch(r"\d{1,2}:\d\d", value):
                raise ValueError
            return time.fromisoformat(value.zfill(5))
        return value

    @field_validator("backup_key")
    @classmethod
    def _is_public_key(cls, value: str | None) -> str | None:
        if value is not None:
            # Late: only who encrypts needs the library.
            from pyrage import RecipientError, x25519

            try:
                x25519.Recipient.from_str(value)
            except RecipientError:
                raise ValueError from None
        return value

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> "Settings":
        secret = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
        if self.webhook_url and not re.fullmatch(SECRET_PATTERN, secret):
            raise ValueError
        return self

    @property
    def watched_port(self) -> int | None:
        """Where the bot is asked how it is: with a webhook the port of that."""
        return self.webhook_port if self.webhook_url else self.health_port

    @property
    def token(self) -> str | None:
        return self.bot_token.get_secret_value() if self.bot_token else None

    @property
    def quota(self) -> Quota:
        """How many bytes of files are kept."""
        return Quota(self.file_bytes_per_organisation, self.file_bytes_per_municipality)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.default_timezone)

    @property
    def database(self) -> str:
        """The address of the database; without a setting, a file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'roadmap.db'}"

    @property
    def files(self) -> str:
        """The address of the object store; without a setting, a folder in the data folder."""
        return self.files_url or (self.data_dir / "files").absolute().as_uri()

    @property
    def backups(self) -> Path:
        """The folder of backups; without a setting, one in the data folder."""
        return self.backup_dir or self.data_dir / "backups"

    @property
    def written_folders(self) -> list[Path]:
        """Where the bot itself writes: the disks of these must not fill."""
        return [self.data_dir, *([self.backups] if self.backup_time else [])]


def _check_address(value: str, *schemes: str) -> None:
    """Raise ValueError for what is no address of a host, with a port that there is."""
    address = urlparse(value)
    # To ask for a port that there is not raises it too.
    if address.scheme not in schemes or not address.hostname or address.port == 0:
        raise ValueError


def load_settings(**overrides: Any) -> Settings:
    """Read the settings; raises `SettingsError` naming each fault."""
    try:
        return Settings(**overrides)
    except (UnicodeDecodeError, OSError):
        raise SettingsError([ENV_FILE]) from None
    except ValidationError as error:
        # Without a location, the fault is that of the webhook's address and secret together.
        names = [
            str(item["loc"][0]) if item["loc"] else "webhook_secret" for item in error.errors()
        ]
        raise SettingsError([name.upper() for name in names]) from None
