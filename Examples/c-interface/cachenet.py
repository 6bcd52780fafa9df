"""CacheNet for Python: a device that answers frames by itself while it is sure, and asks an edge server otherwise.

    import cachenet

    with cachenet.Device("http://127.0.0.1:8080") as device:
        answer = device.infer(pixels)  # a numpy array, or bytes
        print(answer.name, answer.origin, answer.probability)

It needs libcachenet.so.0 where the system finds libraries, or the path of it in CACHENET_LIBRARY. Copy this file; it
needs Python's standard library only. cachenet.h says what each field and each option means.
"""
import ctypes
import os
from ctypes import POINTER, byref, c_char_p, c_double, c_int, c_int64, c_size_t, c_uint64, c_void_p
from types import SimpleNamespace

ORIGINS = ("hit", "miss", "degraded", "failed")


class Error(Exception):
    """A call that failed. The text says what was expected and what came; `status` is cachenet_status."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


def _struct(name, /, **fields):
    return type(name, (ctypes.Structure,), {"_fields_": list(fields.items())})


_Options = _struct(
    "_Options", size=c_size_t, edge=c_char_p, bundle=c_char_p, bundle_directory=c_char_p, registry=c_char_p,
    registry_token=c_char_p, store=c_char_p, store_bytes=c_uint64, token=c_char_p, ca_file=c_char_p,
    certificate_file=c_char_p, key_file=c_char_p, deadline_seconds=c_double, partitions=c_uint64, log_level=c_char_p)
_Frame = _struct(
    "_Frame", data=c_void_p, byte_count=c_size_t, element_type=c_char_p, shape=POINTER(c_int64), rank=c_size_t)
_Answer = _struct(
    "_Answer", label=c_int64, name=c_char_p, probability=c_double, probabilities=POINTER(c_double),
    probability_count=c_size_t, entropy=c_double, origin=c_int, reason=c_char_p, version=c_char_p, model=c_char_p,
    model_label=c_int64, active=c_int64, hint=c_int64, next=c_int64, total_seconds=c_double, engine_seconds=c_double,
    edge_seconds=c_double, edge_engine_seconds=c_double)
_Bundle = _struct(
    "_Bundle", name=c_char_p, version=c_char_p, labels=POINTER(c_char_p), label_count=c_size_t, element_type=c_char_p,
    shape=POINTER(c_int64), rank=c_size_t, partition_count=c_size_t)
_Statistics = _struct(
    "_Statistics", hits=c_int64, misses=c_int64, degraded=c_int64, failed=c_int64, downloads=c_int64,
    downloaded_bytes=c_int64, sent_bytes=c_int64, store_loads=c_int64, evictions=c_int64, fetch_failures=c_int64,
    store_failures=c_int64, version_changes=c_int64, edge_failure=c_char_p)

_library = ctypes.CDLL(os.environ.get("CACHENET_LIBRARY") or "libcachenet.so.0")
_text = (c_char_p, c_size_t)
for _name, _result, *_arguments in (
    ("version", c_char_p),
    ("open", c_int, POINTER(_Options), POINTER(c_void_p), *_text),
    ("infer", c_int, c_void_p, POINTER(_Frame), POINTER(POINTER(_Answer)), *_text),
    ("describe", c_int, c_void_p, POINTER(POINTER(_Bundle)), *_text),
    ("count", c_int, c_void_p, POINTER(POINTER(_Statistics)), *_text),
    ("settle", c_int, c_void_p, *_text),
    ("close", c_int, c_void_p),
    ("free", None, c_void_p),
):
    _function = getattr(_library, "cachenet_" + _name)
    _function.restype, _function.argtypes = _result, _arguments

version = _library.cachenet_version().decode()


def _call(function, *arguments):
    message = ctypes.create_string_buffer(1024)
    status = function(*arguments, message, len(message))
    if status:
        raise Error(status, message.value.decode())


def _value(value):
    """What C gives as Python has it: text for bytes, None for nothing."""
    if isinstance(value, bytes):
        return value.decode()
    return None if value == -1 else value


class Device:
    """Options are those of cachenet_options, such as store="models", deadline_seconds=0.1, token="..."."""

    def __init__(self, edge, **options):
        given = {name: os.fsencode(value) if isinstance(value, (str, os.PathLike)) else value
                 for name, value in {"edge": edge, **options}.items() if value is not None}
        unknown = given.keys() - {name for name, _ in _Options._fields_[1:]}
        if unknown:
            raise TypeError(f"no options of a device: {', '.join(sorted(unknown))}")
        self._handle = c_void_p()
        _call(_library.cachenet_open, byref(_Options(size=ctypes.sizeof(_Options), **given)), byref(self._handle))
        bundle = self.bundle
        self.labels, self._type, self._shape = bundle.labels, bundle.element_type, bundle.shape

    def _given(self, function, struct, *arguments):
        """What a function gives, copied, with its arrays as lists."""
        pointer = POINTER(struct)()
        _call(function, self._handle, *arguments, byref(pointer))
        try:
            given = pointer.contents
            copy = SimpleNamespace(**{name: _value(getattr(given, name)) for name, _ in struct._fields_})
            for name, count in (("probabilities", "probability_count"), ("labels", "label_count"), ("shape", "rank")):
                if hasattr(copy, name):
                    array = getattr(given, name)
                    setattr(copy, name, [_value(array[index]) for index in range(getattr(given, count))])
            return copy
        finally:
            _library.cachenet_free(pointer)

    def infer(self, frame, element_type=None, shape=None):
        """Answers a frame: a numpy array, or any bytes, which have the bundle's type and shape unless said otherwise.

        Several threads may call it at once."""
        if hasattr(frame, "dtype"):
            if not frame.dtype.isnative:
                raise TypeError(f"expected the machine's byte order, got {frame.dtype}")
            element_type, shape = element_type or frame.dtype.name, frame.shape if shape is None else shape
        shape = self._shape if shape is None else shape
        data = frame.tobytes() if hasattr(frame, "tobytes") else bytes(frame)
        argument = _Frame(
            ctypes.cast(data, c_void_p), len(data), (element_type or self._type).encode(),
            (c_int64 * len(shape))(*shape), len(shape))
        answer = self._given(_library.cachenet_infer, _Answer, byref(argument))
        answer.origin = ORIGINS[answer.origin]
        return answer

    @property
    def bundle(self):
        """What the device has now: name, version, labels, element_type, shape."""
        return self._given(_library.cachenet_describe, _Bundle)

    @property
    def statistics(self):
        return self._given(_library.cachenet_count, _Statistics)

    def settle(self):
        """Waits until no model is being fetched."""
        _call(_library.cachenet_settle, self._handle)

    def close(self):
        """Frames of other threads that wait for the edge are answered first; later calls fail."""
        _library.cachenet_close(self._handle)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
