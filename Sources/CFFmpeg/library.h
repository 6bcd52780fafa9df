// FFmpeg's functions, under their own names, in a table that is filled when the libraries are opened.
#ifndef CFF_LIBRARY_H
#define CFF_LIBRARY_H

#include <libavcodec/avcodec.h>
#include <libavdevice/avdevice.h>
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>

#include "cffmpeg.h"

#if LIBAVFORMAT_VERSION_MAJOR < 59
#error "expected the headers of FFmpeg 5.0 or later"
#endif

// In newer versions what belongs to a stream's packets lies with the codec's parameters.
#if LIBAVFORMAT_VERSION_INT >= AV_VERSION_INT(60, 15, 100)
#define CFF_HAS_CODED_SIDE_DATA 1
#define CFF_SIDE_DATA(FUNCTION) FUNCTION(codec, av_packet_side_data_get)
#else
#define CFF_HAS_CODED_SIDE_DATA 0
#define CFF_SIDE_DATA(FUNCTION) FUNCTION(format, av_stream_get_side_data)
#endif

#define CFF_FUNCTIONS(FUNCTION) \
    FUNCTION(util, av_dict_free) \
    FUNCTION(util, av_dict_set) \
    FUNCTION(util, av_frame_alloc) \
    FUNCTION(util, av_frame_free) \
    FUNCTION(util, av_frame_get_buffer) \
    FUNCTION(util, av_frame_get_side_data) \
    FUNCTION(util, av_frame_unref) \
    FUNCTION(util, av_log_get_level) \
    FUNCTION(util, av_log_set_level) \
    FUNCTION(util, av_rescale_q) \
    FUNCTION(util, av_strerror) \
    FUNCTION(codec, av_packet_alloc) \
    FUNCTION(codec, av_packet_free) \
    FUNCTION(codec, av_packet_rescale_ts) \
    FUNCTION(codec, av_packet_unref) \
    FUNCTION(codec, avcodec_alloc_context3) \
    FUNCTION(codec, avcodec_find_decoder) \
    FUNCTION(codec, avcodec_find_encoder_by_name) \
    FUNCTION(codec, avcodec_free_context) \
    FUNCTION(codec, avcodec_get_name) \
    FUNCTION(codec, avcodec_open2) \
    FUNCTION(codec, avcodec_parameters_from_context) \
    FUNCTION(codec, avcodec_parameters_to_context) \
    FUNCTION(codec, avcodec_receive_frame) \
    FUNCTION(codec, avcodec_receive_packet) \
    FUNCTION(codec, avcodec_send_frame) \
    FUNCTION(codec, avcodec_send_packet) \
    FUNCTION(format, av_find_best_stream) \
    FUNCTION(format, av_find_input_format) \
    FUNCTION(format, av_guess_frame_rate) \
    FUNCTION(format, av_guess_sample_aspect_ratio) \
    FUNCTION(format, av_interleaved_write_frame) \
    FUNCTION(format, av_read_frame) \
    FUNCTION(format, av_write_trailer) \
    FUNCTION(format, avformat_alloc_context) \
    FUNCTION(format, avformat_alloc_output_context2) \
    FUNCTION(format, avformat_close_input) \
    FUNCTION(format, avformat_find_stream_info) \
    FUNCTION(format, avformat_free_context) \
    FUNCTION(format, avformat_index_get_entries_count) \
    FUNCTION(format, avformat_index_get_entry) \
    FUNCTION(format, avformat_new_stream) \
    FUNCTION(format, avformat_open_input) \
    FUNCTION(format, avformat_write_header) \
    FUNCTION(format, avio_closep) \
    FUNCTION(format, avio_open) \
    FUNCTION(format, avio_size) \
    FUNCTION(filter, av_buffersink_get_frame) \
    FUNCTION(filter, av_buffersink_get_time_base) \
    FUNCTION(filter, av_buffersrc_add_frame) \
    FUNCTION(filter, avfilter_graph_alloc) \
    FUNCTION(filter, avfilter_graph_config) \
    FUNCTION(filter, avfilter_graph_free) \
    FUNCTION(filter, avfilter_graph_get_filter) \
    FUNCTION(filter, avfilter_graph_parse2) \
    CFF_SIDE_DATA(FUNCTION)

struct cff_library {
#define CFF_MEMBER(library, name) __typeof__(name) *name;
    CFF_FUNCTIONS(CFF_MEMBER)
#undef CFF_MEMBER
    /// As it was asked for, to find the library of devices later; NULL for the system's.
    char *folder;
};

/// Makes cameras known to libavformat. Not done in advance: libavdevice brings a desktop's libraries with it.
///
/// Returns whether that worked.
int cff_load_devices(const cff_library *library, char *message, size_t capacity);

/// Writes "EXPECTATION, got \"REASON\"" with FFmpeg's own words for its code.
void cff_explain(
    const cff_library *library, int code, const char *expectation, char *message, size_t capacity);

#endif
