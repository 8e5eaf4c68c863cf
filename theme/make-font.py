"""Cuts `reweight-math.woff2` out of TeX Gyre Termes Math and renames it inside, as the font's licence asks.

usage: pip install fonttools brotli && python theme/make-font.py texgyretermes-math.otf
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

NAME = "Reweight Math"


def span(first, last):
    return range(ord(first), ord(last) + 1)


LETTERS = [
    *span(" ", "~"),
    *map(ord, "  ¬±²³¹·×÷½¼¾ıȷˆˇ˘˙˜‖†…′″ℓℕℝℤℎ−∓∕∗∘√∝∞∣∥∧∨∩∪∫∼≃≈≔≠≡≤≥≪≫≺≻⊂⊆⊤⊥⋅⋮⋯⋱⌈⌉⌊⌋⏞⏟⟨⟩⟵⟶⟹⟺←↑→↓↔↦⇐⇒⇔∀∂∃∅∇∈∉∏∑⩽⩾⏜⏝⎵⎴"),
    *map(ord, "\u0302\u0303\u0304\u0305\u0306\u0307\u20d7\u2061\u2062\u2063\u2064"),
    *span("Α", "Ω"), *span("α", "ω"), *map(ord, "ϕϑϵ"),
    *span("𝐴", "𝑧"), *span("𝛢", "𝜛"), *map(ord, "𝚤𝚥"),
    *map(ord, "𝔼𝟙𝟏ℙ𝔹𝒩ℒ𝒟ℋℛ𝒳𝒜𝒮𝒫𝒢"),
]

font = TTFont(sys.argv[1])
options = subset.Options(flavor="woff2", layout_features=[], desubroutinize=False, hinting=False)
options.name_IDs = ["*"]
cut = subset.Subsetter(options)
cut.populate(unicodes=LETTERS)
cut.subset(font)
note = "A subset of TeX Gyre Termes Math, renamed because it was changed; see reweight-math.md."
for record in font["name"].names:
    if record.nameID in (1, 4, 16, 18):
        record.string = NAME
    elif record.nameID in (3, 6, 20):
        record.string = NAME.replace(" ", "") + "-Regular"
    elif record.nameID == 10:
        record.string = note
font["name"].setName(note, 10, 3, 1, 0x409)
if "CFF " in font:
    cff = font["CFF "].cff
    cff.fontNames = [NAME.replace(" ", "") + "-Regular"]
    top = cff.topDictIndex[0]
    top.FullName = NAME
    top.FamilyName = NAME
out = Path(__file__).parent / "fonts/reweight-math.woff2"
font.flavor = "woff2"
font.save(out)
print(out.name, out.stat().st_size, "bytes,", len(font.getGlyphOrder()), "glyphs")
