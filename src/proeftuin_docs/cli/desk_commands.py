# SPDX-License-Identifier: EUPL-1.2
"""The command that opens the desk: parse, call, show."""

import hashlib
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import click

from proeftuin_docs.cli.app import command, configuration_folder, option, print_line, print_status
from proeftuin_docs.cli.localisation import words
from proeftuin_docs.errors import Place, WrongUsageError, desk, system_problem, usage
from proeftuin_docs.text.plain_values import read_day

_DEFAULT_PORT: Final = 8765
_NEEDED: Final = ("starlette", "uvicorn", "python_multipart")
_NO_KEY: Final = "#"


def _read_day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """Return the day that counts as today; None for that of the clock, which a desk reads again each time."""
    day = read_day(text) if text is not None else None
    if text is not None and day is None:
        raise WrongUsageError([usage.not_a_day()])
    return day


@command("serve")
@option("host", "--host", default="127.0.0.1", metavar="address")
@option("port", "--port", type=click.IntRange(0, 65535), default=_DEFAULT_PORT, metavar="number")
@option("no_browser", "--no-browser")
@option("host_names", "--host-name", "host_names", multiple=True, metavar="name")
@option("trusted_user", "--trust-proxy-user", "trusted_user_header", metavar="header")
@option("open_desk", "--open", "open_")
@option("api_keys", "--api-key-file", "api_keys", metavar="file")
@option("desk_workers", "--workers", type=click.IntRange(1), metavar="number")
@option("today", "--today", metavar="day", envvar="PROEFTUIN_DOCS_TODAY", callback=_read_day)
def serve_command(  # noqa: D103
    *,
    host: str,
    port: int,
    no_browser: bool,
    host_names: tuple[str, ...],
    trusted_user_header: str | None,
    open_: bool,
    api_keys: str | None,
    workers: int | None,
    today: date | None,
) -> None:
    if not all(map(find_spec, _NEEDED)):
        raise WrongUsageError([desk.not_installed()])
    from proeftuin_docs.desk.server import serve
    from proeftuin_docs.desk.settings import DeskSettings

    settings = DeskSettings(
        config=configuration_folder(),
        host=host,
        port=port,
        host_names=host_names,
        api_keys=_keys(Path(api_keys)) if api_keys else frozenset(),
        trusted_user_header=trusted_user_header,
        open_=open_,
        browser=not no_browser,
        today=today,
        **({"workers": workers} if workers else {}),
    )
    print_status(words("messages", "desk_opens"))
    serve(settings, _say, lambda address: print_status(words("messages", "desk_again", address=address)))
    print_status(words("messages", "desk_closed"))


def _say(address: str) -> None:
    print_line(address)
    print_status(words("messages", "desk_open"))


def _keys(path: Path) -> frozenset[str]:
    """The hash of each key in a file, one a line; a line that begins with # is none."""
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        problem = system_problem(error) if isinstance(error, OSError) else type(error).__name__
        raise WrongUsageError([desk.unreadable_keys(Place(str(path)), problem=problem)]) from error
    keys = [line for line in lines if line and not line.startswith(_NO_KEY)]
    if not keys:
        raise WrongUsageError([desk.no_keys(Place(str(path)))])
    return frozenset(hashlib.sha256(key.encode()).hexdigest() for key in keys)
