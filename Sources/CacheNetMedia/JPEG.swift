internal import CTurboJPEG

/// JPEG through libjpeg-turbo, with its accurate transform and smooth chroma, as other readers have by default.
enum JPEG {
    /// The most that libjpeg-turbo writes.
    static let longestSide = 65_500

    static func decode(_ file: [UInt8], name: String) throws(PictureError) -> Picture {
        let picture = try decodeStored(file, name: name)
        return JPEGMarkers.exif(in: file).map { Orientation(exif: $0).restore(picture) } ?? picture
    }

    private static func decodeStored(_ bytes: [UInt8], name: String) throws(PictureError) -> Picture {
        guard let decoder = unsafe tjInitDecompress() else {
            throw PictureError(.noDecoder, "\(name): libjpeg-turbo cannot start")
        }
        defer { unsafe tjDestroy(decoder) }
        var (width, height, subsampling, colourSpace): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        guard
            unsafe tjDecompressHeader3(decoder, bytes, UInt(bytes.count), &width, &height, &subsampling, &colourSpace)
                == 0
        else { throw unsafe invalid(decoder, name) }
        try PictureFile.checkSize(Int(width), Int(height), name: name)
        let isCMYK = colourSpace == Int32(TJCS_CMYK.rawValue) || colourSpace == Int32(TJCS_YCCK.rawValue)
        let (format, channels) = isCMYK ? (TJPF_CMYK, 4) : (TJPF_RGB, 3)
        var pixels = [UInt8](repeating: 0, count: Int(width) * Int(height) * channels)
        let flags = TJFLAG_ACCURATEDCT | TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS
        guard
            unsafe tjDecompress2(
                decoder, bytes, UInt(bytes.count), &pixels, width, 0, height, Int32(format.rawValue), flags) == 0
        else { throw unsafe invalid(decoder, name) }
        if isCMYK { convertToRGB(&pixels) }
        return Picture(width: Int(width), height: Int(height), channels: 3, bytes: pixels)
    }

    /// Grey pictures become grey files, others RGB with unreduced colours.
    static func encode(_ picture: Picture, quality: Int) throws(PictureError) -> [UInt8] {
        guard let encoder = unsafe tjInitCompress() else {
            throw PictureError(.noDecoder, "libjpeg-turbo cannot start")
        }
        defer { unsafe tjDestroy(encoder) }
        let isGrey = picture.channels == 1
        let format = isGrey ? TJPF_GRAY : TJPF_RGB
        let subsampling = isGrey ? TJSAMP_GRAY : TJSAMP_444
        let (width, height) = (Int32(picture.width), Int32(picture.height))
        var file: UnsafeMutablePointer<UInt8>?
        var size: UInt = 0
        defer { unsafe tjFree(file) }
        guard
            unsafe tjCompress2(
                encoder, picture.bytes, width, 0, height, Int32(format.rawValue), &file, &size,
                Int32(subsampling.rawValue), Int32(quality), TJFLAG_ACCURATEDCT) == 0, let file = unsafe file
        else {
            let reason = unsafe tjGetErrorStr2(encoder).map { unsafe String(cString: $0) } ?? "no reason"
            throw PictureError(.unsuitable, "expected pixels that become a JPEG picture, got \"\(reason)\"")
        }
        return unsafe Array(UnsafeBufferPointer(start: file, count: Int(size)))
    }

    /// From four inks to three lights, each 255 less the ink, less what black takes. Files have inks the other way
    /// round, 255 for none, as Adobe's programs write them and all others after these.
    private static func convertToRGB(_ pixels: inout [UInt8]) {
        let count = pixels.count / 4
        for pixel in 0..<count {
            let light = Int(pixels[4 * pixel + 3])
            for channel in 0..<3 {
                // Rounded, as other readers do it.
                let product = (255 - Int(pixels[4 * pixel + channel])) * light + 128
                pixels[3 * pixel + channel] = UInt8(light - (product + product >> 8) >> 8)
            }
        }
        pixels.removeLast(count)
    }

    private static func invalid(_ decoder: tjhandle, _ name: String) -> PictureError {
        let reason = unsafe tjGetErrorStr2(decoder).map { unsafe String(cString: $0) } ?? "no reason"
        return PictureError(.invalid, "\(name): expected a whole JPEG picture, got \"\(reason)\"")
    }
}
