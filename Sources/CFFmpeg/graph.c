#include "graph.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

cff_orientation cff_orientation_of(const int32_t *matrix) {
    cff_orientation orientation = {0, 0, 0};
    if (matrix == NULL) return orientation;
    // A point (x, y) is seen at (a x + c y, b x + d y).
    int64_t a = matrix[0], b = matrix[1], c = matrix[3], d = matrix[4];
    orientation.is_transposed = llabs(b) + llabs(c) > llabs(a) + llabs(d);
    orientation.is_mirrored = (orientation.is_transposed ? c : a) < 0;
    orientation.is_upside_down = (orientation.is_transposed ? b : d) < 0;
    return orientation;
}

int cff_graph_takes(const cff_graph *graph, const cff_input *input) {
    const cff_input *made = &graph->input;
    return made->width == input->width && made->height == input->height && made->format == input->format
        && made->colour_space == input->colour_space && made->colour_range == input->colour_range
        && made->is_interlaced == input->is_interlaced
        && made->pixel_aspect.num == input->pixel_aspect.num && made->pixel_aspect.den == input->pixel_aspect.den
        && made->time_base.num == input->time_base.num && made->time_base.den == input->time_base.den
        && made->orientation.is_transposed == input->orientation.is_transposed
        && made->orientation.is_mirrored == input->orientation.is_mirrored
        && made->orientation.is_upside_down == input->orientation.is_upside_down;
}

/// The largest part around the centre that has the shape width : height once pixels are shown with their aspect.
static void write_crop(const cff_input *input, int width, int height, char *text, size_t capacity) {
    AVRational aspect = input->pixel_aspect;
    double shape = (double)width / height;
    if (aspect.num > 0 && aspect.den > 0) shape *= (double)aspect.den / aspect.num;
    int columns = input->width, rows = input->height;
    if (columns > rows * shape) {
        columns = (int)fmax(1, floor(rows * shape + 0.5));
    } else {
        rows = (int)fmax(1, floor(columns / shape + 0.5));
    }
    if (columns == input->width && rows == input->height) return;
    // Where the middle lies between two pixels it is the one before, in the picture as it is seen.
    cff_orientation orientation = input->orientation;
    int is_from_right = orientation.is_transposed ? orientation.is_upside_down : orientation.is_mirrored;
    int is_from_below = orientation.is_transposed ? orientation.is_mirrored : orientation.is_upside_down;
    snprintf(
        text, capacity, "crop=%d:%d:%d:%d:exact=1,", columns, rows, (input->width - columns + is_from_right) / 2,
        (input->height - rows + is_from_below) / 2);
}

static void describe(const cff_input *input, const cff_output *output, char *text, size_t capacity) {
    cff_orientation orientation = input->orientation;
    int width = orientation.is_transposed ? output->height : output->width;
    int height = orientation.is_transposed ? output->width : output->height;
    char crop[80] = "";
    if (!output->stretches) write_crop(input, width, height, crop, sizeof crop);
    char colours[64] = "";
#if LIBAVFILTER_VERSION_MAJOR >= 10
    snprintf(colours, sizeof colours, ":colorspace=%d:range=%d", input->colour_space, input->colour_range);
#endif
    AVRational aspect = input->pixel_aspect;
    int has_aspect = aspect.num > 0 && aspect.den > 0;
    // Turning comes last, where there are the fewest pixels to move. Area averaging is what pictures get elsewhere.
    snprintf(
        text, capacity,
        "buffer@in=video_size=%dx%d:pix_fmt=%d:time_base=%d/%d:pixel_aspect=%d/%d%s,%s%s"
        "scale=%d:%d:flags=area+accurate_rnd+full_chroma_int,format=%s,%s%s%sbuffersink@out",
        input->width, input->height, input->format, input->time_base.num, input->time_base.den,
        has_aspect ? aspect.num : 1, has_aspect ? aspect.den : 1, colours,
        input->is_interlaced ? "yadif=deint=interlaced," : "", crop, width, height,
        output->channels == 1 ? "gray" : "gbrp", orientation.is_transposed ? "transpose=cclock_flip," : "",
        orientation.is_mirrored ? "hflip," : "", orientation.is_upside_down ? "vflip," : "");
}

int cff_graph_parse(const cff_library *library, cff_graph *graph, const char *text, int threads) {
    memset(graph, 0, sizeof *graph);
    graph->graph = library->avfilter_graph_alloc();
    if (graph->graph == NULL) return AVERROR(ENOMEM);
    graph->graph->nb_threads = threads;
    AVFilterInOut *inputs = NULL, *outputs = NULL;
    int status = library->avfilter_graph_parse2(graph->graph, text, &inputs, &outputs);
    if (status >= 0) status = library->avfilter_graph_config(graph->graph, NULL);
    if (status < 0) {
        cff_graph_free(library, graph);
        return status;
    }
    graph->source = library->avfilter_graph_get_filter(graph->graph, "buffer@in");
    graph->sink = library->avfilter_graph_get_filter(graph->graph, "buffersink@out");
    return 0;
}

int cff_graph_make(
    const cff_library *library, cff_graph *graph, const cff_input *input, const cff_output *output) {
    char text[512];
    describe(input, output, text, sizeof text);
    int status = cff_graph_parse(library, graph, text, output->threads);
    graph->input = *input;
    return status;
}

void cff_graph_free(const cff_library *library, cff_graph *graph) {
    library->avfilter_graph_free(&graph->graph);
    memset(graph, 0, sizeof *graph);
}
