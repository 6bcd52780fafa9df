#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "reader.h"

static int64_t now_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

void cff_expect_data(cff_video *video) {
    video->data_ns = now_ns();
    video->deadline_ns = video->timeout_ns > 0 ? video->data_ns + video->timeout_ns : 0;
}

int64_t cff_since_data_ns(const cff_video *video) { return now_ns() - video->data_ns; }

int cff_has_timed_out(const cff_video *video) {
    return video->deadline_ns > 0 && now_ns() > video->deadline_ns;
}

static int must_stop(void *context) {
    cff_video *video = context;
    return video->is_interrupted(video->context) || cff_has_timed_out(video);
}

static AVDictionary *dictionary(const cff_library *library, const cff_options *options) {
    AVDictionary *entries = NULL;
    if (options->rtsp_transport != NULL) library->av_dict_set(&entries, "rtsp_transport", options->rtsp_transport, 0);
    if (options->rtsp_listens) library->av_dict_set(&entries, "rtsp_flags", "listen", 0);
    if (options->device_size != NULL) library->av_dict_set(&entries, "video_size", options->device_size, 0);
    if (options->device_rate != NULL) library->av_dict_set(&entries, "framerate", options->device_rate, 0);
    return entries;
}

static int open_format(cff_video *video, const cff_options *options, char *message, size_t capacity) {
    const cff_library *library = video->library;
    const AVInputFormat *kind = NULL;
    if (options->is_device && !cff_load_devices(library, message, capacity)) return CFF_FAILED;
    if (options->format != NULL) {
        kind = library->av_find_input_format(options->format);
        if (kind == NULL) {
            snprintf(message, capacity, "expected a format that FFmpeg knows, got \"%s\"", options->format);
            return CFF_CANNOT_OPEN;
        }
    }
    video->format = library->avformat_alloc_context();
    if (video->format == NULL) {
        cff_explain(library, AVERROR(ENOMEM), "memory for a video", message, capacity);
        return CFF_FAILED;
    }
    video->format->interrupt_callback = (AVIOInterruptCB){must_stop, video};
    // Waiting for a camera's picture cannot be interrupted, so that it is asked from time to time.
    if (options->is_device) video->format->flags |= AVFMT_FLAG_NONBLOCK;
    AVDictionary *entries = dictionary(library, options);
    int status = library->avformat_open_input(&video->format, options->location, kind, &entries);
    library->av_dict_free(&entries);
    if (status >= 0) {
        status = library->avformat_find_stream_info(video->format, NULL);
        if (status >= 0) return CFF_FRAME;
    }
    cff_explain(library, status, "a video that can be opened", message, capacity);
    return cff_fail_to_open(video, CFF_CANNOT_OPEN, message, capacity);
}

cff_video *cff_open(
    cff_library *library, const cff_options *options, int *status, char *message, size_t capacity) {
    cff_video *video = calloc(1, sizeof *video);
    if (video == NULL) {
        cff_explain(library, AVERROR(ENOMEM), "memory for a video", message, capacity);
        *status = CFF_FAILED;
        return NULL;
    }
    video->library = library;
    video->is_interrupted = options->is_interrupted;
    video->context = options->context;
    video->timeout_ns = options->timeout_ns;
    video->is_stream = options->is_live && !options->is_device;
    video->output = (cff_output){
        options->width, options->height, options->channels, options->stretches, options->threads};
    cff_expect_data(video);
    *status = open_format(video, options, message, capacity);
    if (*status == CFF_FRAME) *status = cff_open_decoder(video, options, message, capacity);
    if (*status == CFF_FRAME) {
        video->packet = library->av_packet_alloc();
        video->decoded = library->av_frame_alloc();
        video->fitted = library->av_frame_alloc();
        AVRational rate = library->av_guess_frame_rate(video->format, video->stream, NULL);
        video->frame_ns = rate.num > 0 && rate.den > 0 ? 1000000000LL * rate.den / rate.num : 40000000;
        if (video->packet != NULL && video->decoded != NULL && video->fitted != NULL) return video;
        cff_explain(library, AVERROR(ENOMEM), "memory for frames", message, capacity);
        *status = CFF_FAILED;
    }
    cff_close(video);
    return NULL;
}

int cff_is_endless(const cff_video *video) { return video->format->duration <= 0; }

int64_t cff_damaged(const cff_video *video) { return video->damaged; }

void cff_close(cff_video *video) {
    const cff_library *library = video->library;
    cff_graph_free(library, &video->graph);
    library->av_frame_free(&video->fitted);
    library->av_frame_free(&video->decoded);
    library->av_packet_free(&video->packet);
    library->avcodec_free_context(&video->decoder);
    library->avformat_close_input(&video->format);
    free(video);
}
