"""Makes the two files in wwwroot/fonts from @fontsource-variable/vollkorn (OFL 1.1, no reserved name):
Latin-1 and common signs, weights 400-700 upright and 400 italic.

They are committed and rarely made again, so neither the package nor the tools are dependencies of the blog:

    apt-get install python3-fonttools python3-brotli
    cd Blog
    npm install --no-save @fontsource-variable/vollkorn@5.3.0
    /usr/bin/python3 Styles/fonts/make.py
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

BLOG = Path(__file__).resolve().parents[2]
SOURCE = BLOG / "node_modules/@fontsource-variable/vollkorn/files"
TARGET = BLOG / "wwwroot/fonts"

SIGNS = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E,
         0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2022, 0x2026, 0x2030,
         0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248,
         0x2260, 0x2264, 0x2265]
FEATURES = ["kern", "liga", "locl", "ccmp", "mark", "mkmk", "lnum", "onum", "tnum", "pnum"]
WEIGHT = {"normal": (400, 700), "italic": 400}

for style, weight in WEIGHT.items():
    # Without its old time stamp the file would differ each time it is made.
    font = TTFont(SOURCE / f"vollkorn-latin-wght-{style}.woff2", recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.name_IDs = ["*"]
    options.layout_features = FEATURES
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=SIGNS)
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": weight})
    font.flavor = "woff2"
    font.save(TARGET / f"vollkorn-{style}.woff2")
