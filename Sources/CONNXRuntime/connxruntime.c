#include "connxruntime.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#ifdef __APPLE__
#define CNX_LIBRARY "libonnxruntime.dylib"
#else
#define CNX_LIBRARY "libonnxruntime.so"
#endif

#ifndef CACHENET_ONNXRUNTIME_DEFAULT
#define CACHENET_ONNXRUNTIME_DEFAULT CNX_LIBRARY
#endif

// The oldest version of the interface that has every slot below.
#define CNX_API_VERSION 21

typedef void (*cnx_function)(void);

typedef struct {
    const cnx_function *(*GetApi)(uint32_t version);
    const char *(*GetVersionString)(void);
} cnx_api_base;

// Writes where the library is when it is installed with the program, bin/PROGRAM beside lib.
//
// Returns whether it is there. Links that lead to the program do not matter.
static int find_installed_library(char *path, size_t capacity) {
    static const char library[] = "/../lib/" CNX_LIBRARY;
    ssize_t length = readlink("/proc/self/exe", path, capacity - 1);
    if (length < 0) return 0;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (slash == NULL || sizeof library > capacity - (size_t)(slash - path)) return 0;
    memcpy(slash, library, sizeof library);
    return access(path, F_OK) == 0;
}

static void *open_library(char *message, size_t capacity) {
    const char *chosen = getenv("CACHENET_ONNXRUNTIME");
    if (chosen != NULL && chosen[0] != '\0') {
        // A library that somebody names and that fails must not be replaced by another one silently.
        void *library = dlopen(chosen, RTLD_NOW | RTLD_LOCAL);
        if (library == NULL) {
            const char *reason = dlerror();
            snprintf(
                message, capacity, "CACHENET_ONNXRUNTIME names no library that opens: %s",
                reason != NULL ? reason : chosen);
        }
        return library;
    }
    char installed[PATH_MAX] = "../lib/" CNX_LIBRARY;
    if (find_installed_library(installed, sizeof installed)) {
        // Nor must the one that the program came with.
        void *library = dlopen(installed, RTLD_NOW | RTLD_LOCAL);
        if (library == NULL) {
            const char *reason = dlerror();
            snprintf(
                message, capacity, "the ONNX Runtime library that is installed with the program does not open: %s",
                reason != NULL ? reason : installed);
        }
        return library;
    }
    void *library = dlopen(CACHENET_ONNXRUNTIME_DEFAULT, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) library = dlopen(CNX_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        const char *reason = dlerror();
        snprintf(
            message, capacity,
            "no ONNX Runtime library at %s, at %s nor on the system's library path (%s): run make setup or set "
            "CACHENET_ONNXRUNTIME to the library's path",
            installed, CACHENET_ONNXRUNTIME_DEFAULT, reason != NULL ? reason : "unknown reason");
    }
    return library;
}

static void fill(cnx_api *api, const cnx_function *table) {
#define CNX_SLOT(name, index) api->name = (__typeof__(api->name))table[index]
    CNX_SLOT(GetErrorMessage, 2);
    CNX_SLOT(CreateEnv, 3);
    CNX_SLOT(CreateSessionFromArray, 8);
    CNX_SLOT(CreateSessionOptions, 10);
    CNX_SLOT(SetOptimizedModelFilePath, 11);
    CNX_SLOT(SetSessionLogSeverityLevel, 22);
    CNX_SLOT(SetSessionGraphOptimizationLevel, 23);
    CNX_SLOT(SetIntraOpNumThreads, 24);
    CNX_SLOT(SessionGetInputCount, 30);
    CNX_SLOT(SessionGetOutputCount, 31);
    CNX_SLOT(SessionGetInputTypeInfo, 33);
    CNX_SLOT(SessionGetOutputTypeInfo, 34);
    CNX_SLOT(SessionGetInputName, 36);
    CNX_SLOT(SessionGetOutputName, 37);
    CNX_SLOT(CreateTensorWithDataAsOrtValue, 49);
    CNX_SLOT(GetTensorMutableData, 51);
    CNX_SLOT(CastTypeInfoToTensorInfo, 55);
    CNX_SLOT(GetTensorElementType, 60);
    CNX_SLOT(GetDimensionsCount, 61);
    CNX_SLOT(GetDimensions, 62);
    CNX_SLOT(GetTensorTypeAndShape, 65);
    CNX_SLOT(CreateCpuMemoryInfo, 69);
    CNX_SLOT(AllocatorFree, 76);
    CNX_SLOT(GetAllocatorWithDefaultOptions, 78);
    CNX_SLOT(ReleaseEnv, 92);
    CNX_SLOT(ReleaseStatus, 93);
    CNX_SLOT(ReleaseMemoryInfo, 94);
    CNX_SLOT(ReleaseSession, 95);
    CNX_SLOT(ReleaseValue, 96);
    CNX_SLOT(ReleaseTypeInfo, 98);
    CNX_SLOT(ReleaseTensorTypeAndShapeInfo, 99);
    CNX_SLOT(ReleaseSessionOptions, 100);
    CNX_SLOT(AddSessionConfigEntry, 130);
    CNX_SLOT(RunWithBinding, 133);
    CNX_SLOT(CreateIoBinding, 134);
    CNX_SLOT(ReleaseIoBinding, 135);
    CNX_SLOT(BindInput, 136);
    CNX_SLOT(BindOutput, 137);
    CNX_SLOT(BindOutputToDevice, 138);
    CNX_SLOT(GetBoundOutputValues, 140);
#undef CNX_SLOT
}

int cnx_open(cnx_api *api, char *message, size_t capacity) {
    void *library = open_library(message, capacity);
    if (library == NULL) return 0;
    const cnx_api_base *(*get_base)(void) = (const cnx_api_base *(*)(void))dlsym(library, "OrtGetApiBase");
    const cnx_api_base *base = get_base != NULL ? get_base() : NULL;
    if (base == NULL) {
        snprintf(
            message, capacity, "the library has no OrtGetApiBase: expected ONNX Runtime 1.%d or later",
            CNX_API_VERSION);
        dlclose(library);
        return 0;
    }
    const cnx_function *table = base->GetApi(CNX_API_VERSION);
    if (table == NULL) {
        snprintf(
            message, capacity, "expected ONNX Runtime 1.%d or later, got %s", CNX_API_VERSION,
            base->GetVersionString());
        dlclose(library);
        return 0;
    }
    fill(api, table);
    api->version = base->GetVersionString();
    return 1;
}

void cnx_reclaim_memory(void) {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}
