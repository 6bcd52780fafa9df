internal import CCacheNet

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Memory for a C struct and all that it points to, in one piece, so that one call frees it.
///
/// What makes the struct runs twice: once to measure, with addresses of nothing, and once to write.
@safe struct Block {
    private let start: UnsafeMutableRawPointer?
    private var end: Int

    /// - Returns: memory that `free` ends.
    /// - Throws: ``InterfaceError`` when there is no memory left.
    static func make<Head>(_ fill: (inout Block) -> Head) throws(InterfaceError) -> UnsafePointer<Head> {
        var measure = unsafe Block(start: nil, end: MemoryLayout<Head>.stride)
        _ = fill(&measure)
        guard let start = unsafe malloc(measure.end) else {
            throw InterfaceError(CACHENET_FAILED, "expected \(measure.end) bytes of memory, got none")
        }
        var block = unsafe Block(start: start, end: MemoryLayout<Head>.stride)
        let head = unsafe start.bindMemory(to: Head.self, capacity: 1)
        unsafe head.initialize(to: fill(&block))
        return unsafe UnsafePointer(head)
    }

    mutating func array<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element>? {
        let alignment = MemoryLayout<Element>.alignment
        let offset = (end + alignment - 1) / alignment * alignment
        end = offset + elements.count * MemoryLayout<Element>.stride
        guard let start = unsafe start else { return nil }
        let array = unsafe (start + offset).bindMemory(to: Element.self, capacity: elements.count)
        for (index, element) in elements.enumerated() { unsafe (array + index).initialize(to: element) }
        return unsafe UnsafePointer(array)
    }

    mutating func text(_ text: String?) -> UnsafePointer<CChar>? {
        unsafe text.flatMap { unsafe array($0.utf8CString.map { $0 }) }
    }
}
