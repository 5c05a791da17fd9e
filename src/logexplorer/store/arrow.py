"""Batches of columns handed to DuckDB through Arrow's C stream interface, without a copy.

DuckDB reads any Python object with `__arrow_c_stream__`; the structures are those of
https://arrow.apache.org/docs/format/CStreamInterface.html, written with ctypes because
pyarrow would be 170 MB of installation for these few fields.
"""

import ctypes as c
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, TypeAlias

Buffer: TypeAlias = "bytes | bytearray | array[Any]"


class _Schema(c.Structure):
    pass


class _Array(c.Structure):
    pass


class _Stream(c.Structure):
    pass


_ReleaseSchema = c.CFUNCTYPE(None, c.POINTER(_Schema))
_ReleaseArray = c.CFUNCTYPE(None, c.POINTER(_Array))
_ReleaseStream = c.CFUNCTYPE(None, c.POINTER(_Stream))
_GetSchema = c.CFUNCTYPE(c.c_int, c.POINTER(_Stream), c.POINTER(_Schema))
_GetNext = c.CFUNCTYPE(c.c_int, c.POINTER(_Stream), c.POINTER(_Array))
_GetError = c.CFUNCTYPE(c.c_void_p, c.POINTER(_Stream))

_Schema._fields_ = [
    ("format", c.c_char_p),
    ("name", c.c_char_p),
    ("metadata", c.c_char_p),
    ("flags", c.c_int64),
    ("n_children", c.c_int64),
    ("children", c.POINTER(c.POINTER(_Schema))),
    ("dictionary", c.POINTER(_Schema)),
    ("release", _ReleaseSchema),
    ("private_data", c.c_void_p),
]
_Array._fields_ = [
    ("length", c.c_int64),
    ("null_count", c.c_int64),
    ("offset", c.c_int64),
    ("n_buffers", c.c_int64),
    ("n_children", c.c_int64),
    ("buffers", c.POINTER(c.c_void_p)),
    ("children", c.POINTER(c.POINTER(_Array))),
    ("dictionary", c.POINTER(_Array)),
    ("release", _ReleaseArray),
    ("private_data", c.c_void_p),
]
_Stream._fields_ = [
    ("get_schema", _GetSchema),
    ("get_next", _GetNext),
    ("get_last_error", _GetError),
    ("release", _ReleaseStream),
    ("private_data", c.c_void_p),
]

_capsule = c.pythonapi.PyCapsule_New
_capsule.restype = c.py_object
_capsule.argtypes = [c.c_void_p, c.c_char_p, c.c_void_p]


def _released(pointer: Any) -> None:
    """A structure without a release callback is one that has been released."""
    pointer.contents.release = type(pointer.contents.release)()


_MESSAGE = c.create_string_buffer(b"the batches could not be read")

_release_schema = _ReleaseSchema(_released)
_release_child = _ReleaseArray(_released)


@dataclass(frozen=True, slots=True)
class Column:
    """The values of one column of a batch: Arrow's buffers for the column's format.

    Numbers have one buffer; texts and blobs have two, the int32 offsets and the bytes.
    """

    buffers: tuple[Buffer, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """`length` rows as columns; `owner` is handed back when DuckDB no longer reads them."""

    length: int
    columns: tuple[Column, ...]
    owner: object = None


def int64(values: "array[int]") -> Column:
    """A column of 64-bit numbers from an `array("q")`."""
    return Column((values,))


def text(values: Sequence[bytes]) -> Column:
    """A column of texts (or blobs) from their bytes; less than 2 GiB together."""
    return Column((array("i", accumulate(map(len, values), initial=0)), b"".join(values)))


class ArrowStream:
    """An iterator of batches that DuckDB reads once as a table, from several threads in turn.

    `formats` are (name, Arrow format) pairs: "l" int64, "i" int32, "u" text, "z" blob. An exception
    in the iterator ends the statement with an error and is kept in `error` for the caller to raise.
    """

    def __init__(self, formats: Sequence[tuple[str, str]], batches: Iterator[Batch]) -> None:
        self.error: BaseException | None = None
        self._formats = formats
        self._batches = batches
        self._kept: dict[int, tuple[object, ...]] = {}
        self._number = 0
        self._schema_parts: tuple[object, ...] = ()
        self._release_array = _ReleaseArray(self._let_go)
        self._stream = _Stream(
            get_schema=_GetSchema(self._get_schema),
            get_next=_GetNext(self._get_next),
            get_last_error=_GetError(lambda _: c.addressof(_MESSAGE)),
            release=_ReleaseStream(self._end),
        )

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return _capsule(c.addressof(self._stream), b"arrow_array_stream", None)

    @contextmanager
    def readable(self, cursor: Any, name: str) -> Iterator[None]:
        """While inside, the cursor's statements may read the stream as the table `name`.

        An error in the batches is raised in place of the statement's own.
        """
        cursor.register(name, self)
        try:
            yield
        except BaseException:
            if self.error is not None:
                raise self.error from None
            raise
        finally:
            with suppress(Exception):  # a transaction that failed can do nothing more
                cursor.unregister(name)
            # The callbacks keep this object alive in a cycle; it must not keep a cursor with it.
            self._batches = iter(())

    def _get_schema(self, _: Any, out: Any) -> int:
        children = [
            _Schema(format=form.encode(), name=name.encode(), flags=0, release=_release_schema)
            for name, form in self._formats
        ]
        pointers = (c.POINTER(_Schema) * len(children))(*map(c.pointer, children))
        self._schema_parts = (children, pointers)
        schema = out.contents
        schema.format, schema.name, schema.metadata, schema.flags = b"+s", b"", None, 0
        schema.n_children, schema.children = len(children), pointers
        schema.dictionary, schema.release = None, _release_schema
        return 0

    def _get_next(self, _: Any, out: Any) -> int:
        # An exception cannot cross into C: it is kept, and the statement told to fail.
        try:
            batch = next(self._batches, None)
        except BaseException as error:  # noqa: BLE001 - told by `error`
            self.error = error
            return 5
        if batch is None:
            out.contents.release = _ReleaseArray()
            return 0
        self._fill(out.contents, batch)
        return 0

    def _fill(self, out: Any, batch: Batch) -> None:
        children, kept = [], []
        for column in batch.columns:
            buffers = (c.c_void_p * (len(column.buffers) + 1))(None, *map(_address, column.buffers))
            kept.append(buffers)
            children.append(
                _Array(
                    length=batch.length,
                    n_buffers=len(buffers),
                    buffers=buffers,
                    release=_release_child,
                )
            )
        pointers = (c.POINTER(_Array) * len(children))(*map(c.pointer, children))
        own = (c.c_void_p * 1)(None)
        self._number += 1
        self._kept[self._number] = (batch, kept, children, pointers, own)
        out.length, out.null_count, out.offset = batch.length, 0, 0
        out.n_buffers, out.buffers = 1, own
        out.n_children, out.children, out.dictionary = len(children), pointers, None
        out.release, out.private_data = self._release_array, self._number

    def _let_go(self, array_: Any) -> None:
        number = array_.contents.private_data
        array_.contents.release = _ReleaseArray()
        batch = self._kept.pop(number)[0]
        if isinstance(batch, Batch) and callable(batch.owner):
            batch.owner()

    def _end(self, stream: Any) -> None:
        stream.contents.release = _ReleaseStream()


def _address(buffer: Buffer) -> int | None:
    if isinstance(buffer, array):
        return buffer.buffer_info()[0]
    if isinstance(buffer, bytearray):
        return c.addressof(c.c_char.from_buffer(buffer))
    return c.cast(c.c_char_p(buffer), c.c_void_p).value
