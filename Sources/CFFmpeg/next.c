#include <stdio.h>
#include <string.h>

#include "reader.h"

/// So many damaged packets in a row, and nothing will come of the rest: half a minute at a usual rate.
enum { CFF_MAXIMUM_DAMAGED = 1000 };
/// Twenty years; beyond that a time is damaged.
static const int64_t CFF_FARTHEST_NS = 20LL * 366 * 86400 * 1000000000;

static const AVRational nanoseconds = {1, 1000000000};

/// When a frame is to be seen, from the first frame on, whatever the video's own time does.
static int64_t time_of(cff_video *video, const AVFrame *frame, AVRational time_base) {
    int64_t next_ns = video->frames == 0 ? 0 : video->last_ns + video->frame_ns;
    int64_t own_ns = CFF_FARTHEST_NS;
    if (frame->pts != AV_NOPTS_VALUE) own_ns = video->library->av_rescale_q(frame->pts, time_base, nanoseconds);
    if (own_ns <= -CFF_FARTHEST_NS || own_ns >= CFF_FARTHEST_NS) return next_ns;
    // Where a recorder began again its time begins again too. Ours goes on from there.
    if (!video->has_origin || own_ns - video->origin_ns < video->last_ns) {
        video->origin_ns = own_ns - next_ns;
        video->has_origin = 1;
    }
    return own_ns - video->origin_ns;
}

static int deliver(cff_video *video, uint8_t *pixels, int64_t *time_ns, int64_t *work_ns) {
    // FFmpeg keeps green, blue, red.
    static const int planes[] = {2, 0, 1};
    const cff_output *output = &video->output;
    for (int channel = 0; channel < output->channels; channel += 1) {
        int plane = output->channels == 1 ? 0 : planes[channel];
        for (int row = 0; row < output->height; row += 1) {
            memcpy(
                pixels, video->fitted->data[plane] + (ptrdiff_t)row * video->fitted->linesize[plane],
                (size_t)output->width);
            pixels += output->width;
        }
    }
    AVRational time_base = video->library->av_buffersink_get_time_base(video->graph.sink);
    *time_ns = video->last_ns = time_of(video, video->fitted, time_base);
    video->frames += 1;
    video->library->av_frame_unref(video->fitted);
    *work_ns = cff_since_data_ns(video);
    return CFF_FRAME;
}

static const int32_t *display_matrix(const cff_video *video) {
    const cff_library *library = video->library;
    const AVFrameSideData *own = library->av_frame_get_side_data(video->decoded, AV_FRAME_DATA_DISPLAYMATRIX);
    if (own != NULL && own->size >= 9 * sizeof(int32_t)) return (const int32_t *)own->data;
#if CFF_HAS_CODED_SIDE_DATA
    const AVCodecParameters *parameters = video->stream->codecpar;
    const AVPacketSideData *data = library->av_packet_side_data_get(
        parameters->coded_side_data, parameters->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
    return data != NULL && data->size >= 9 * sizeof(int32_t) ? (const int32_t *)data->data : NULL;
#else
    size_t size = 0;
    const uint8_t *data = library->av_stream_get_side_data(video->stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    return data != NULL && size >= 9 * sizeof(int32_t) ? (const int32_t *)data : NULL;
#endif
}

static cff_input input_of(cff_video *video) {
    AVFrame *frame = video->decoded;
#ifdef AV_FRAME_FLAG_INTERLACED
    int is_interlaced = (frame->flags & AV_FRAME_FLAG_INTERLACED) != 0;
#else
    int is_interlaced = frame->interlaced_frame;
#endif
    // The filter needs three rows and columns.
    if (is_interlaced && frame->width >= 3 && frame->height >= 3) video->is_interlaced = 1;
    return (cff_input){
        frame->width, frame->height, frame->format, frame->colorspace, frame->color_range,
        video->is_interlaced,
        video->library->av_guess_sample_aspect_ratio(video->format, video->stream, frame),
        video->stream->time_base, cff_orientation_of(display_matrix(video))};
}

/// Puts the decoded frame into a graph that fits it. One that does not is emptied first.
static int filter_decoded(cff_video *video) {
    const cff_library *library = video->library;
    cff_input input = input_of(video);
    if (video->graph.graph != NULL && !cff_graph_takes(&video->graph, &input)) {
        if (video->graph.is_closed) return AVERROR_BUG;
        video->graph.is_closed = 1;
        return library->av_buffersrc_add_frame(video->graph.source, NULL);
    }
    int status = video->graph.graph != NULL ? 0 : cff_graph_make(library, &video->graph, &input, &video->output);
    if (status >= 0) status = library->av_buffersrc_add_frame(video->graph.source, video->decoded);
    video->holds_decoded = 0;
    library->av_frame_unref(video->decoded);
    return status;
}

int cff_next(
    cff_video *video, uint8_t *pixels, int64_t *time_ns, int64_t *work_ns, char *message, size_t capacity) {
    const cff_library *library = video->library;
    cff_expect_data(video);
    for (;;) {
        if (video->is_interrupted(video->context)) return CFF_INTERRUPTED;
        if (cff_has_timed_out(video)) return cff_report_silence(video, message, capacity);
        int status = 0;
        if (video->graph.graph != NULL) {
            status = library->av_buffersink_get_frame(video->graph.sink, video->fitted);
            if (status >= 0) return deliver(video, pixels, time_ns, work_ns);
            // Behind the last frame of a closed graph there is nothing to wait for.
            if (video->graph.is_closed) {
                cff_graph_free(library, &video->graph);
            } else if (status != AVERROR(EAGAIN)) {
                cff_explain(library, status, "a frame of another size", message, capacity);
                return CFF_FAILED;
            }
            status = 0;
        }
        if (video->holds_decoded) {
            status = filter_decoded(video);
        } else if (!video->has_decoder_ended) {
            cff_decode(video);
        } else if (video->graph.graph != NULL) {
            video->graph.is_closed = 1;
            status = library->av_buffersrc_add_frame(video->graph.source, NULL);
        } else {
            return cff_finish(video, message, capacity);
        }
        if (status < 0) {
            cff_explain(library, status, "a frame that can be brought to another size", message, capacity);
            return CFF_FAILED;
        }
        if (video->damaged_in_a_row >= CFF_MAXIMUM_DAMAGED) {
            snprintf(
                message, capacity, "expected frames, got %d damaged packets in a row", video->damaged_in_a_row);
            return CFF_NOTHING_DECODES;
        }
    }
}
