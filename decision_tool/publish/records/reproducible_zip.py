"""A package of zipped parts without the time of its making: the same form, the same bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first date a zip can hold
_TYPE = "mimetype"


def reproducible_zip(package: bytes) -> bytes:
    """Return the package with its parts in the same order, every one dated alike.

    The part that tells its type stays uncompressed: a program reads it in place.
    """
    result = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(result, "w") as new:
        for name in old.namelist():
            part = ZipInfo(name, _EARLIEST)
            part.create_system = 0  # not the maker's operating system
            packing = ZIP_STORED if name == _TYPE else ZIP_DEFLATED
            new.writestr(part, old.read(name), packing)
    return result.getvalue()
