"""Put a house style that somebody edited in Word into a copy of the templates."""

from pathlib import Path
from shutil import rmtree

from proeftuin_docs.renderers.docx.house_style import LAYOUT_NAME, STYLE_FOLDER, read_house_style


def unpack_house_style(data: bytes, folder: Path, name: str = STYLE_FOLDER) -> tuple[str, ...]:
    """Write what Word saved into `templates/docx` when it is a house style; return the names of its parts."""
    parts = read_house_style(data, folder / LAYOUT_NAME, name)
    rmtree(folder / name, ignore_errors=True)
    for part, content in parts.items():
        path = folder / name / part
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tuple(parts)
