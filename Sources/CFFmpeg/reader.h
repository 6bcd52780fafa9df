// What an open video consists of.
#ifndef CFF_READER_H
#define CFF_READER_H

#include "graph.h"

struct cff_video {
    const cff_library *library;
    AVFormatContext *format;
    AVCodecContext *decoder;
    AVStream *stream;
    AVPacket *packet;
    /// The decoder's, before it is in the graph.
    AVFrame *decoded;
    AVFrame *fitted;
    cff_graph graph;
    cff_output output;

    int (*is_interrupted)(void *context);
    void *context;
    int64_t timeout_ns;
    /// When the last packet came, or the next one was asked for.
    int64_t data_ns;
    /// On the monotonic clock; 0 for never.
    int64_t deadline_ns;
    /// Whether it comes over a network.
    int is_stream;

    /// Whether `decoded` waits for its graph.
    int holds_decoded;
    int has_decoder_ended;
    /// Why reading ended; 0 for the end of the video.
    int read_error;
    /// From when to when packets lasted, in the stream's time base.
    int64_t span_start;
    int64_t span_end;
    int has_span;
    /// Packets in a row that could not be read or decoded.
    int damaged_in_a_row;
    int64_t damaged;
    int64_t frames;
    /// Once a frame was interlaced, the graph expects that of others: it would otherwise change at every scene.
    int is_interlaced;
    int has_origin;
    /// What the video's own time is at our 0.
    int64_t origin_ns;
    int64_t last_ns;
    /// How long a frame is seen where the video does not say.
    int64_t frame_ns;
};

/// Starts the time within which something has to come.
void cff_expect_data(cff_video *video);

int64_t cff_since_data_ns(const cff_video *video);

int cff_has_timed_out(const cff_video *video);

/// The code of a failure before the first frame, which may also be that nothing came, or that nobody waits any longer.
int cff_fail_to_open(const cff_video *video, int otherwise, char *message, size_t capacity);

/// Chooses the video stream of an open container and starts its decoder. Returns CFF_FRAME or an error.
int cff_open_decoder(cff_video *video, const cff_options *options, char *message, size_t capacity);

/// Brings `decoded` nearer by one step: takes a frame from the decoder, or gives it a packet.
void cff_decode(cff_video *video);

/// Returns CFF_TIMED_OUT.
int cff_report_silence(const cff_video *video, char *message, size_t capacity);

/// What to return behind the last frame.
int cff_finish(const cff_video *video, char *message, size_t capacity);

#endif
