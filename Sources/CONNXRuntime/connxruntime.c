// For dladdr.
#define _GNU_SOURCE
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

#if defined(__linux__)
#include <sys/auxv.h>
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

// Whether this code is in a shared library, such as libcachenet.so, and not in the program itself; `own` says in which.
static int is_in_library(Dl_info *own) {
#if defined(__linux__)
    Dl_info program;
    return dladdr((void *)&cnx_open, own) != 0 && dladdr((void *)getauxval(AT_PHDR), &program) != 0 &&
           own->dli_fbase != program.dli_fbase;
#else
    (void)own;
    return 0;
#endif
}

// Writes where the library is when it is installed: beside the shared library that this code is in, and for a program
// bin/PROGRAM beside lib. The program that such a shared library is loaded into, say Python, is somebody else's.
//
// Returns what it is installed with, or NULL when it is not there. Links that lead to either do not matter.
static const char *find_installed_library(char path[PATH_MAX]) {
    char own[PATH_MAX];
    Dl_info info;
    int is_library = is_in_library(&info);
    if (is_library) {
        if (realpath(info.dli_fname, own) == NULL) return NULL;
    } else {
        ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
        if (length < 0) return NULL;
        own[length] = '\0';
    }
    char *slash = strrchr(own, '/');
    if (slash == NULL) return NULL;
    *slash = '\0';
    int length = snprintf(path, PATH_MAX, "%s%s/%s", own, is_library ? "" : "/../lib", CNX_LIBRARY);
    if (length < 0 || length >= PATH_MAX || access(path, F_OK) != 0) return NULL;
    return is_library ? "CacheNet's library" : "the program";
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
    const char *owner = find_installed_library(installed);
    if (owner != NULL) {
        // Nor must the one that the program or the library came with.
        void *library = dlopen(installed, RTLD_NOW | RTLD_LOCAL);
        if (library == NULL) {
            const char *reason = dlerror();
            snprintf(
                message, capacity, "the ONNX Runtime library that is installed with %s does not open: %s", owner,
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
