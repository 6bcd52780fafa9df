#include <stdio.h>
#include <time.h>

#include "reader.h"

/// How far a stream may end from where it said it would.
static const double CFF_ROUNDED_SECONDS = 1;

static void count_damaged(cff_video *video) {
    video->damaged += 1;
    video->damaged_in_a_row += 1;
}

/// Notes which part of the video its packets have covered.
static void note_span(cff_video *video) {
    const AVPacket *packet = video->packet;
    if (packet->pts == AV_NOPTS_VALUE) return;
    int64_t end = packet->pts + packet->duration;
    if (!video->has_span || packet->pts < video->span_start) video->span_start = packet->pts;
    if (!video->has_span || end > video->span_end) video->span_end = end;
    video->has_span = 1;
}

/// Gives the decoder one packet, or the end of them.
static void read_packet(cff_video *video) {
    const cff_library *library = video->library;
    int status = library->av_read_frame(video->format, video->packet);
    if (status == AVERROR(EAGAIN)) {
        // A camera without a new picture, of which nothing tells when there is one.
        nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
    } else if (status == AVERROR_INVALIDDATA) {
        count_damaged(video);
    } else if (status < 0) {
        const AVIOContext *bytes = video->format->pb;
        // A container's reader takes every failure to get bytes for their end.
        if (status == AVERROR_EOF && bytes != NULL && bytes->error < 0) status = bytes->error;
        video->read_error = status == AVERROR_EOF ? 0 : status;
        library->avcodec_send_packet(video->decoder, NULL);
    } else {
        if (video->packet->stream_index == video->stream->index) {
            // FFmpeg gives up what it held back once reading is interrupted; no data came then.
            if (!cff_has_timed_out(video)) cff_expect_data(video);
            note_span(video);
            if (library->avcodec_send_packet(video->decoder, video->packet) < 0) count_damaged(video);
        }
        library->av_packet_unref(video->packet);
    }
}

void cff_decode(cff_video *video) {
    int status = video->library->avcodec_receive_frame(video->decoder, video->decoded);
    if (status >= 0) {
        video->decoded->pts = video->decoded->best_effort_timestamp;
        video->holds_decoded = 1;
        video->damaged_in_a_row = 0;
    } else if (status == AVERROR_EOF) {
        video->has_decoder_ended = 1;
    } else if (status == AVERROR(EAGAIN)) {
        read_packet(video);
    } else {
        count_damaged(video);
    }
}

/// Whether the container lists frames that lie behind the end of its file.
static int is_cut_off(const cff_video *video) {
    const cff_library *library = video->library;
    int64_t size = video->format->pb != NULL ? library->avio_size(video->format->pb) : 0;
    int count = library->avformat_index_get_entries_count(video->stream);
    for (int index = 0; size > 0 && index < count; index += 1) {
        const AVIndexEntry *entry = library->avformat_index_get_entry(video->stream, index);
        if (entry != NULL && entry->pos + entry->size > size) return 1;
    }
    return 0;
}

/// What is missing of a network stream that said how long it is, as a recording does; 0 where nobody knows. FFmpeg takes
/// a connection that breaks for the end.
static double missing_seconds(const cff_video *video) {
    const AVStream *stream = video->stream;
    const AVFormatContext *format = video->format;
    if (!video->is_stream || !video->has_span) return 0;
    if (format->duration_estimation_method == AVFMT_DURATION_FROM_BITRATE) return 0;
    double shown = (double)(video->span_end - video->span_start) * av_q2d(stream->time_base);
    if (stream->duration > 0) return (double)stream->duration * av_q2d(stream->time_base) - shown;
    return format->duration > 0 ? (double)format->duration / AV_TIME_BASE - shown : 0;
}

int cff_report_silence(const cff_video *video, char *message, size_t capacity) {
    snprintf(message, capacity, "expected data within %.1f s, got none", (double)video->timeout_ns / 1e9);
    return CFF_TIMED_OUT;
}

int cff_finish(const cff_video *video, char *message, size_t capacity) {
    // Reading was ended from here, and not because nobody wants frames any longer.
    if (video->read_error == AVERROR_EXIT) return cff_report_silence(video, message, capacity);
    if (video->read_error != 0) {
        cff_explain(video->library, video->read_error, "the video to go on", message, capacity);
        return CFF_BROKEN_OFF;
    }
    if (video->frames == 0) {
        snprintf(
            message, capacity, "expected frames, got none that can be decoded (%lld damaged packets)",
            (long long)video->damaged);
        return CFF_NOTHING_DECODES;
    }
    if (is_cut_off(video)) {
        snprintf(
            message, capacity, "expected a whole file, got one that breaks off after %lld frames",
            (long long)video->frames);
        return CFF_BROKEN_OFF;
    }
    double missing = missing_seconds(video);
    if (missing > CFF_ROUNDED_SECONDS) {
        snprintf(message, capacity, "expected the whole video, got its end %.1f s too early", missing);
        return CFF_BROKEN_OFF;
    }
    return CFF_END;
}
