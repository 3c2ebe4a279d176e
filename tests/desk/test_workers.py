"""Workers: one bad job costs one request, too many are told to come back, and previews wait for nobody."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from proeftuin_docs import WrongUsageError
from proeftuin_docs.desk import guards
from proeftuin_docs.desk.app import create_app
from proeftuin_docs.desk.refusals import Busy, Late, Lost, Refusal
from proeftuin_docs.desk.settings import DeskSettings
from proeftuin_docs.desk.workers import Lane, Workers, our_frames

DAY = date(2026, 11, 27)
SMALL: dict[str, Any] = {"reference": "veiligheidsplan", "format_name": "html", "today": DAY}


def with_workers(work: Callable[[Workers], Awaitable[None]], **settings: Any) -> None:  # noqa: ANN401
    """Start workers, do this with them, and end them."""

    async def run() -> None:
        workers = Workers(None, 1, 1, **settings)
        await workers.start()
        try:
            await work(workers)
        finally:
            await workers.stop()

    asyncio.run(run())


def test_what_a_job_raises_arrives_with_its_diagnostics() -> None:
    """As if it had been called here."""

    async def work(workers: Workers) -> None:
        with pytest.raises(WrongUsageError) as told:
            await workers.run("make_document", **{**SMALL, "reference": "bestaat-niet"})
        assert [item.name for item in told.value.diagnostics] == ["usage.unknown_document"]
        with pytest.raises(Refusal) as broken:
            await workers.run("make_document", **SMALL, case=("Zwaluw", "zaak.json"))
        assert "Zwaluw" not in str(broken.value)

    with_workers(work)


def test_a_job_that_takes_too_long_is_ended_and_the_next_one_goes_on() -> None:
    """It costs its own request; so does a worker that is killed."""

    async def work(workers: Workers) -> None:
        workers._seconds = 0.0
        with pytest.raises(Late):
            await workers.run("make_document", **SMALL)
        workers._seconds = 60.0
        assert (await workers.run("make_document", **SMALL)).content
        job = asyncio.ensure_future(workers.run("make_document", **{**SMALL, "reference": "iri"}))
        await asyncio.sleep(0)
        for worker in workers._workers:
            assert worker._process is not None
            worker._process.kill()
        with pytest.raises(Lost):
            await job
        assert (await workers.run("make_document", **SMALL)).content

    with_workers(work)


def test_too_many_are_told_at_once_and_previews_have_their_own_line() -> None:
    """Beyond the bound nothing waits; the other lane is free."""

    async def work(workers: Workers) -> None:
        await workers.run("make_document", **SMALL)
        jobs = [asyncio.ensure_future(workers.run("make_document", **SMALL)) for _ in range(3)]
        await asyncio.sleep(0)
        assert workers.crowded()
        with pytest.raises(Busy):
            await workers.run("make_document", **SMALL)
        assert not workers.crowded(Lane.PREVIEW)
        assert (await workers.run("make_document", lane=Lane.PREVIEW, **SMALL)).content
        assert all(made.content for made in await asyncio.gather(*jobs))

    with_workers(work, waiting=2)


def test_a_busy_desk_says_so_before_it_reads_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the seconds after which to come back; pages that only show are served all the same."""
    monkeypatch.setattr(guards, "_HOLD", 0.0)
    settings = DeskSettings(workers=1, open_=True, today=DAY)
    workers = Workers(None, 1, 0, waiting=0)
    with TestClient(create_app(settings, workers, log=lambda _line: None), "http://127.0.0.1:8765") as client:
        answer = client.post("/lijst/nakijken", content=b"x", headers={"Sec-Fetch-Site": "same-origin"})
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
        assert "Het is nu druk." in answer.text
        assert client.get("/stijl/desk.css").status_code == 200


def test_frames_hold_no_values() -> None:
    """Only where in our own program it went wrong."""
    try:
        DeskSettings(host=("Zwaluw",)).known_hosts  # type: ignore[arg-type] # noqa: B018
    except AttributeError as error:
        (frame,) = our_frames(error)
        assert frame.startswith("desk/settings.py:")
    else:
        pytest.fail("nothing was raised")
