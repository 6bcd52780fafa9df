import Testing

/// One after the other, because some count the threads of the process, and all are skipped on a machine without FFmpeg.
@Suite(
    .serialized, .timeLimit(.minutes(5)),
    .enabled(
        if: FFmpeg.isThere, "FFmpeg is not installed: its program, its libraries, or both are missing (make setup)"))
enum VideoTests {}
