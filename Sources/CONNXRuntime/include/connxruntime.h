// ONNX Runtime's C interface, as far as CacheNet needs it, reached through the library's own function table.
//
// The table (OrtApi) is append-only and ABI-stable, so neither a header nor a link-time dependency is needed: a machine
// without the library still builds and starts, and says what is missing when an engine is asked for.
#ifndef CONNXRUNTIME_H
#define CONNXRUNTIME_H

#include <stddef.h>
#include <stdint.h>

// Complete dummy structs, because Swift imports every forward-declared type as the same OpaquePointer.
typedef struct OrtStatus { char opaque; } OrtStatus;
typedef struct OrtEnv { char opaque; } OrtEnv;
typedef struct OrtSession { char opaque; } OrtSession;
typedef struct OrtSessionOptions { char opaque; } OrtSessionOptions;
typedef struct OrtRunOptions { char opaque; } OrtRunOptions;
typedef struct OrtIoBinding { char opaque; } OrtIoBinding;
typedef struct OrtValue { char opaque; } OrtValue;
typedef struct OrtMemoryInfo { char opaque; } OrtMemoryInfo;
typedef struct OrtAllocator { char opaque; } OrtAllocator;
typedef struct OrtTypeInfo { char opaque; } OrtTypeInfo;
typedef struct OrtTensorTypeAndShapeInfo { char opaque; } OrtTensorTypeAndShapeInfo;

#pragma clang assume_nonnull begin

/// NULL stands for success; otherwise the caller owns the status.
typedef OrtStatus *_Nullable OrtResult;

enum { CNX_LOG_FATAL = 4 };
enum { CNX_OPTIMIZE_NONE = 0, CNX_OPTIMIZE_ALL = 99 };
/// ONNX's own numbers of element types.
enum {
    CNX_ELEMENT_FLOAT = 1,
    CNX_ELEMENT_UINT8 = 2,
    CNX_ELEMENT_INT8 = 3,
    CNX_ELEMENT_UINT16 = 4,
    CNX_ELEMENT_INT16 = 5,
    CNX_ELEMENT_INT32 = 6,
    CNX_ELEMENT_INT64 = 7,
    CNX_ELEMENT_DOUBLE = 11,
    CNX_ELEMENT_UINT32 = 12,
    CNX_ELEMENT_UINT64 = 13,
};

/// The functions that CacheNet uses, under ONNX Runtime's names.
typedef struct {
    const char *_Nonnull (*_Nonnull GetErrorMessage)(const OrtStatus *status);

    OrtResult (*_Nonnull CreateEnv)(int level, const char *identifier, OrtEnv *_Nullable *_Nonnull out);
    OrtResult (*_Nonnull CreateCpuMemoryInfo)(int allocator, int memory, OrtMemoryInfo *_Nullable *_Nonnull out);
    OrtResult (*_Nonnull GetAllocatorWithDefaultOptions)(OrtAllocator *_Nullable *_Nonnull out);
    OrtResult (*_Nonnull AllocatorFree)(OrtAllocator *allocator, void *memory);

    OrtResult (*_Nonnull CreateSessionOptions)(OrtSessionOptions *_Nullable *_Nonnull out);
    OrtResult (*_Nonnull SetOptimizedModelFilePath)(OrtSessionOptions *options, const char *path);
    OrtResult (*_Nonnull SetSessionLogSeverityLevel)(OrtSessionOptions *options, int level);
    OrtResult (*_Nonnull SetSessionGraphOptimizationLevel)(OrtSessionOptions *options, int level);
    OrtResult (*_Nonnull SetIntraOpNumThreads)(OrtSessionOptions *options, int threads);
    OrtResult (*_Nonnull AddSessionConfigEntry)(OrtSessionOptions *options, const char *key, const char *value);

    OrtResult (*_Nonnull CreateSessionFromArray)(
        const OrtEnv *env, const void *model, size_t size, const OrtSessionOptions *options,
        OrtSession *_Nullable *_Nonnull out);
    OrtResult (*_Nonnull SessionGetInputCount)(const OrtSession *session, size_t *out);
    OrtResult (*_Nonnull SessionGetOutputCount)(const OrtSession *session, size_t *out);
    OrtResult (*_Nonnull SessionGetInputTypeInfo)(
        const OrtSession *session, size_t index, OrtTypeInfo *_Nullable *_Nonnull out);
    OrtResult (*_Nonnull SessionGetOutputTypeInfo)(
        const OrtSession *session, size_t index, OrtTypeInfo *_Nullable *_Nonnull out);
    OrtResult (*_Nonnull SessionGetInputName)(
        const OrtSession *session, size_t index, OrtAllocator *allocator, char *_Nullable *_Nonnull out);
    OrtResult (*_Nonnull SessionGetOutputName)(
        const OrtSession *session, size_t index, OrtAllocator *allocator, char *_Nullable *_Nonnull out);

    /// Gives NULL for what is no tensor; what it gives belongs to the type.
    OrtResult (*_Nonnull CastTypeInfoToTensorInfo)(
        const OrtTypeInfo *type, const OrtTensorTypeAndShapeInfo *_Nullable *_Nonnull out);
    OrtResult (*_Nonnull GetTensorElementType)(const OrtTensorTypeAndShapeInfo *info, int *out);
    OrtResult (*_Nonnull GetDimensionsCount)(const OrtTensorTypeAndShapeInfo *info, size_t *out);
    OrtResult (*_Nonnull GetDimensions)(const OrtTensorTypeAndShapeInfo *info, int64_t *dimensions, size_t count);

    OrtResult (*_Nonnull CreateTensorWithDataAsOrtValue)(
        const OrtMemoryInfo *info, void *data, size_t size, const int64_t *shape, size_t rank, int type,
        OrtValue *_Nullable *_Nonnull out);
    OrtResult (*_Nonnull GetTensorMutableData)(OrtValue *value, void *_Nullable *_Nonnull out);
    OrtResult (*_Nonnull GetTensorTypeAndShape)(
        const OrtValue *value, OrtTensorTypeAndShapeInfo *_Nullable *_Nonnull out);
    OrtResult (*_Nonnull CreateIoBinding)(OrtSession *session, OrtIoBinding *_Nullable *_Nonnull out);
    OrtResult (*_Nonnull BindInput)(OrtIoBinding *binding, const char *name, const OrtValue *value);
    OrtResult (*_Nonnull BindOutput)(OrtIoBinding *binding, const char *name, const OrtValue *value);
    /// Lets the runtime make the output in memory of its own.
    OrtResult (*_Nonnull BindOutputToDevice)(OrtIoBinding *binding, const char *name, const OrtMemoryInfo *info);
    /// Makes an array of the outputs in the order of their binding. The caller releases each value, and frees the array
    /// with the allocator.
    OrtResult (*_Nonnull GetBoundOutputValues)(
        const OrtIoBinding *binding, OrtAllocator *allocator, OrtValue *_Nullable *_Nullable *_Nonnull out,
        size_t *count);
    OrtResult (*_Nonnull RunWithBinding)(
        OrtSession *session, const OrtRunOptions *_Nullable options, const OrtIoBinding *binding);

    void (*_Nonnull ReleaseStatus)(OrtStatus *status);
    void (*_Nonnull ReleaseMemoryInfo)(OrtMemoryInfo *info);
    void (*_Nonnull ReleaseEnv)(OrtEnv *env);
    void (*_Nonnull ReleaseSession)(OrtSession *session);
    void (*_Nonnull ReleaseValue)(OrtValue *value);
    void (*_Nonnull ReleaseTypeInfo)(OrtTypeInfo *type);
    void (*_Nonnull ReleaseTensorTypeAndShapeInfo)(OrtTensorTypeAndShapeInfo *info);
    void (*_Nonnull ReleaseSessionOptions)(OrtSessionOptions *options);
    void (*_Nonnull ReleaseIoBinding)(OrtIoBinding *binding);

    /// The library's version, such as "1.32.0".
    const char *version;
} cnx_api;

/// Opens the library and fills `api`. The library stays open until the process ends.
///
/// Looks at the environment variable CACHENET_ONNXRUNTIME, and nowhere else when it is set; otherwise for
/// ../lib/libonnxruntime.so from the program's own directory (where this code is in a shared library: for
/// libonnxruntime.so beside that), and nowhere else when it is there; otherwise at the path compiled in; otherwise where
/// the system looks for libraries.
///
/// Returns 1, or 0 with the reason in `message`, cut to `capacity` bytes.
int cnx_open(cnx_api *api, char *message, size_t capacity);

/// Gives freed memory back to the system, where the C library can.
void cnx_reclaim_memory(void);

#pragma clang assume_nonnull end

#endif
