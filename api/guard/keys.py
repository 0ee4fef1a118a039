"""Who may do what: keys with names and rights. keys.json of the home holds their hashes, and no key."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from hmac import compare_digest

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.guard.rights import Right
from graph import locks, private
from graph.errors import NotFoundError, SettingsError
from graph.settings import Settings, make_home

FILE = "keys.json"
OF_SETTINGS = "settings"
"""Name of the key that POLICYGRAPH_API_KEY is."""
_MARK = "pgk_"  # by which those who look for secrets in what is published know one
_SECRET_BYTES = 32
_LONGEST_NAME = 40
_MARKS_OF_NAMES = "._-"


class Key(BaseModel):
    """A key without its secret."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    rights: tuple[Right, ...]
    # One round of SHA-256 is enough, and quick enough for every request: a key is 256 random bits, which nobody finds
    # by trying. Slow hashes (scrypt, Argon2) are for what people think of.
    sha256: str = Field(min_length=64, max_length=64)


class _Kept(BaseModel):
    """What keys.json holds."""

    model_config = ConfigDict(extra="forbid")

    keys: tuple[Key, ...] = ()


class Keyring:
    """The keys of a home, and the one of its settings; what is added or removed counts from the next request on."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is read yet."""
        self.path = settings.home / FILE
        given = settings.api_key
        self._own = _key(OF_SETTINGS, tuple(Right), given.get_secret_value().encode()) if given else None
        self._seen: tuple[int, int, int] | None = None
        self._kept: tuple[Key, ...] = ()

    def all(self) -> tuple[Key, ...]:
        """Every key, that of the settings first. SettingsError: keys.json is none, or cannot be read."""
        return (*([self._own] if self._own else []), *self._read())

    def find(self, secret: bytes) -> Key | None:
        """The key of this secret."""
        digest, found = sha256(secret).hexdigest(), None
        for key in self.all():  # each to the end, so that the time it takes tells nothing of how near a guess was
            if compare_digest(digest, key.sha256):
                found = key
        return found

    def may(self, right: Right) -> bool:
        """Whether there is a key with this right."""
        return any(right in key.rights for key in self.all())

    def add(self, name: str, rights: tuple[Right, ...]) -> str:
        """Make a key, and give its secret, which nobody can tell again. SettingsError: the name will not do."""
        _check(name)
        with self._changing() as kept:
            if any(key.name == name for key in kept):
                raise SettingsError(f"there is a key {name} already: remove it first, or take another name")
            secret = _MARK + secrets.token_urlsafe(_SECRET_BYTES)
            self._write((*kept, _key(name, rights, secret.encode())))
            return secret

    def remove(self, name: str) -> None:
        """Take a key back. NotFoundError: there is none of this name."""
        with self._changing() as kept:
            left = tuple(key for key in kept if key.name != name)
            if len(left) == len(kept):
                hint = "; that of the settings is POLICYGRAPH_API_KEY, no more" if name == OF_SETTINGS else ""
                raise NotFoundError(f"no key has the name {name}{hint}")
            self._write(left)

    @contextmanager
    def _changing(self) -> Iterator[tuple[Key, ...]]:
        make_home(self.path.parent)
        with locks.held(self.path.with_suffix(".lock")):
            yield self._read()

    def _read(self) -> tuple[Key, ...]:
        """What the file holds, read again where it is another one than was read last."""
        try:
            stat = self.path.stat()
            seen = stat.st_ino, stat.st_mtime_ns, stat.st_size
            if seen != self._seen:
                self._kept = _Kept.model_validate_json(self.path.read_bytes()).keys
                self._seen = seen
        except FileNotFoundError:
            self._kept, self._seen = (), None
        except (OSError, ValidationError) as error:
            reason = error.strerror if isinstance(error, OSError) else error.errors(include_url=False)[0]["msg"]
            raise SettingsError(
                f"{self.path} cannot be read: {reason}; mend or remove it, and make keys anew"
            ) from error
        return self._kept

    def _write(self, keys: tuple[Key, ...]) -> None:
        private.write(self.path, _Kept(keys=keys).model_dump_json(indent=1) + "\n")


def _key(name: str, rights: tuple[Right, ...], secret: bytes) -> Key:
    ordered = tuple(right for right in Right if right in rights)
    return Key(name=name, rights=ordered, sha256=sha256(secret).hexdigest())


def _check(name: str) -> None:
    """Names stand in logs and labels: letters, digits and few marks."""
    if name == OF_SETTINGS:
        raise SettingsError(f"{name} is what the key POLICYGRAPH_API_KEY is called: take another name")
    fits = all(letter.isalnum() or letter in _MARKS_OF_NAMES for letter in name)
    if not (fits and 1 <= len(name) <= _LONGEST_NAME):
        raise SettingsError(f"a key's name has 1 to {_LONGEST_NAME} letters, digits and {' '.join(_MARKS_OF_NAMES)}")
