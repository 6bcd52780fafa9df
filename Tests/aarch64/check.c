// Does with ONNX Runtime what CacheNetONNX does, through the same functions in the same order, and prints what comes of
// it. Scripts/check-aarch64 builds this for two kinds of machine and compares what they print.
//
//     check FOLDER MODEL.onnx...
//
// FOLDER is for the prepared copies. A model that the runtime refuses is part of the check: its message is printed.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "connxruntime.h"

enum { MOST_DIMENSIONS = 8, MOST_PORTS = 8, CHANNELS = 3, OPEN_SIDE = 5 };

static cnx_api api;
static OrtEnv *environment;
static OrtMemoryInfo *memory;
static OrtAllocator *allocator;

static void *owned(void *pointer) {
    if (pointer == NULL) {
        fputs("check: out of memory, or success without a result\n", stderr);
        exit(1);
    }
    return pointer;
}

static void expect(int condition, const char *what) {
    if (condition) return;
    fprintf(stderr, "check: expected %s\n", what);
    exit(1);
}

// Ends the program where the runtime reports an error.
static void must(OrtStatus *status) {
    if (status == NULL) return;
    fprintf(stderr, "check: ONNX Runtime: %s\n", api.GetErrorMessage(status));
    api.ReleaseStatus(status);
    exit(1);
}

// Bytes

typedef struct {
    unsigned char *start;
    size_t count;
} Bytes;

static Bytes allocate(size_t count) {
    Bytes bytes = {owned(aligned_alloc(64, (count + 63) / 64 * 64)), count};
    memset(bytes.start, 0, count);
    return bytes;
}

static Bytes read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    expect(file != NULL, path);
    fseek(file, 0, SEEK_END);
    Bytes bytes = allocate((size_t)ftell(file));
    rewind(file);
    expect(fread(bytes.start, 1, bytes.count, file) == bytes.count, path);
    fclose(file);
    return bytes;
}

// Ports

typedef struct {
    char name[128];
    // 0 for what is no tensor.
    int element;
    size_t rank;
    int64_t shape[MOST_DIMENSIONS];
} Port;

static void read_shape(const OrtTensorTypeAndShapeInfo *info, Port *port) {
    must(api.GetTensorElementType(info, &port->element));
    must(api.GetDimensionsCount(info, &port->rank));
    expect(port->rank <= MOST_DIMENSIONS, "fewer dimensions");
    if (port->rank > 0) must(api.GetDimensions(info, port->shape, port->rank));
}

static void print_port(const char *kind, const Port *port) {
    printf("%s %s type %d shape", kind, port->name, port->element);
    for (size_t index = 0; index < port->rank; index++) printf(" %" PRId64, port->shape[index]);
    printf("\n");
}

typedef OrtResult (*NameGetter)(const OrtSession *, size_t, OrtAllocator *, char **);
typedef OrtResult (*TypeGetter)(const OrtSession *, size_t, OrtTypeInfo **);

static Port read_port(OrtSession *session, size_t index, NameGetter get_name, TypeGetter get_type) {
    Port port = {0};
    char *name = NULL;
    must(get_name(session, index, allocator, &name));
    snprintf(port.name, sizeof port.name, "%s", (char *)owned(name));
    must(api.AllocatorFree(allocator, name));
    OrtTypeInfo *type = NULL;
    must(get_type(session, index, &type));
    const OrtTensorTypeAndShapeInfo *tensor = NULL;
    must(api.CastTypeInfoToTensorInfo(owned(type), &tensor));
    if (tensor != NULL) read_shape(tensor, &port);
    api.ReleaseTypeInfo(type);
    return port;
}

static size_t element_size(int element) {
    return element == CNX_ELEMENT_FLOAT ? 4 : element == CNX_ELEMENT_UINT8 ? 1 : 0;
}

// The engine leaves out outputs that frames and answers never have.
static int is_usable(const Port *port) {
    return element_size(port->element) > 0 && port->rank > 0;
}

// Dimensions after the batch; where one is open, the runtime makes the output's memory.
static int is_fixed(const Port *port) {
    for (size_t index = 1; index < port->rank; index++) {
        if (port->shape[index] < 0) return 0;
    }
    return 1;
}

// One frame in place of any batch.
static void set_batch(Port *port) {
    if (port->shape[0] < 0) port->shape[0] = 1;
}

static size_t byte_count(const Port *port) {
    size_t count = element_size(port->element);
    for (size_t index = 0; index < port->rank; index++) count *= (size_t)port->shape[index];
    return count;
}

// Sessions

static OrtSessionOptions *make_options(int level) {
    OrtSessionOptions *options = NULL;
    must(api.CreateSessionOptions(&options));
    owned(options);
    must(api.SetSessionLogSeverityLevel(options, CNX_LOG_FATAL));
    must(api.SetSessionGraphOptimizationLevel(options, level));
    must(api.SetIntraOpNumThreads(options, 1));
    must(api.AddSessionConfigEntry(options, "session.model_external_initializers_file_folder_path", "/dev/null"));
    must(api.AddSessionConfigEntry(options, "session.intra_op.allow_spinning", "0"));
    return options;
}

static OrtStatus *load(Bytes model, OrtSession **session) {
    OrtSessionOptions *options = make_options(CNX_OPTIMIZE_ALL);
    must(api.AddSessionConfigEntry(options, "session.load_model_format", "ONNX"));
    OrtStatus *status = api.CreateSessionFromArray(environment, model.start, model.count, options, session);
    api.ReleaseSessionOptions(options);
    return status;
}

static OrtStatus *load_prepared(Bytes model, OrtSession **session) {
    OrtSessionOptions *options = make_options(CNX_OPTIMIZE_NONE);
    must(api.AddSessionConfigEntry(options, "session.load_model_format", "ORT"));
    must(api.AddSessionConfigEntry(options, "session.use_ort_model_bytes_directly", "1"));
    must(api.AddSessionConfigEntry(options, "session.use_ort_model_bytes_for_initializers", "1"));
    must(api.AddSessionConfigEntry(options, "session.use_env_allocators", "1"));
    OrtStatus *status = api.CreateSessionFromArray(environment, model.start, model.count, options, session);
    api.ReleaseSessionOptions(options);
    return status;
}

static Bytes prepare(Bytes model, const char *path) {
    OrtSessionOptions *options = make_options(CNX_OPTIMIZE_ALL);
    must(api.AddSessionConfigEntry(options, "session.load_model_format", "ONNX"));
    must(api.AddSessionConfigEntry(options, "session.save_model_format", "ORT"));
    must(api.SetOptimizedModelFilePath(options, path));
    OrtSession *session = NULL;
    must(api.CreateSessionFromArray(environment, model.start, model.count, options, &session));
    api.ReleaseSession(owned(session));
    api.ReleaseSessionOptions(options);
    return read_file(path);
}

// Runs

static OrtValue *make_value(const Port *port, Bytes bytes) {
    OrtValue *value = NULL;
    must(api.CreateTensorWithDataAsOrtValue(
        memory, bytes.start, bytes.count, port->shape, port->rank, port->element, &value));
    return owned(value);
}

// The same frame on every machine: one channel is bright, which is what the toy models tell.
static void fill_frame(const Port *port, Bytes bytes, size_t bright) {
    size_t count = bytes.count / element_size(port->element);
    int is_channels_last = port->rank == 4 && port->shape[3] == CHANNELS;
    for (size_t index = 0; index < count; index++) {
        size_t channel = is_channels_last ? index % CHANNELS : index * CHANNELS / count;
        unsigned char value = (unsigned char)((index * 37 + 11) % 61 + (channel == bright ? 190 : 0));
        if (port->element == CNX_ELEMENT_UINT8) {
            bytes.start[index] = value;
        } else {
            ((float *)(void *)bytes.start)[index] = (float)value / 255;
        }
    }
}

static void print_values(const Port *port, const void *data) {
    printf("values %s", port->name);
    size_t count = byte_count(port) / element_size(port->element);
    for (size_t index = 0; index < count; index++) {
        if (port->element == CNX_ELEMENT_FLOAT) {
            printf(" %.9g", (double)((const float *)data)[index]);
        } else {
            printf(" %d", ((const unsigned char *)data)[index]);
        }
    }
    printf("\n");
}

// What the runtime made: its shape is known only now.
static void print_made(OrtValue *value, const char *name) {
    Port port = {0};
    snprintf(port.name, sizeof port.name, "%s", name);
    OrtTensorTypeAndShapeInfo *info = NULL;
    must(api.GetTensorTypeAndShape(owned(value), &info));
    read_shape(owned(info), &port);
    api.ReleaseTensorTypeAndShapeInfo(info);
    void *data = NULL;
    must(api.GetTensorMutableData(value, &data));
    print_port("made", &port);
    print_values(&port, data);
}

static void run(OrtSession *session) {
    size_t input_count = 0;
    size_t output_count = 0;
    must(api.SessionGetInputCount(session, &input_count));
    expect(input_count == 1, "a model with one input");
    Port input = read_port(session, 0, api.SessionGetInputName, api.SessionGetInputTypeInfo);
    print_port("input", &input);
    must(api.SessionGetOutputCount(session, &output_count));
    expect(output_count <= MOST_PORTS, "fewer outputs");
    Port outputs[MOST_PORTS];
    size_t count = 0;
    for (size_t index = 0; index < output_count; index++) {
        outputs[count] = read_port(session, index, api.SessionGetOutputName, api.SessionGetOutputTypeInfo);
        print_port("output", &outputs[count]);
        if (is_usable(&outputs[count])) count++;
    }

    set_batch(&input);
    for (size_t index = 1; index < input.rank; index++) {
        if (input.shape[index] < 0) input.shape[index] = OPEN_SIDE;
    }
    Bytes frame = allocate(byte_count(&input));
    OrtValue *frame_value = make_value(&input, frame);
    Bytes buffers[MOST_PORTS] = {{0}};
    OrtValue *values[MOST_PORTS] = {0};
    for (size_t index = 0; index < count; index++) {
        if (!is_fixed(&outputs[index])) continue;
        set_batch(&outputs[index]);
        buffers[index] = allocate(byte_count(&outputs[index]));
        values[index] = make_value(&outputs[index], buffers[index]);
    }

    OrtIoBinding *binding = NULL;
    must(api.CreateIoBinding(session, &binding));
    owned(binding);
    must(api.BindInput(binding, input.name, frame_value));
    for (size_t index = 0; index < count; index++) {
        must(
            values[index] != NULL ? api.BindOutput(binding, outputs[index].name, values[index])
                                  : api.BindOutputToDevice(binding, outputs[index].name, memory));
    }
    for (size_t bright = 0; bright < CHANNELS; bright++) {
        fill_frame(&input, frame, bright);
        for (size_t index = 0; index < count; index++) {
            // A run whose output has another shape than the one before would fail.
            if (values[index] == NULL) must(api.BindOutputToDevice(binding, outputs[index].name, memory));
        }
        must(api.RunWithBinding(session, NULL, binding));
        OrtValue **made = NULL;
        size_t made_count = 0;
        must(api.GetBoundOutputValues(binding, allocator, &made, &made_count));
        expect(made_count == count, "as many values as outputs were bound");
        for (size_t index = 0; index < count; index++) {
            if (values[index] != NULL) {
                print_values(&outputs[index], buffers[index].start);
            } else {
                print_made(made[index], outputs[index].name);
            }
            api.ReleaseValue(made[index]);
        }
        must(api.AllocatorFree(allocator, made));
    }

    api.ReleaseIoBinding(binding);
    for (size_t index = 0; index < count; index++) {
        if (values[index] == NULL) continue;
        api.ReleaseValue(values[index]);
        free(buffers[index].start);
    }
    api.ReleaseValue(frame_value);
    free(frame.start);
}

static void print_refusal(const char *what, OrtStatus *status) {
    expect(status != NULL, "a status for what is refused");
    const char *message = api.GetErrorMessage(status);
    expect(message != NULL && message[0] != '\0', "a message in a status");
    printf("%s refused: %s\n", what, message);
    api.ReleaseStatus(status);
}

static void check_model(const char *path, const char *folder) {
    printf("model %s\n", path);
    Bytes model = read_file(path);
    OrtSession *session = NULL;
    OrtStatus *refusal = load(model, &session);
    if (refusal != NULL) {
        print_refusal("model", refusal);
    } else {
        run(owned(session));
        api.ReleaseSession(session);

        char copy[4096];
        snprintf(copy, sizeof copy, "%s/prepared.ort", folder);
        Bytes prepared = prepare(model, copy);
        printf("prepared\n");
        session = NULL;
        must(load_prepared(prepared, &session));
        run(owned(session));
        // The session reads the copy in place for as long as it lives.
        api.ReleaseSession(session);
        session = NULL;
        print_refusal("prepared copy as ONNX", load(prepared, &session));
        print_refusal("ONNX as prepared copy", load_prepared(model, &session));
        model.count /= 2;
        print_refusal("half of the model", load(model, &session));
        free(prepared.start);
    }
    free(model.start);
}

static void check_missing_library(void) {
    char message[1024] = "";
    setenv("CACHENET_ONNXRUNTIME", "/no/such/library", 1);
    expect(cnx_open(&api, message, sizeof message) == 0, "no library where there is none");
    printf("%s\n", message);
    // The library to check is where this was built to look.
    unsetenv("CACHENET_ONNXRUNTIME");
}

int main(int count, char **arguments) {
    if (count < 3) {
        fprintf(stderr, "usage: check FOLDER MODEL.onnx...\n");
        return 2;
    }
    check_missing_library();
    char message[1024] = "";
    expect(cnx_open(&api, message, sizeof message) == 1, message);
    printf("version %s\n", api.version);
    must(api.CreateEnv(CNX_LOG_FATAL, "cachenet", &environment));
    must(api.CreateCpuMemoryInfo(1, 0, &memory));
    must(api.GetAllocatorWithDefaultOptions(&allocator));
    for (int index = 2; index < count; index++) check_model(arguments[index], arguments[1]);
    api.ReleaseMemoryInfo(owned(memory));
    api.ReleaseEnv(owned(environment));
    cnx_reclaim_memory();
    puts("done");
    return 0;
}
