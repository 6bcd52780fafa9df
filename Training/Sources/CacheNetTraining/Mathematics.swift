internal import Glibc

// Names of our own, since the C library's `log` and `cos` would be imported into every file that needs one.

func naturalLogarithm(_ value: Double) -> Double { log(value) }

func cosine(_ value: Double) -> Double { cos(value) }
