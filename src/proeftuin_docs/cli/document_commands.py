"""The commands that make documents, compare them and look after definitions: parse, call, show."""

import os
import shutil
import sys
from pathlib import Path

import click

from proeftuin_docs.cli.app import (
    STANDARD,
    app,
    config_option,
    current_library,
    json_option,
    output_option,
    print_json,
    print_status,
    words,
)
from proeftuin_docs.cli.dutch import DutchOption
from proeftuin_docs.errors import DefinitionError, Severity, WrongUsageError, usage


@app.command("list", help=words("help", "list"))
@json_option
@config_option
def list_command(as_json: bool, config: Path | None) -> None:  # noqa: D103
    from proeftuin_docs.cli.views import show_list
    from proeftuin_docs.usecases.describe import list_documents

    del config
    documents = list_documents(current_library())
    print_json(documents) if as_json else show_list(documents)


@app.command("show", help=words("help", "show"))
@click.argument("document", metavar=words("metavars", "document"))
@json_option
@config_option
def show_command(document: str, as_json: bool, config: Path | None) -> None:  # noqa: D103
    from proeftuin_docs.cli.views import show_one
    from proeftuin_docs.usecases.describe import show_document

    del config
    described = show_document(current_library(), document)
    print_json(described) if as_json else show_one(described)


@app.command("render", help=words("help", "render"))
@click.argument("document", metavar=words("metavars", "document"))
@click.option(
    "--format",
    "format_name",
    cls=DutchOption,
    required=True,
    metavar="pdf|print|docx|html",
    help=words("options", "format"),
)
@click.option("--data", cls=DutchOption, metavar=words("metavars", "file"), help=words("options", "data"))
@output_option("path", "output")
@config_option
def render_command(  # noqa: D103
    document: str, format_name: str, data: str | None, output: str, config: Path | None
) -> None:
    from proeftuin_docs.cli.app import read_standard_input, write_standard_output
    from proeftuin_docs.files import read_named_file, write_atomically
    from proeftuin_docs.renderers.registry import find_format
    from proeftuin_docs.usecases.render import follows_case, render, render_for_case

    del config
    find_format(format_name)
    values = None
    if data is not None:
        content = read_standard_input() if data == STANDARD else read_named_file(Path(data))
        values = (content, data)
    library = current_library()
    if values and follows_case(library, document, values):
        rendered = render_for_case(library, document, format_name, values)
    else:
        rendered = render(
            library, document, format_name, values, report=lambda found: print_status(str(found))
        )
    if output == STANDARD:
        write_standard_output(rendered)
    else:
        write_atomically(Path(output), rendered)
        print_status(words("messages", "written", path=output))


@app.command("build", help=words("help", "build"))
@output_option("folder", "folder")
@config_option
def build_command(output: str, config: Path | None) -> None:  # noqa: D103
    from proeftuin_docs.cli.progress import progress
    from proeftuin_docs.files import write_all
    from proeftuin_docs.usecases.build import INDEX, build

    del config
    with progress(words("messages", "building")) as report:
        files = write_all(build(current_library(), report), Path(output))
    print_status(words("messages", "built", count=len(files), path=Path(output) / INDEX))


@app.command("check", help=words("help", "check"))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar=words("metavars", "files"))
@config_option
def check_command(files: tuple[Path, ...], config: Path | None) -> None:  # noqa: D103
    from proeftuin_docs.quality.check import check

    del config
    count, found = check(current_library(), files)
    errors = [item for item in found if item.severity is Severity.ERROR]
    for item in found:
        if item.severity is not Severity.ERROR:
            print_status(str(item))
    if errors:
        raise DefinitionError(errors)
    click.echo(words("messages", "checked", count=count))


@app.command("publish", help=words("help", "publish"))
@click.argument("version", metavar=words("metavars", "version"))
@config_option
def publish_command(version: str, config: Path | None) -> None:  # noqa: D103
    from proeftuin_docs.usecases.publish import publish

    del config
    if "@" not in version:
        raise WrongUsageError([usage.no_version_named(id=version)])
    done = publish(current_library(), version)
    key = "published" if done.added else "already_published"
    click.echo(words("messages", key, name=done.name, hash=done.hash[:12]))


@app.command("hearing", help=words("help", "hearing"))
@click.argument("case", metavar=words("metavars", "case"))
@output_option("folder", "folder")
@config_option
def hearing_command(case: str, output: str, config: Path | None) -> None:  # noqa: D103
    from proeftuin_docs.cli.app import read_standard_input
    from proeftuin_docs.files import read_named_file, write_all
    from proeftuin_docs.hearings.hearing_set import OVERVIEW, hearing

    del config
    content = read_standard_input() if case == STANDARD else read_named_file(Path(case))
    made = hearing(current_library(), (content, case))
    files = write_all(made.files, Path(output))
    for item in made.warnings:
        print_status(str(item))
    print_status(words("messages", "hearing", count=len(files), path=Path(output) / OVERVIEW))


@app.command("house-style", help=words("help", "house_style"))
@click.argument("name", metavar="brief|huisstijl")
@click.option(
    "-o", "--output", cls=DutchOption, metavar=words("metavars", "path"), help=words("options", "word")
)
@click.option(
    "--from", "source", cls=DutchOption, metavar=words("metavars", "file"), help=words("options", "edited")
)
@config_option
def house_style_command(name: str, output: str | None, source: str | None, config: Path | None) -> None:  # noqa: D103
    from proeftuin_docs.files import read_named_file, write_atomically
    from proeftuin_docs.usecases.house_style import export_house_style, import_house_style

    del config
    if output is not None:
        write_atomically(Path(output), export_house_style(current_library(), name))
        print_status(words("messages", "written", path=output))
    elif source is not None:
        folder = import_house_style(current_library(), name, read_named_file(Path(source)))
        print_status(words("messages", "written", path=folder))
    else:
        raise WrongUsageError([usage.nothing_to_do()])


@app.command("schema", help=words("help", "schema"))
@click.argument("kind", type=str, metavar="form|letter|case")
def schema_command(kind: str) -> None:  # noqa: D103
    from proeftuin_docs.usecases.describe import schema

    click.echo(schema(kind), nl=False)


_TEXT = "text"
_HTML = "html"


@app.command("diff", help=words("help", "diff"))
@click.argument("old", metavar=words("metavars", "old_version"))
@click.argument("new", metavar=words("metavars", "new_version"))
@click.option(
    "--format",
    "format_name",
    cls=DutchOption,
    default=_TEXT,
    metavar=f"{_TEXT}|{_HTML}",
    help=words("options", "diff_format"),
)
@click.option(
    "-o", "--output", cls=DutchOption, metavar=words("metavars", "path"), help=words("options", "diff_output")
)
@config_option
def diff_command(old: str, new: str, *, format_name: str, output: str | None, config: Path | None) -> None:  # noqa: D103
    del config
    if format_name not in (_TEXT, _HTML):
        raise WrongUsageError(
            [usage.unknown_comparison_format(format=format_name, known=f"{_TEXT}, {_HTML}")]
        )
    if format_name == _HTML:
        _write_page(old, new, output)
    else:
        _write_text(old, new, output)


def _write_text(old: str, new: str, output: str | None) -> None:
    from proeftuin_docs.cli.views import comparison_lines
    from proeftuin_docs.comparison.versions import compare
    from proeftuin_docs.files import write_atomically

    comparison, told = compare(current_library(), old, new)
    if output is None and sys.stdout.isatty():
        width, coloured = shutil.get_terminal_size().columns, not os.environ.get("NO_COLOR")
        lines = comparison_lines(comparison, told, coloured=coloured, width=width)
    else:
        lines = comparison_lines(comparison, told, coloured=False)
    text = "\n".join(lines) + "\n"
    if output is None or output == STANDARD:
        click.echo(text, nl=False)
    else:
        write_atomically(Path(output), text.encode())
        print_status(words("messages", "written", path=output))


def _write_page(old: str, new: str, output: str | None) -> None:
    from proeftuin_docs.cli.app import write_standard_output
    from proeftuin_docs.comparison.versions import compare_as_page
    from proeftuin_docs.files import write_atomically

    if output is None:
        raise WrongUsageError([usage.no_page_to_write()])
    page = compare_as_page(current_library(), old, new)
    if output == STANDARD:
        write_standard_output(page)
    else:
        write_atomically(Path(output), page)
        print_status(words("messages", "written", path=output))
