// CacheNet's C interface: a device that answers frames by itself while it is sure, and asks an edge server otherwise.
//
//     cachenet_options options = {.size = sizeof options, .edge = "http://127.0.0.1:8080"};
//     cachenet_device *device;
//     char message[512];
//     if (cachenet_open(&options, &device, message, sizeof message) != CACHENET_OK) { puts(message); exit(1); }
//
//     int64_t shape[] = {3, 32, 32};
//     cachenet_frame frame = {pixels, sizeof pixels, "uint8", shape, 3};
//     const cachenet_answer *answer;
//     if (cachenet_infer(device, &frame, &answer, message, sizeof message) == CACHENET_OK) {
//         puts(answer->name ? answer->name : "nothing known");
//         cachenet_free(answer);
//     }
//     cachenet_close(device);
//
// Who owns what: Arguments are read during the call and never kept. What a function gives through `const X **` is
// yours: one piece of memory, which ends with cachenet_free, and so does all that it points to. Nothing else is to be
// freed.
//
// Errors: A function that can fail returns a status, and writes into `message` what was expected and what came: text
// that ends with NUL, cut to `capacity` bytes, empty when all went well. NULL and 0 want no text. After an error, what
// would have been given is NULL.
//
// Threads: Every function may be called from every thread, and from several at once with one device. They block; a
// frame that waits for the edge holds up no other. Frames begin in the order in which the calls come. A device has
// threads of its own. After fork() the child has none of them, so every call there is an error if the parent has used
// the library: let the child begin anew (exec; in Python the start method "spawn"). Swift programs have a library in
// Swift; from a thread of Swift's own pool these functions must not be called.
//
// The process: SIGPIPE is ignored once a device is open. A library that was used stays loaded until the process ends.
//
// Text is UTF-8 that ends with NUL. Where there is nothing, a pointer is NULL and a number is -1.
#ifndef CACHENET_H
#define CACHENET_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// A device that is open. It leads to no memory: what was closed, or never was a device, is CACHENET_CLOSED.
typedef struct cachenet_device cachenet_device;

typedef enum cachenet_status {
    CACHENET_OK = 0,
    // An argument that is NULL, no UTF-8, or out of its range; an address that leads nowhere.
    CACHENET_INVALID_ARGUMENT = 1,
    // A frame whose type, shape and bytes do not fit together, or do not fit the bundle.
    CACHENET_INVALID_FRAME = 2,
    // A device that is closed, or is being closed.
    CACHENET_CLOSED = 3,
    // The edge server or the registry could not be asked, or its answer is of no use.
    CACHENET_UNREACHABLE = 4,
    // A bundle or a store that cannot be used.
    CACHENET_UNUSABLE_BUNDLE = 5,
    // ONNX Runtime is missing, or does not run a model.
    CACHENET_ENGINE_FAILED = 6,
    // Anything else; the message says what.
    CACHENET_FAILED = 7
} cachenet_status;

// Who answered a frame.
typedef enum cachenet_origin {
    // The device, which was sure.
    CACHENET_HIT = 0,
    // The edge server.
    CACHENET_MISS = 1,
    // The device, because the edge could not answer in time.
    CACHENET_DEGRADED = 2,
    // Nobody.
    CACHENET_NO_ANSWER = 3
} cachenet_origin;

// How a device is opened. Begin with all zero: NULL or 0 leaves a choice to the library.
typedef struct cachenet_options {
    // sizeof(cachenet_options), which says which options there are.
    size_t size;
    // The edge server's address, such as "https://edge:8443". It has to be there.
    const char *edge;

    // Where the bundle comes from, at most one of these three; without them, the only one that the edge server has.
    //
    // Its name at the edge server.
    const char *bundle;
    // A directory that `cachenet bundle create` made.
    const char *bundle_directory;
    // An OCI registry, or an edge server's: host, perhaps a port, and the repository, such as "edge:8443/street".
    const char *registry;
    // A bearer token for that registry.
    const char *registry_token;

    // A directory for models that outlive the process; it is made where it is not there. NULL keeps none.
    const char *store;
    // Bytes that the store may take; 0 sets no bound.
    uint64_t store_bytes;

    // A bearer token for the edge server.
    const char *token;
    // Files in PEM: the authorities that the server's certificate may come from (NULL: those that the system knows),
    // and a certificate of the device's own with its key.
    const char *ca_file;
    const char *certificate_file;
    const char *key_file;

    // How long a frame may wait for the edge, up to 1e6; 0 is 0.25.
    double deadline_seconds;
    // How many partitions may be in memory, beside the fallback model; 0 is 1.
    uint64_t partitions;
    // What is written to standard error: "trace", "debug", "info", "notice", "warning", "error", "critical" or "none";
    // NULL is "info".
    const char *log_level;
} cachenet_options;

// What is to be answered: a dense, row-major array of numbers in the machine's byte order, such as a picture's planes
// of red, green and blue.
typedef struct cachenet_frame {
    const void *data;
    // The product of the shape times the bytes of an element.
    size_t byte_count;
    // Such as "uint8".
    const char *element_type;
    // Dimensions, outermost first, as the bundle has them; a 1 before them may be there.
    const int64_t *shape;
    // How many dimensions there are.
    size_t rank;
} cachenet_frame;

// What a device says of one frame. Later versions may have more fields at the end.
typedef struct cachenet_answer {
    // Index into the bundle's labels, what it is called, and how probable it is.
    int64_t label;
    const char *name;
    double probability;
    // One for each label, 0 to 1; none where nobody answered.
    const double *probabilities;
    size_t probability_count;
    // Of the device's own model's output, in nats.
    double entropy;
    cachenet_origin origin;
    // Why the edge did not answer: there for CACHENET_DEGRADED and CACHENET_NO_ANSWER.
    const char *reason;
    // The digest of the bundle that answered.
    const char *version;
    // The model on the device that was asked last, "partition 0" or "fallback model", and the label that it says.
    const char *model;
    int64_t model_label;
    // Partitions: active when the frame came, advised by the edge, and active for the next frame.
    int64_t active;
    int64_t hint;
    int64_t next;
    // In all, in the device's own models, waiting for the edge, and of that wait in the edge's models.
    double total_seconds;
    double engine_seconds;
    double edge_seconds;
    double edge_engine_seconds;
} cachenet_answer;

// The bundle that a device has now. Later versions may have more fields at the end.
typedef struct cachenet_bundle {
    const char *name;
    // The digest of its manifest.
    const char *version;
    const char *const *labels;
    size_t label_count;
    // What a frame is: its element type, and its shape without a batch dimension.
    const char *element_type;
    const int64_t *shape;
    size_t rank;
    size_t partition_count;
} cachenet_bundle;

// What a device did so far; all frames are hits + misses + degraded + failed. Later versions may have more fields at
// the end.
typedef struct cachenet_statistics {
    int64_t hits;
    int64_t misses;
    int64_t degraded;
    int64_t failed;
    // Models that came over the network, and their bytes.
    int64_t downloads;
    int64_t downloaded_bytes;
    // Bytes of frames that were sent to the edge.
    int64_t sent_bytes;
    // Models that came from the device's own store.
    int64_t store_loads;
    // Partitions that made room for others.
    int64_t evictions;
    // Fetches that came to nothing, and models that could not be kept in the store.
    int64_t fetch_failures;
    int64_t store_failures;
    // How often a new version of the bundle took the place of an old one.
    int64_t version_changes;
    // Why the edge did not answer the last frame that it did not answer.
    const char *edge_failure;
} cachenet_statistics;

// The library's version, such as "0.1.0". It lives as long as the process.
const char *cachenet_version(void);

// Opens a device: fetches the bundle's description, or takes the one that the store remembers. It ends with
// cachenet_close.
cachenet_status cachenet_open(
    const cachenet_options *options, cachenet_device **device, char *message, size_t capacity);

// Answers one frame. An edge that does not answer is no error: the answer's origin and reason say so.
cachenet_status cachenet_infer(
    cachenet_device *device, const cachenet_frame *frame, const cachenet_answer **answer, char *message,
    size_t capacity);

// Says what bundle the device has now: labels, and what a frame is.
cachenet_status cachenet_describe(
    cachenet_device *device, const cachenet_bundle **bundle, char *message, size_t capacity);

// Says what the device did so far.
cachenet_status cachenet_count(
    cachenet_device *device, const cachenet_statistics **statistics, char *message, size_t capacity);

// Waits until no model is being fetched: the next frame finds what the last one asked for.
cachenet_status cachenet_settle(cachenet_device *device, char *message, size_t capacity);

// Ends the device. Frames of other threads that wait for the edge are answered before it returns; calls that come later
// are CACHENET_CLOSED, and so is a second close. NULL is CACHENET_OK.
cachenet_status cachenet_close(cachenet_device *device);

// Ends what a function above gave: an answer, a bundle or statistics. NULL is allowed.
void cachenet_free(const void *given);

#ifdef __cplusplus
}
#endif

#endif
