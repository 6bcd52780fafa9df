internal import CTurboJPEG

/// JPEG through libjpeg-turbo, with its accurate transform and smooth chroma, as other readers have by default.
enum JPEG {
    static func decode(_ bytes: [UInt8], name: String) throws(DataError) -> Picture {
        guard let decoder = tjInitDecompress() else {
            throw DataError(.unreadableFile, "\(name): libjpeg-turbo cannot start")
        }
        defer { tjDestroy(decoder) }
        var (width, height, subsampling, colourSpace): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        guard
            tjDecompressHeader3(decoder, bytes, UInt(bytes.count), &width, &height, &subsampling, &colourSpace) == 0
        else { throw invalid(decoder, name) }
        try PictureFile.checkSize(Int(width), Int(height), name: name)
        guard colourSpace != Int32(TJCS_CMYK.rawValue), colourSpace != Int32(TJCS_YCCK.rawValue) else {
            throw DataError(.invalidFile, "\(name): expected a JPEG picture in colour or grey, got CMYK")
        }
        var pixels = [UInt8](repeating: 0, count: Int(width) * Int(height) * 3)
        let flags = TJFLAG_ACCURATEDCT | TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS
        guard
            tjDecompress2(
                decoder, bytes, UInt(bytes.count), &pixels, width, 0, height, Int32(TJPF_RGB.rawValue), flags) == 0
        else { throw invalid(decoder, name) }
        return Picture(width: Int(width), height: Int(height), channels: 3, bytes: pixels)
    }

    private static func invalid(_ decoder: tjhandle, _ name: String) -> DataError {
        let reason = tjGetErrorStr2(decoder).map { String(cString: $0) } ?? "no reason"
        return DataError(.invalidFile, "\(name): expected a whole JPEG picture, got \"\(reason)\"")
    }
}
