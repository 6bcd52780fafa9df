#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "reader.h"

/// More pixels than this are refused before memory is asked for; still pictures have the same limit.
enum { CFF_MAXIMUM_PIXELS = 64000000 };

static int64_t now_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

void cff_expect_data(cff_video *video) {
    video->deadline_ns = video->timeout_ns > 0 ? now_ns() + video->timeout_ns : 0;
}

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

/// A failure before the first frame, which may also be that nothing came, or that nobody waits any longer.
static int fail_to_open(const cff_video *video, int otherwise, char *message, size_t capacity) {
    if (video->is_interrupted(video->context)) return CFF_INTERRUPTED;
    return cff_has_timed_out(video) ? cff_report_silence(video, message, capacity) : otherwise;
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
    return fail_to_open(video, CFF_CANNOT_OPEN, message, capacity);
}

static int open_decoder(cff_video *video, const cff_options *options, char *message, size_t capacity) {
    const cff_library *library = video->library;
    AVFormatContext *format = video->format;
    int index = library->av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, NULL, 0);
    // FFmpeg draws text files as a terminal would, and takes the cover of an album for a video.
    int is_text = strcmp(format->iformat->name, "tty") == 0;
    if (index < 0 || is_text || (format->streams[index]->disposition & AV_DISPOSITION_ATTACHED_PIC)) {
        snprintf(
            message, capacity, "expected a video stream, got none (%s, %u streams)", format->iformat->name,
            format->nb_streams);
        return fail_to_open(video, CFF_NO_VIDEO, message, capacity);
    }
    for (unsigned other = 0; other < format->nb_streams; other += 1) {
        if ((int)other != index) format->streams[other]->discard = AVDISCARD_ALL;
    }
    video->stream = format->streams[index];
    enum AVCodecID identifier = video->stream->codecpar->codec_id;
    const AVCodec *codec = library->avcodec_find_decoder(identifier);
    if (codec == NULL) {
        snprintf(
            message, capacity, "expected a video that FFmpeg decodes, got %s, for which this FFmpeg has no decoder",
            library->avcodec_get_name(identifier));
        return CFF_NO_VIDEO;
    }
    video->decoder = library->avcodec_alloc_context3(codec);
    int status = video->decoder == NULL ? AVERROR(ENOMEM) : 0;
    if (status >= 0) status = library->avcodec_parameters_to_context(video->decoder, video->stream->codecpar);
    if (status >= 0) {
        video->decoder->pkt_timebase = video->stream->time_base;
        video->decoder->max_pixels = CFF_MAXIMUM_PIXELS;
        video->decoder->thread_count = options->threads;
        // Each thread that decodes a frame of its own holds one back.
        video->decoder->thread_type = options->is_live ? FF_THREAD_SLICE : FF_THREAD_FRAME | FF_THREAD_SLICE;
        status = library->avcodec_open2(video->decoder, codec, NULL);
    }
    if (status >= 0) return CFF_FRAME;
    cff_explain(library, status, "a video whose decoder starts", message, capacity);
    return CFF_NO_VIDEO;
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
    video->output = (cff_output){
        options->width, options->height, options->channels, options->stretches, options->threads};
    cff_expect_data(video);
    *status = open_format(video, options, message, capacity);
    if (*status == CFF_FRAME) *status = open_decoder(video, options, message, capacity);
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
