#include <stdio.h>
#include <string.h>

#include "reader.h"

/// More pixels than this are refused before memory is asked for; still pictures have the same limit.
enum { CFF_MAXIMUM_PIXELS = 64000000 };

int cff_fail_to_open(const cff_video *video, int otherwise, char *message, size_t capacity) {
    if (video->is_interrupted(video->context)) return CFF_INTERRUPTED;
    return cff_has_timed_out(video) ? cff_report_silence(video, message, capacity) : otherwise;
}

int cff_open_decoder(cff_video *video, const cff_options *options, char *message, size_t capacity) {
    const cff_library *library = video->library;
    AVFormatContext *format = video->format;
    int index = library->av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, NULL, 0);
    // FFmpeg draws text files as a terminal would, and takes the cover of an album for a video.
    int is_text = strcmp(format->iformat->name, "tty") == 0;
    if (index < 0 || is_text || (format->streams[index]->disposition & AV_DISPOSITION_ATTACHED_PIC)) {
        snprintf(
            message, capacity, "expected a video stream, got none (%s, %u streams)", format->iformat->name,
            format->nb_streams);
        return cff_fail_to_open(video, CFF_NO_VIDEO, message, capacity);
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
