/// A text's bytes without the mark that editors and spreadsheets put before UTF-8 and that is no part of it.
package func withoutByteOrderMark(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
}

package func withoutByteOrderMark(_ bytes: [UInt8]) -> [UInt8] { Array(withoutByteOrderMark(bytes[...])) }
