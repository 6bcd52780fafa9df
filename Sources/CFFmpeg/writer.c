#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph.h"

struct cff_writer {
    const cff_library *library;
    AVFormatContext *format;
    AVCodecContext *encoder;
    AVStream *stream;
    AVPacket *packet;
    AVFrame *given;
    AVFrame *fitted;
    cff_graph graph;
    int width, height, channels;
    int64_t count;
};

static int fail(const cff_writer *writer, int code, const char *expectation, char *message, size_t capacity) {
    cff_explain(writer->library, code, expectation, message, capacity);
    return CFF_UNWRITABLE;
}

static int open_encoder(cff_writer *writer, AVRational rate) {
    const cff_library *library = writer->library;
    const AVCodec *codec = library->avcodec_find_encoder_by_name("libx264");
    int is_h264 = codec != NULL;
    if (!is_h264) codec = library->avcodec_find_encoder_by_name("mpeg4");
    if (codec == NULL) return AVERROR_ENCODER_NOT_FOUND;
    AVCodecContext *encoder = library->avcodec_alloc_context3(codec);
    if (encoder == NULL) return AVERROR(ENOMEM);
    writer->encoder = encoder;
    // Players halve the resolution of colours, and so the sizes are even.
    encoder->width = (writer->width + 1) & ~1;
    encoder->height = (writer->height + 1) & ~1;
    encoder->pix_fmt = AV_PIX_FMT_YUV420P;
    encoder->time_base = (AVRational){rate.den, rate.num};
    encoder->framerate = rate;
    encoder->colorspace = AVCOL_SPC_BT709;
    encoder->color_primaries = AVCOL_PRI_BT709;
    encoder->color_trc = AVCOL_TRC_BT709;
    encoder->color_range = AVCOL_RANGE_MPEG;
    if (writer->format->oformat->flags & AVFMT_GLOBALHEADER) encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    AVDictionary *entries = NULL;
    if (is_h264) {
        library->av_dict_set(&entries, "crf", "18", 0);
    } else {
        encoder->flags |= AV_CODEC_FLAG_QSCALE;
        encoder->global_quality = 3 * FF_QP2LAMBDA;
    }
    int status = library->avcodec_open2(encoder, codec, &entries);
    library->av_dict_free(&entries);
    return status;
}

static int open_graph(cff_writer *writer, AVRational rate) {
    char text[512];
    snprintf(
        text, sizeof text,
        "buffer@in=video_size=%dx%d:pix_fmt=%d:time_base=%d/%d:pixel_aspect=1/1,pad=%d:%d,"
        "scale=out_color_matrix=bt709:out_range=tv:flags=area+accurate_rnd,format=yuv420p,buffersink@out",
        writer->width, writer->height, writer->channels == 1 ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_GBRP, rate.den,
        rate.num, writer->encoder->width, writer->encoder->height);
    return cff_graph_parse(writer->library, &writer->graph, text, 1);
}

static int open_file(cff_writer *writer, const char *path, AVRational rate) {
    const cff_library *library = writer->library;
    int status = library->avformat_alloc_output_context2(&writer->format, NULL, "mp4", path);
    if (status >= 0) status = open_encoder(writer, rate);
    if (status >= 0) status = open_graph(writer, rate);
    if (status < 0) return status;
    writer->packet = library->av_packet_alloc();
    writer->given = library->av_frame_alloc();
    writer->fitted = library->av_frame_alloc();
    writer->stream = library->avformat_new_stream(writer->format, NULL);
    if (!writer->packet || !writer->given || !writer->fitted || !writer->stream) return AVERROR(ENOMEM);
    writer->stream->time_base = writer->encoder->time_base;
    writer->stream->avg_frame_rate = rate;
    status = library->avcodec_parameters_from_context(writer->stream->codecpar, writer->encoder);
    if (status >= 0) status = library->avio_open(&writer->format->pb, path, AVIO_FLAG_WRITE);
    return status >= 0 ? library->avformat_write_header(writer->format, NULL) : status;
}

cff_writer *cff_create(
    cff_library *library, const char *path, int width, int height, int channels, int rate, int rate_scale,
    char *message, size_t capacity) {
    cff_writer *writer = calloc(1, sizeof *writer);
    int status = AVERROR(ENOMEM);
    if (writer != NULL) {
        writer->library = library;
        writer->width = width;
        writer->height = height;
        writer->channels = channels;
        status = open_file(writer, path, (AVRational){rate, rate_scale});
        if (status >= 0) return writer;
        cff_free_writer(writer);
    }
    cff_explain(library, status, "a place for an MP4 file", message, capacity);
    return NULL;
}

/// Encodes what the graph holds and writes what the encoder holds. `frame` is NULL behind the last one.
static int encode(cff_writer *writer, const AVFrame *frame) {
    const cff_library *library = writer->library;
    int status = library->avcodec_send_frame(writer->encoder, frame);
    while (status >= 0) {
        status = library->avcodec_receive_packet(writer->encoder, writer->packet);
        if (status == AVERROR(EAGAIN) || status == AVERROR_EOF) return 0;
        if (status < 0) break;
        writer->packet->duration = 1;
        library->av_packet_rescale_ts(writer->packet, writer->encoder->time_base, writer->stream->time_base);
        status = library->av_interleaved_write_frame(writer->format, writer->packet);
    }
    return status;
}

int cff_add(cff_writer *writer, const uint8_t *pixels, char *message, size_t capacity) {
    // FFmpeg keeps green, blue, red.
    static const int planes[] = {2, 0, 1};
    const cff_library *library = writer->library;
    AVFrame *given = writer->given;
    given->width = writer->width;
    given->height = writer->height;
    given->format = writer->channels == 1 ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_GBRP;
    given->pts = writer->count;
    int status = library->av_frame_get_buffer(given, 0);
    if (status < 0) return fail(writer, status, "memory for a frame", message, capacity);
    for (int channel = 0; channel < writer->channels; channel += 1) {
        int plane = writer->channels == 1 ? 0 : planes[channel];
        for (int row = 0; row < writer->height; row += 1) {
            memcpy(given->data[plane] + (ptrdiff_t)row * given->linesize[plane], pixels, (size_t)writer->width);
            pixels += writer->width;
        }
    }
    status = library->av_buffersrc_add_frame(writer->graph.source, given);
    if (status >= 0) status = library->av_buffersink_get_frame(writer->graph.sink, writer->fitted);
    if (status >= 0) status = encode(writer, writer->fitted);
    library->av_frame_unref(given);
    library->av_frame_unref(writer->fitted);
    if (status < 0) return fail(writer, status, "a frame that can be written", message, capacity);
    writer->count += 1;
    return CFF_FRAME;
}

int cff_complete(cff_writer *writer, char *message, size_t capacity) {
    int status = encode(writer, NULL);
    if (status >= 0) status = writer->library->av_write_trailer(writer->format);
    if (status >= 0) status = writer->library->avio_closep(&writer->format->pb);
    return status >= 0 ? CFF_END : fail(writer, status, "room for the rest of the file", message, capacity);
}

void cff_free_writer(cff_writer *writer) {
    const cff_library *library = writer->library;
    cff_graph_free(library, &writer->graph);
    library->av_frame_free(&writer->fitted);
    library->av_frame_free(&writer->given);
    library->av_packet_free(&writer->packet);
    library->avcodec_free_context(&writer->encoder);
    if (writer->format != NULL) library->avio_closep(&writer->format->pb);
    library->avformat_free_context(writer->format);
    free(writer);
}
