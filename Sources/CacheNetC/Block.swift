internal import CCacheNet

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Memory for a C struct and all that it points to, in one piece, so that one call frees it.
///
/// What makes the struct runs twice: once to measure, with addresses of nothing, and once to write.
struct Block {
    private let start: UnsafeMutableRawPointer?
    private var end: Int

    /// - Returns: memory that `free` ends.
    /// - Throws: ``InterfaceError`` when there is no memory left.
    static func make<Head>(_ fill: (inout Block) -> Head) throws(InterfaceError) -> UnsafePointer<Head> {
        var measure = Block(start: nil, end: MemoryLayout<Head>.stride)
        _ = fill(&measure)
        guard let start = malloc(measure.end) else {
            throw InterfaceError(CACHENET_FAILED, "expected \(measure.end) bytes of memory, got none")
        }
        var block = Block(start: start, end: MemoryLayout<Head>.stride)
        let head = start.bindMemory(to: Head.self, capacity: 1)
        head.initialize(to: fill(&block))
        return UnsafePointer(head)
    }

    mutating func array<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element>? {
        let alignment = MemoryLayout<Element>.alignment
        let offset = (end + alignment - 1) / alignment * alignment
        end = offset + elements.count * MemoryLayout<Element>.stride
        guard let start else { return nil }
        let array = (start + offset).bindMemory(to: Element.self, capacity: elements.count)
        for (index, element) in elements.enumerated() { (array + index).initialize(to: element) }
        return UnsafePointer(array)
    }

    mutating func text(_ text: String?) -> UnsafePointer<CChar>? {
        text.flatMap { array($0.utf8CString.map { $0 }) }
    }
}
