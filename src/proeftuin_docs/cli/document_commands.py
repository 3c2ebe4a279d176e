"""The commands that make documents, compare them and look after definitions: parse, call, show."""

import os
import shutil
import sys
from datetime import date
from pathlib import Path

import click

from proeftuin_docs.cli.app import (
    STANDARD,
    argument,
    command,
    current_library,
    json_option,
    option,
    print_json,
    print_status,
    read_input,
    today_option,
    write_output,
)
from proeftuin_docs.cli.localisation import words
from proeftuin_docs.errors import (
    DefinitionError,
    Diagnostic,
    FaultsFoundError,
    Place,
    Severity,
    WrongUsageError,
    cases,
    usage,
)

_TEXT = "text"
_HTML = "html"


@command("list")
@json_option
def list_command(as_json: bool) -> None:  # noqa: D103
    from proeftuin_docs.cli.views import show_list
    from proeftuin_docs.usecases.describe import list_documents

    documents = list_documents(current_library())
    print_json(documents) if as_json else show_list(documents)


@command("show")
@argument("document", "document")
@json_option
def show_command(document: str, as_json: bool) -> None:  # noqa: D103
    from proeftuin_docs.cli.views import show_one
    from proeftuin_docs.usecases.describe import show_document

    described = show_document(current_library(), document)
    print_json(described) if as_json else show_one(described)


@command("render")
@argument("document", "document")
@option("format", "--format", "format_name", required=True, metavar="pdf|print|docx|html")
@option("data", "--data", metavar="file")
@option("output", "-o", "--output", required=True, metavar="path")
@today_option
def render_command(  # noqa: D103
    document: str, format_name: str, data: str | None, output: str, today: date
) -> None:
    from proeftuin_docs.renderers.registry import find_format
    from proeftuin_docs.usecases.render import follows_case, render, render_for_case

    find_format(format_name)
    values = (read_input(data), data) if data is not None else None
    library = current_library()
    if values and follows_case(library, document, values):
        rendered = render_for_case(library, document, format_name, values, today, report=_warn)
    else:
        rendered = render(library, document, format_name, values, report=_warn)
    write_output(rendered, output)


def _warn(found: Diagnostic) -> None:
    print_status(str(found))


@command("build")
@option("folder", "-o", "--output", required=True, metavar="folder")
def build_command(output: str) -> None:  # noqa: D103
    from proeftuin_docs.cli.progress import progress
    from proeftuin_docs.files import write_all
    from proeftuin_docs.usecases.build import INDEX, build

    with progress(words("messages", "building")) as report:
        files = write_all(build(current_library(), report), Path(output))
    print_status(words("messages", "built", count=len(files), path=Path(output) / INDEX))


@command("check")
@argument("files", "files", nargs=-1, type=click.Path(path_type=Path))
def check_command(files: tuple[Path, ...]) -> None:  # noqa: D103
    from proeftuin_docs.quality.check import check

    count, found = check(current_library(), files)
    errors = [item for item in found if item.severity is Severity.ERROR]
    for item in found:
        if item.severity is not Severity.ERROR:
            _warn(item)
    if errors:
        raise DefinitionError(errors)
    click.echo(words("messages", "checked", count=count))


@command("publish")
@argument("version", "version")
def publish_command(version: str) -> None:  # noqa: D103
    from proeftuin_docs.usecases.publish import publish

    if "@" not in version:
        raise WrongUsageError([usage.no_version_named(id=version)])
    done = publish(current_library(), version)
    key = "published" if done.added else "already_published"
    click.echo(words("messages", key, name=done.name, hash=done.hash[:12]))


@command("hearing")
@argument("case", "case")
@option("folder", "-o", "--output", required=True, metavar="folder")
@today_option
def hearing_command(case: str, output: str, today: date) -> None:  # noqa: D103
    from proeftuin_docs.files import write_all
    from proeftuin_docs.hearings.hearing_set import OVERVIEW, hearing

    made = hearing(current_library(), (read_input(case), case), today)
    files = write_all(made.files, Path(output))
    for item in made.warnings:
        _warn(item)
    print_status(words("messages", "hearing", count=len(files), path=Path(output) / OVERVIEW))
    if made.held:
        raise FaultsFoundError([*made.held, cases.letters_held(Place(case))])


@command("house-style")
@argument("name", "brief|huisstijl")
@option("word", "-o", "--output", metavar="path")
@option("edited", "--from", "source", metavar="file")
def house_style_command(name: str, output: str | None, source: str | None) -> None:  # noqa: D103
    from proeftuin_docs.files import read_named_file, write_atomically
    from proeftuin_docs.usecases.house_style import export_house_style, import_house_style

    if output is None and source is None:
        raise WrongUsageError([usage.nothing_to_do()])
    if output is not None:
        write_atomically(Path(output), export_house_style(current_library(), name))
        written: object = output
    else:
        written = import_house_style(current_library(), name, read_named_file(Path(source or "")))
    print_status(words("messages", "written", path=written))


@command("schema", configured=False)
@argument("kind", "form|letter|case", type=str)
def schema_command(kind: str) -> None:  # noqa: D103
    from proeftuin_docs.usecases.describe import schema

    click.echo(schema(kind), nl=False)


@command("diff")
@argument("old", "old_version")
@argument("new", "new_version")
@option("diff_format", "--format", "format_name", default=_TEXT, metavar=f"{_TEXT}|{_HTML}")
@option("diff_output", "-o", "--output", metavar="path")
def diff_command(old: str, new: str, *, format_name: str, output: str | None) -> None:  # noqa: D103
    if format_name not in (_TEXT, _HTML):
        known = f"{_TEXT}, {_HTML}"
        raise WrongUsageError([usage.unknown_comparison_format(format=format_name, known=known)])
    if format_name == _HTML and output is None:
        raise WrongUsageError([usage.no_page_to_write()])
    if format_name == _HTML:
        from proeftuin_docs.comparison.versions import compare_as_page

        write_output(compare_as_page(current_library(), old, new), output)
    else:
        text = _difference(old, new, wide=output is None and sys.stdout.isatty())
        click.echo(text, nl=False) if output in (None, STANDARD) else write_output(text.encode(), output)


def _difference(old: str, new: str, *, wide: bool) -> str:
    from proeftuin_docs.cli.views import comparison_lines
    from proeftuin_docs.comparison.versions import compare

    comparison, told = compare(current_library(), old, new)
    width = {"width": shutil.get_terminal_size().columns} if wide else {}
    coloured = wide and not os.environ.get("NO_COLOR")
    return "\n".join(comparison_lines(comparison, told, coloured=coloured, **width)) + "\n"
