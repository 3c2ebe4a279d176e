# SPDX-License-Identifier: EUPL-1.2
"""Makes `templates/html/font.css`: the font of the documents, cut down to Latin script, inside a style sheet.

    python -m venv build/font && build/font/bin/pip install fonttools brotli font-source-sans-pro
    build/font/bin/python .ci/web_font.py > templates/html/font.css

The licence reserves the name of the font for the unchanged one, so that the cut has another.
"""

import base64
import io
from pathlib import Path

import font_source_sans_pro
from fontTools.subset import Options, Subsetter, load_font, save_font

FAMILY = "Proeftuin Sans"
WEIGHTS = {"Regular": "400", "Semibold": "600 700"}
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2B0, 0x370), *range(0x1E00, 0x1F00)]
MARKS = [*range(0x2010, 0x2028), 0x2030, 0x20AC, 0x2122, 0x2190, 0x2192, 0x2264, 0x2265, 0x2713]
KEPT_NAMES = [0, 1, 4, 6, 13, 14]
RENAMED = {1: FAMILY, 4: FAMILY, 6: FAMILY.replace(" ", "")}


def font_bytes(weight: str) -> bytes:
    """One weight as WOFF2, with its copyright and licence inside it."""
    options = Options(flavor="woff2", hinting=False, name_IDs=KEPT_NAMES, recalc_timestamp=False)
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
    source = Path(font_source_sans_pro.__file__).parent / "files" / f"SourceSansPro-{weight}.ttf"
    font = load_font(str(source), options)
    for record in font["name"].names:
        record.string = RENAMED.get(record.nameID, str(record))
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*LATIN, *MARKS])
    subsetter.subset(font)
    made = io.BytesIO()
    save_font(font, made, options)
    return made.getvalue()


def rule(weight: str) -> str:
    """The rule of the style sheet for one weight."""
    data = base64.b64encode(font_bytes(weight)).decode()
    lines = (
        f'font-family: "{FAMILY}"',
        f"font-weight: {WEIGHTS[weight]}",
        f'src: url(data:font/woff2;base64,{data}) format("woff2")',
    )
    return "@font-face {\n" + "".join(f"  {line};\n" for line in lines) + "}"


if __name__ == "__main__":
    print("\n".join(rule(weight) for weight in WEIGHTS))
