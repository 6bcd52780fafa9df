#ifndef STAY_LOADED_H
#define STAY_LOADED_H

/// Keeps the library that this is in until the process ends: its threads would run on where dlclose() took it away.
__attribute__((visibility("hidden"))) void cn_stay_loaded(void);

#endif
