// Carries the search paths of libtorch to its dependents through pkg-config; CTorch names the headers and libraries.
