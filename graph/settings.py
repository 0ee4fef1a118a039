"""Settings: from the environment, a .env file, or policygraph.toml in the working folder, in this order."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Annotated, Any

import platformdirs
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from graph.errors import SettingsError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says where there is no room to write."""
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")


def _default_home() -> Path:
    return platformdirs.user_data_path("policygraph", appauthor=False)


def demo_home() -> Path:
    """Folder of the demonstration's graph, which is not the user's own."""
    return platformdirs.user_data_path("policygraph-demo", appauthor=False)


def _default_answered() -> Path:
    """The folder `shared` beside the checkout."""
    return Path(__file__).resolve().parents[2] / "shared"


class Settings(BaseSettings):
    """What may differ between two installations. Made by the caller; a bad value raises pydantic's ValidationError.

    Environment: NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE, POLICYGRAPH_HOME, POLICYGRAPH_ANSWERED,
    POLICYGRAPH_MAX_BYTES, POLICYGRAPH_READ_MEMORY, POLICYGRAPH_READ_SECONDS, POLICYGRAPH_WORKERS,
    POLICYGRAPH_WAITING_BYTES, POLICYGRAPH_KEEP_SOURCES, POLICYGRAPH_ENGINE_IDLE, POLICYGRAPH_API_KEY,
    POLICYGRAPH_READ_NEEDS_KEY, POLICYGRAPH_READS_PER_MINUTE, POLICYGRAPH_WRITES_PER_MINUTE,
    POLICYGRAPH_WRONG_KEYS_PER_MINUTE, POLICYGRAPH_TRUSTED_PROXIES, POLICYGRAPH_ALLOWED_HOSTS, POLICYGRAPH_CORS_ORIGINS.
    policygraph.toml has the names of the fields.
    """

    model_config = SettingsConfigDict(
        env_prefix="POLICYGRAPH_",
        env_file=".env",
        toml_file="policygraph.toml",
        extra="ignore",
        populate_by_name=True,
        env_ignore_empty=True,
        hide_input_in_errors=True,  # a key that is too short is a secret all the same
    )

    neo4j_uri: str | None = Field(None, validation_alias="NEO4J_URI")  # without it the embedded engine is used
    neo4j_user: str = Field("neo4j", validation_alias="NEO4J_USER")
    neo4j_password: SecretStr | None = Field(None, validation_alias="NEO4J_PASSWORD")
    neo4j_database: str = Field("neo4j", validation_alias="NEO4J_DATABASE")
    home: Path = Field(default_factory=_default_home, description="Folder of the embedded store and of sources")
    answered: Path = Field(
        default_factory=_default_answered, description="Folder of documents with answers: corpus and gold in it"
    )
    max_bytes: int = Field(20_000_000, gt=0, description="Largest source file that is taken in, bytes")
    read_memory: int = Field(512_000_000, gt=0, description="Memory to read a file in, bytes beside 50 a byte of it")
    read_seconds: float = Field(30.0, gt=0, description="Time to read a file in, seconds beside 2 each 100 kB of it")
    workers: int | None = Field(None, ge=1, description="Processes that read files; else by the number of cores")
    waiting_bytes: int = Field(200_000_000, gt=0, description="Documents that may wait at the service, bytes in all")
    keep_sources: bool = Field(True, description="Whether the bytes of what is taken in are kept, to be read again")
    engine_idle: float = Field(60.0, ge=0, description="Seconds without a client before the embedded engine ends")
    api_key: SecretStr | None = Field(None, min_length=16, description="A key of all rights, beside those of keys.json")
    reads_per_minute: int = Field(6_000, ge=0, description="Requests that read, of a key or address; 0: any number")
    writes_per_minute: int = Field(600, ge=0, description="Requests that write, of a key or address; 0: any number")
    wrong_keys_per_minute: int = Field(10, ge=0, description="Wrong keys of an address; 0: any number")
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Addresses that say for whom they ask (X-Forwarded-For), such as 127.0.0.1. As allowed_hosts"
    )
    read_needs_key: bool = Field(False, description="Whether questions are answered to who has a key to read alone")
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        LOOPBACK_HOSTS,
        description="Names that it answers to; * is any. In the environment separated by commas",
    )

    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Sites whose scripts may read answers, such as https://example.org; * is any. As allowed_hosts"
    )

    @field_validator("allowed_hosts", "cors_origins", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return [name.strip() for name in value.split(",") if name.strip()] if isinstance(value, str) else value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order of the sources, the strongest first."""
        return init_settings, env_settings, dotenv_settings, TomlConfigSettingsSource(settings_cls)


def make_home(home: Path) -> None:
    """Make the folder of POLICYGRAPH_HOME where it is not there. SettingsError: it cannot be made."""
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"POLICYGRAPH_HOME: {home} cannot be made: {error.strerror}") from error


def unwritable(path: Path, error: OSError) -> SettingsError:
    """The error of a file or folder of POLICYGRAPH_HOME that cannot be written."""
    reason = error.strerror or str(error)
    if error.errno in FULL:
        return SettingsError(f"{path} cannot be written: {reason}; make room, then try again")
    return SettingsError(
        f"{path} cannot be written: {reason}; mend its permissions, or set POLICYGRAPH_HOME to another folder"
    )
