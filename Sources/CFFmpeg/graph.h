// From decoded frames, whatever they are like, to frames of one size and one format: one graph of FFmpeg's filters.
#ifndef CFF_GRAPH_H
#define CFF_GRAPH_H

#include "library.h"

/// How stored pixels become the picture that is seen. The transposition comes first.
typedef struct {
    int is_transposed, is_mirrored, is_upside_down;
} cff_orientation;

/// What a graph is made for. Frames that differ in any of it need another one.
typedef struct {
    int width, height, format, colour_space, colour_range, is_interlaced;
    AVRational pixel_aspect, time_base;
    cff_orientation orientation;
} cff_input;

/// What comes out.
typedef struct {
    int width, height, channels, stretches, threads;
} cff_output;

typedef struct {
    AVFilterGraph *graph;
    AVFilterContext *source, *sink;
    cff_input input;
    /// Whether no further frame goes in.
    int is_closed;
} cff_graph;

/// From FFmpeg's own notation; it begins with "buffer@in" and ends with "buffersink@out".
///
/// Returns 0, or FFmpeg's code, after which there is no graph.
int cff_graph_parse(const cff_library *library, cff_graph *graph, const char *text, int threads);

/// Returns 0, or FFmpeg's code, after which there is no graph.
int cff_graph_make(
    const cff_library *library, cff_graph *graph, const cff_input *input, const cff_output *output);

void cff_graph_free(const cff_library *library, cff_graph *graph);

int cff_graph_takes(const cff_graph *graph, const cff_input *input);

/// From a display matrix of nine numbers, such as files and cameras carry; NULL is upright. Angles between quarter
/// turns are taken for the nearest one.
cff_orientation cff_orientation_of(const int32_t *matrix);

#endif
