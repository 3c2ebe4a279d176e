# SPDX-License-Identifier: EUPL-1.2
"""The commands that make documents, compare them and look after definitions: parse, call, show."""

import os
import shutil
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from proeftuin_docs.cli.app import (
    STANDARD,
    argument,
    command,
    current_library,
    json_option,
    keep_work,
    option,
    output_folder,
    print_json,
    print_line,
    print_prefilled,
    print_status,
    print_text,
    read_input,
    require_ending,
    size_option,
    today_option,
    write_output,
)
from proeftuin_docs.cli.localisation import words
from proeftuin_docs.errors import (
    Diagnostic,
    ExitCode,
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

    library = current_library()
    documents = list_documents(library)
    print_json(documents) if as_json else show_list(documents)
    _warn_all(library.warnings)


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
@size_option
@option("part", "--part", metavar="part")
@today_option
def render_command(  # noqa: D103
    document: str,
    *,
    format_name: str,
    data: str | None,
    output: str,
    size: str,
    part: str | None,
    today: date,
) -> None:
    from proeftuin_docs.renderers.registry import find_format
    from proeftuin_docs.usecases.render import follows_case, render, render_for_case

    require_ending(output, find_format(format_name).ending)
    values = (read_input(data), data) if data is not None else None
    library = current_library()
    if values and follows_case(library, document, values):
        if part is not None:
            raise WrongUsageError([usage.no_parts(id=document)])
        rendered = render_for_case(
            library,
            document,
            format_name,
            values,
            today,
            size=size,
            report=_warn,
            tell_prefilled=print_prefilled,
        )
    else:
        rendered = render(library, document, format_name, values, size=size, part=part, report=_warn)
    keep_work(rendered, output)
    write_output(rendered, output, private=values is not None)


def _warn(found: Diagnostic) -> None:
    print_status(words("messages", "warning", text=found))


def _warn_all(found: Iterable[Diagnostic]) -> None:
    for item in found:
        _warn(item)


@command("build")
@option("folder", "-o", "--output", required=True, metavar="folder")
@size_option
def build_command(output: str, size: str) -> None:  # noqa: D103
    from proeftuin_docs.cli.progress import progress
    from proeftuin_docs.output_folder.set_journal import BUILD
    from proeftuin_docs.output_folder.sets import open_set
    from proeftuin_docs.usecases.build import INDEX, build

    folder = output_folder(output)
    with open_set(folder, BUILD) as opened, progress(words("messages", "building")) as report:
        placed = opened.place(build(current_library(), report, size=size))
    _warn_all(placed.told)
    print_status(words("messages", "built", count=len(placed.paths), path=folder / INDEX))


@command("check")
@argument("files", "files", nargs=-1, type=click.Path(path_type=Path))
def check_command(files: tuple[Path, ...]) -> None:  # noqa: D103
    from proeftuin_docs.quality.check import check, is_case

    count, found = check(current_library(), files)
    errors = [item for item in found if item.severity is Severity.ERROR]
    for item in errors:
        print_status(words("messages", "error", text=item))
    _warn_all(found[len(errors) :])
    if errors:
        given = {str(path) for path in files if is_case(path)}
        print_status(words("messages", "found", errors=len(errors), warnings=len(found) - len(errors)))
        only_data = all(item.place.file in given for item in errors)
        raise click.exceptions.Exit(ExitCode.DATA_FAULT if only_data else ExitCode.DEFINITION_FAULT)
    print_line(words("messages", "checked", count=count))


@command("publish")
@argument("version", "version")
def publish_command(version: str) -> None:  # noqa: D103
    from proeftuin_docs.usecases.publish import publish

    if "@" not in version:
        raise WrongUsageError([usage.no_version_named(id=version)])
    done = publish(current_library(), version)
    key = "published" if done.added else "already_published"
    print_line(words("messages", key, name=done.name, hash=done.hash[:12]))


@command("hearing")
@argument("case", "case", required=False)
@option("hearing_folder", "-o", "--output", required=True, metavar="folder")
@option("empty_case", "--template")
@option("example_case", "--example")
@size_option
@today_option
def hearing_command(  # noqa: D103
    case: str | None, output: str, *, template: bool, example: bool, size: str, today: date
) -> None:
    if template or example:
        from proeftuin_docs.usecases.describe import case_to_fill_in

        require_ending(output, ".yaml")
        content = case_to_fill_in(example=example)
        keep_work(content, output)
        write_output(content, output)
        return
    if case is None:
        raise WrongUsageError([usage.no_case()])
    _make_hearing(case, output, today, size)


def _make_hearing(case: str, output: str, today: date, size: str) -> None:
    from proeftuin_docs.hearings.hearing_set import OVERVIEW, hearing
    from proeftuin_docs.output_folder.set_journal import HEARING
    from proeftuin_docs.output_folder.sets import open_set

    folder, given = output_folder(output), (read_input(case), case)
    with open_set(folder, HEARING) as opened:
        made = hearing(current_library(), given, today, size=size)
        placed = opened.place(made.files, made.about)
    _warn_all((*made.warnings, *placed.told))
    print_prefilled(made.prefilled)
    print_status(words("messages", "hearing", count=len(placed.paths), path=folder / OVERVIEW))
    if made.held:
        raise FaultsFoundError([*made.held, cases.letters_held(Place(case))])


@command("house-style")
@argument("name", "brief|huisstijl|gerecht")
@option("word", "-o", "--output", metavar="path")
@option("edited", "--from", "source", metavar="file")
def house_style_command(name: str, output: str | None, source: str | None) -> None:  # noqa: D103
    from proeftuin_docs.files import MOST_GIVEN, read_named_file, write_atomically
    from proeftuin_docs.usecases.house_style import ending_of, export_house_style, import_house_style

    if output is None and source is None:
        raise WrongUsageError([usage.nothing_to_do()])
    if output is not None:
        require_ending(output, ending_of(name))
        exported = export_house_style(current_library(), name)
        keep_work(exported, output)
        write_atomically(Path(output), exported)
        written: object = output
    else:
        given = Path(source or "")
        content = read_named_file(given, most=MOST_GIVEN)
        written, kept = import_house_style(current_library(new=True), name, content, given)
        if kept is not None:
            print_status(words("messages", "house_style_kept", path=kept))
    print_status(words("messages", "written", path=written))


@command("language")
@argument("code", "language")
@argument("name", "language_name", required=False, default="")
def language_command(code: str, name: str) -> None:  # noqa: D103
    from proeftuin_docs.usecases.new_language import write_new_language

    for path in write_new_language(current_library(new=True), code, name):
        print_status(words("messages", "written", path=path))


@command("schema", configured=False)
@argument("kind", "form|letter|case|house-style", type=str)
def schema_command(kind: str) -> None:  # noqa: D103
    from proeftuin_docs.usecases.describe import schema

    print_text(schema(kind))


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
    require_ending(output, ".html" if format_name == _HTML else ".txt")
    if format_name == _HTML:
        from proeftuin_docs.comparison.versions import compare_as_page

        write_output(compare_as_page(current_library(), old, new), output)
    else:
        text = _difference(old, new, wide=output is None and bool(sys.stdout and sys.stdout.isatty()))
        print_text(text) if output in (None, STANDARD) else write_output(text.encode(), output)


def _difference(old: str, new: str, *, wide: bool) -> str:
    from proeftuin_docs.cli.comparison_view import comparison_lines
    from proeftuin_docs.comparison.versions import compare

    comparison, told = compare(current_library(), old, new)
    width = {"width": shutil.get_terminal_size().columns} if wide else {}
    coloured = wide and not os.environ.get("NO_COLOR")
    return "\n".join(comparison_lines(comparison, told, coloured=coloured, **width)) + "\n"
