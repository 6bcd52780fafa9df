#include "library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CFF_QUOTED(text) #text
#define CFF_TEXT(text) CFF_QUOTED(text)
#ifdef __APPLE__
#define CFF_NAME(name, major) "lib" name "." CFF_TEXT(major) ".dylib"
#else
#define CFF_NAME(name, major) "lib" name ".so." CFF_TEXT(major)
#endif

static void *open_library(const char *folder, const char *name, char *message, size_t capacity) {
    char path[4096];
    const char *chosen = name;
    if (folder != NULL) {
        snprintf(path, sizeof path, "%s/%s", folder, name);
        chosen = path;
    }
    void *library = dlopen(chosen, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        const char *reason = dlerror();
        snprintf(
            message, capacity,
            "expected FFmpeg's library %s, got \"%s\": install FFmpeg's libraries (on Debian and Ubuntu the package "
            "ffmpeg), or build for the version that is there",
            name, reason != NULL ? reason : "no reason");
    }
    return library;
}

static int fill(cff_library *library, const char *folder, char *message, size_t capacity) {
    void *util = open_library(folder, CFF_NAME("avutil", LIBAVUTIL_VERSION_MAJOR), message, capacity);
    if (util == NULL) return 0;
    void *codec = open_library(folder, CFF_NAME("avcodec", LIBAVCODEC_VERSION_MAJOR), message, capacity);
    if (codec == NULL) return 0;
    void *format = open_library(folder, CFF_NAME("avformat", LIBAVFORMAT_VERSION_MAJOR), message, capacity);
    if (format == NULL) return 0;
    void *filter = open_library(folder, CFF_NAME("avfilter", LIBAVFILTER_VERSION_MAJOR), message, capacity);
    if (filter == NULL) return 0;
    const char *missing = NULL;
#define CFF_FIND(handle, name) \
    library->name = (__typeof__(library->name))dlsym(handle, #name); \
    if (library->name == NULL) missing = #name;
    CFF_FUNCTIONS(CFF_FIND)
#undef CFF_FIND
    if (missing != NULL) {
        snprintf(message, capacity, "expected FFmpeg's libraries to have the function %s, got none", missing);
        return 0;
    }
    return 1;
}

cff_library *cff_load(const char *folder, char *message, size_t capacity) {
    cff_library *library = calloc(1, sizeof *library);
    char *kept = folder != NULL ? strdup(folder) : NULL;
    if (library == NULL || (folder != NULL && kept == NULL)) {
        snprintf(message, capacity, "expected memory for FFmpeg's libraries, got none");
    } else if (fill(library, folder, message, capacity)) {
        library->folder = kept;
        // Their messages go to stderr, which belongs to the program; what matters comes back as a status. A program
        // that uses FFmpeg itself and has chosen a level keeps it.
        if (library->av_log_get_level() == AV_LOG_INFO) library->av_log_set_level(AV_LOG_QUIET);
        return library;
    }
    free(kept);
    free(library);
    return NULL;
}

int cff_load_devices(const cff_library *library, char *message, size_t capacity) {
    void *device = open_library(
        library->folder, CFF_NAME("avdevice", LIBAVDEVICE_VERSION_MAJOR), message, capacity);
    if (device == NULL) return 0;
    __typeof__(avdevice_register_all) *register_all =
        (__typeof__(register_all))dlsym(device, "avdevice_register_all");
    if (register_all == NULL) {
        snprintf(message, capacity, "expected FFmpeg's devices to have avdevice_register_all, got none");
        return 0;
    }
    register_all();
    return 1;
}

void cff_explain(
    const cff_library *library, int code, const char *expectation, char *message, size_t capacity) {
    char reason[AV_ERROR_MAX_STRING_SIZE];
    library->av_strerror(code, reason, sizeof reason);
    snprintf(message, capacity, "expected %s, got \"%s\"", expectation, reason);
}
