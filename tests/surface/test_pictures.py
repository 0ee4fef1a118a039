"""Pictures of the network are made once for all who ask, and nobody waits for one but who asked for it."""

from __future__ import annotations

import asyncio

import pytest

from api.pictures import Pictures


class Made:
    """Counts how often a picture was made; made when it may be."""

    def __init__(self) -> None:
        self.times, self.may = 0, asyncio.Event()

    async def __call__(self) -> int:
        self.times += 1
        await self.may.wait()
        return self.times


async def test_who_asks_meanwhile_and_later_gets_the_same() -> None:
    pictures, made = Pictures(), Made()
    asked = [asyncio.create_task(pictures.of(1, "a", made)) for _ in range(3)]
    await asyncio.sleep(0)
    asked[0].cancel()  # one who went does not take it from the others
    made.may.set()
    assert await asyncio.gather(*asked[1:]) == [1, 1]
    assert await pictures.of(1, "a", made) == 1


@pytest.mark.parametrize(
    ("version", "asked", "why"),
    [(2, "a", "somebody wrote to the graph"), (1, "b", "other filters"), (None, "a", "no version tells what it is of")],
)
async def test_what_is_made_anew(version: int | None, asked: str, why: str) -> None:
    pictures, made = Pictures(), Made()
    made.may.set()
    await pictures.of(1, "a", made)
    await pictures.of(version, asked, made)
    assert made.times == 2, why


async def test_what_failed_is_made_again() -> None:
    pictures = Pictures()

    async def fails() -> int:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  # it has no words
        await pictures.of(1, "a", fails)
    made = Made()
    made.may.set()
    assert await pictures.of(1, "a", made) == 1


async def test_no_more_are_kept_than_there_is_room_for() -> None:
    pictures, made = Pictures(), Made()
    made.may.set()
    for asked in range(40):
        await pictures.of(1, asked, made)
    assert len(pictures._kept) == 32
    await pictures.of(1, 39, made)
    assert made.times == 40
