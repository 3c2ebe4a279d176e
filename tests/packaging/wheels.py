"""Makes the wheel from a copy of the sources, as somebody else's machine would."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    ".gitignore",
    "src",
    "forms",
    "letters",
    "templates",
)


def build_wheel(folder: Path, *, mask: int = 0o022, modified: int | None = None) -> Path:
    """The wheel of a copy of the sources in this folder, with a umask and the time that files have."""
    source = folder / "source"
    source.mkdir(parents=True)
    for name in (*SOURCES, "examples"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    for path in source.rglob("*"):
        path.chmod((0o777 if path.is_dir() else 0o666) & ~mask)
        if modified is not None:
            os.utime(path, (modified, modified))
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist"],
        cwd=source,
        check=True,
        capture_output=True,
        umask=mask,
        env={**os.environ, "TZ": "Pacific/Kiritimati" if modified else "UTC"},
    )
    (wheel,) = (folder / "dist").glob("*.whl")
    return wheel
