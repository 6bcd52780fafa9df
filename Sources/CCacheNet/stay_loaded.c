#define _GNU_SOURCE
#include "stay_loaded.h"

#include <dlfcn.h>
#include <stddef.h>

void cn_stay_loaded(void) {
    Dl_info own;
    // In a program, and not in a library, the second call finds nothing, and nothing has to be done.
    if (dladdr((void *)&cn_stay_loaded, &own) != 0 && own.dli_fname != NULL)
        (void)dlopen(own.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
}
