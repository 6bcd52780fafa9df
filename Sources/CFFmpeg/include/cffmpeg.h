// Video frames from FFmpeg's libraries, already at the size and in the colours that a model takes.
//
// Their headers are needed to compile, the libraries only when a video is opened: every function is reached through
// dlopen and dlsym. A machine without them still builds and starts what it builds, and says which library is missing.
// Nothing is linked because distributions such as Debian build FFmpeg under the GPL, which a program would inherit.
#ifndef CFFMPEG_H
#define CFFMPEG_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// What the functions below return. Below zero the reason is in the caller's `message`, cut to `capacity` bytes.
enum {
    CFF_FRAME = 1,
    CFF_END = 0,
    /// A place, a protocol or a container that cannot be opened.
    CFF_CANNOT_OPEN = -1,
    /// Opened, and there is no video in it, or one that no decoder here reads.
    CFF_NO_VIDEO = -2,
    /// Data came, and no frame could be made of it.
    CFF_NOTHING_DECODES = -3,
    /// Frames came, and then reading failed.
    CFF_BROKEN_OFF = -4,
    /// Nothing came for `timeout_ns`.
    CFF_TIMED_OUT = -5,
    /// `is_interrupted` said so.
    CFF_INTERRUPTED = -6,
    /// A library is missing or failed at something that does not depend on the video.
    CFF_FAILED = -7,
    /// A file that cannot be written.
    CFF_UNWRITABLE = -8,
};

/// The functions of the libraries. They stay open until the process ends.
typedef struct cff_library cff_library;

/// Opens the libraries, of the major versions that this was compiled for.
///
/// `folder`: where to look, and nowhere else; NULL for where the system looks.
///
/// Returns NULL with the reason in `message`.
cff_library *_Nullable cff_load(const char *_Nullable folder, char *message, size_t capacity);

typedef struct {
    /// A file as "file:PATH", a URL, or a device.
    const char *location;
    /// FFmpeg's name of the container or kind of device; NULL to find out.
    const char *_Nullable format;
    /// Whether `format` is one of libavdevice's.
    int is_device;
    /// Of the frames; 3 channels are red, green, blue, 1 is grey.
    int width, height, channels;
    /// Whether all of the picture is squeezed into the frame, instead of cropping it at its centre to the same shape.
    int stretches;
    /// That decode, at least 1.
    int threads;
    /// Whether frames should come out as soon as possible, at the price of parallel decoding.
    int is_live;
    /// "tcp" or "udp"; NULL for what FFmpeg prefers.
    const char *_Nullable rtsp_transport;
    /// Whether to wait for an RTSP sender that announces itself at the location, instead of asking one.
    int rtsp_listens;
    /// As "640x480" and "30"; NULL for what the device prefers.
    const char *_Nullable device_size;
    const char *_Nullable device_rate;
    /// How long nothing may come; 0 for any length.
    int64_t timeout_ns;
    /// Asked about ten times a second during calls that block; not 0 ends them. May be called on any thread.
    int (*is_interrupted)(void *context);
    void *context;
} cff_options;

typedef struct cff_video cff_video;

/// Opens a video. `options` and what it points to are not needed after the call, except for `context`.
///
/// Returns NULL with the reason in `message` and its code in `status`.
cff_video *_Nullable cff_open(
    cff_library *library, const cff_options *options, int *status, char *message, size_t capacity);

/// Whether the video goes on until somebody stops it: nobody knows how long it is.
int cff_is_endless(const cff_video *video);

/// Decodes up to the next frame and blocks for as long as that takes.
///
/// `pixels` takes `channels * height * width` bytes, one channel after the other. `time_ns` is when the frame is to be
/// seen, in nanoseconds from the first frame; it never goes backwards. `work_ns` is how long the frame took from when its
/// last data came.
///
/// Returns CFF_FRAME, CFF_END or an error.
int cff_next(
    cff_video *video, uint8_t *pixels, int64_t *time_ns, int64_t *work_ns, char *message, size_t capacity);

/// How many damaged packets were left out so far.
int64_t cff_damaged(const cff_video *video);

void cff_close(cff_video *video);

typedef struct cff_writer cff_writer;

/// Begins an MP4 file of frames at `rate` / `rate_scale` a second, with libx264 where this FFmpeg has it, with its own
/// MPEG-4 encoder elsewhere. A size that is odd is filled up by a black line.
///
/// Returns NULL with the reason in `message`.
cff_writer *_Nullable cff_create(
    cff_library *library, const char *path, int width, int height, int channels, int rate, int rate_scale,
    char *message, size_t capacity);

/// Adds `channels * height * width` bytes, one channel after the other.
///
/// Returns CFF_FRAME or CFF_UNWRITABLE.
int cff_add(cff_writer *writer, const uint8_t *pixels, char *message, size_t capacity);

/// Writes what is left. Without it there is no file that anybody could read. Returns CFF_END or CFF_UNWRITABLE.
int cff_complete(cff_writer *writer, char *message, size_t capacity);

void cff_free_writer(cff_writer *writer);

#pragma clang assume_nonnull end

#endif
