"""The code points that Unicode 14.0 leaves unassigned, so that every Python treats a handle alike.

Python 3.11 knows Unicode 14.0, 3.12 knows 15.0, 3.13 knows 15.1: the same normalisation would
change characters that only the newer ones know. Who compares text across versions leaves these
alone.
"""

import re
import zlib
from base64 import b85decode
from collections.abc import Iterator
from functools import cache

# Gaps and lengths of the 698 ranges, seven bits a byte. A test on Python 3.11 compares the table
# with `unicodedata`; it never changes again.
_PACKED = (
    "c-mD|O=w(I6h1%q_ucp2OeRTZlF9reWYWZBlG3D2(lplA#x&JhkZLt3rP!8&F5F}%7AY1HYF#K=kalC&6+x+8SVXLX"
    "6*rbrL~B9Zskrh7p`JUjqFnB~Kj)tBoO|B)-QNvbc0kYzuQF`JX;d(02iPWO2o~{JwjDQP5o$<~swS}h3Be;{8N`V+"
    "CNkHSn89Gb_*!1KactsbWUYvd1~MhDAOQvIc7s9Y3Mto^87K3*xX~7Il~EnsZqHyzfhLwjnV1x1Y~l`*rfh@C#k&Gs"
    "7}2%ih>9A6DR=fm#9Oy$7M}o|MvobY`F3Gd#%}79+z1^JTZ!UzKou6aJ{)5j=#y^+jeIQz)QuHr@hG&Q2>I}52$B*0"
    "NrD|qsqr4^L;tRduuZ<ZageI|AX+@9Y1NcnpX&`V4GxDe=%A~5)l8^m--L`aCK^YRw7IHN+JU>Ej;Wj}U~|*Mv<cSi"
    "A{A-TOkip!)SF6BH%j*sFSaIbmCOogp$B8lk3oh5kke2;l%Ga^OIOmKH*y?=??_E{lAkx6^*IOsZzl$;uo`Y)U&cG("
    "ARbo}a0ng^o8adkkmlUC)cqmaYp6OkDsQKt=k2o1^jgxO{gCny%(;Tp>v*~5t>kAr5f=G`T=>GlP~pw|%Wiz8<$_UF"
    "h}Dg}d7<zT<E){^xSoL?&}`sk6fRvs>VOEL1jZZ8pelBTA{GXpSBfX;3ArRqPQ8eA+ML(8<r->2HDH7bW9LzVwz$P("
    "c1w~;c_Pu$^>NoFa%Jz!7RDjjZ6#J)ct%)(6`M>+2sK0ligwI%FHXzK%Wtd8wS!5_&c-NbZkFmepsGd(w}0=}nRLcX"
    "*>HiH0;rJpjoI<uYOB^=ar-5yB~RFIg5C<<cGMk)-lQAa_jSl3`J{Tg3R?eH4iKUoBH5J_ikesODKNDaiGZ`Xaqxj8"
    "=)AO`!<GRoa^(^(K7Al~(SR4{hUhSJVaekZru{4SK)Ux7B`^sEU#CHdP}mb=v?&%pu|ZoIN2FU5-lzT#M4;2@+xF;l"
    "V3JSqi=HFtyAG18jnCDk`!6fggustL&<(VH*$2sYgX+1cpFHvqZ!@JGCgJRlDSN|@B|k3d&TZbI302hgG@mRzt8z+A"
    "K>y9~6jt2Y!f)tD@e}M>K8wBKao2weAA>#dA&JinWKtmqyF^T0#+p=1C?j0BPI!Uvip~ubzjDp*MRz6a6z*%BBq1R4"
    "6>1h26y5Spyo51u6|rk{AB*WVv-IG-9}E0|7)btokRzfZd2ZI#r2g5z+u|x-MR(2xC@Ce0l&1MKwfSf$ir|Yd;xFQC"
    "J#BL$%Ccwird3^((^^<HBJMonc`5anZ3sE8Qz)PzL(bJHRn`aXMJcZ%%ngT^-0d%^ak*)3A)ah!?`=C*Ij?SqYa{R9"
    "9H-jh6Tjk_zxd7_#@PP`Q+JR3"
)


def unassigned(text: str) -> re.Pattern[str]:
    """Return a pattern for the runs of `text` that have no meaning in Unicode 14.0.

    The pattern of the basic plane is ten times faster than the one of all planes.
    """
    return _pattern(0xFFFF if max(text, default="") <= "\uffff" else 0x10FFFF)


@cache
def _pattern(highest: int) -> re.Pattern[str]:
    pairs = [(first, min(last, highest)) for first, last in ranges_unassigned() if first <= highest]
    return re.compile("[" + "".join(f"\\U{a:08x}-\\U{b:08x}" for a, b in pairs) + "]+")


def ranges_unassigned() -> Iterator[tuple[int, int]]:
    """Yield first and last code point of each unassigned range, in order."""
    numbers = _numbers(zlib.decompress(b85decode(_PACKED)))
    position = 0
    for gap in numbers:
        first = position + gap
        position = first + next(numbers)
        yield first, position


def _numbers(packed: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in packed:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0
