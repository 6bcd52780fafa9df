// Says what is in pictures in CIFAR-10's binary layout: colours EDGE-URL PICTURES
//
// It is C and C++:  cc colours.c $(pkg-config --cflags --libs cachenet) -o colours
#include <cachenet.h>
#include <stdio.h>
#include <string.h>

enum { PICTURE = 3 * 32 * 32 };

static int fail(const char *message) {
    fprintf(stderr, "colours: %s\n", message);
    return 1;
}

// Returns 0 when all frames could be answered. The label comes before the pixels.
static int answer_all(cachenet_device *device, FILE *pictures) {
    static const int64_t shape[] = {3, 32, 32};
    unsigned char record[1 + PICTURE];
    const cachenet_frame frame = {record + 1, PICTURE, "uint8", shape, 3};
    char message[512];
    // Label by label, so that the same thing stays for a while, as it does before a camera.
    for (int label = 0; label < 10; ++label) {
        rewind(pictures);
        while (fread(record, sizeof record, 1, pictures) == 1) {
            if (record[0] != label) continue;
            const cachenet_answer *answer;
            if (cachenet_infer(device, &frame, &answer, message, sizeof message) != CACHENET_OK) return fail(message);
            if (answer->label != label) printf("%d is called %s\n", label, answer->name ? answer->name : "nothing");
            cachenet_free(answer);
        }
    }
    const cachenet_statistics *counts;
    if (cachenet_count(device, &counts, message, sizeof message) != CACHENET_OK) return fail(message);
    printf("%lld hits, %lld misses\n", (long long)counts->hits, (long long)counts->misses);
    cachenet_free(counts);
    return 0;
}

int main(int count, char **arguments) {
    FILE *pictures = count == 3 ? fopen(arguments[2], "rb") : NULL;
    if (pictures == NULL) return fail("expected EDGE-URL and a file of PICTURES");
    cachenet_options options;
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.edge = arguments[1];
    cachenet_device *device;
    char message[512];
    int status = cachenet_open(&options, &device, message, sizeof message);
    status = status == CACHENET_OK ? answer_all(device, pictures) : fail(message);
    cachenet_close(device);
    fclose(pictures);
    return status;
}
