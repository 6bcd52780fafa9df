#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Why a call of the system failed, in its words.
///
/// - Parameter number: what it left in `errno`.
package func systemReason(_ number: Int32 = errno) -> String { unsafe String(cString: strerror(number)) }
