internal import CPNG

/// PNG through libpng's simplified interface.
enum PNG {
    static func decode(_ file: [UInt8], name: String) throws(PictureError) -> Picture {
        let chunks = PNGChunks(file)
        let picture = try decode(chunks, name: name)
        return chunks.exif.map { Orientation(exif: $0).restore(picture) } ?? picture
    }

    private static func decode(_ chunks: PNGChunks, name: String) throws(PictureError) -> Picture {
        var image = unsafe png_image()
        unsafe image.version = png_uint_32(PNG_IMAGE_VERSION)
        defer { unsafe png_image_free(&image) }
        // libpng reads the bytes in both calls, so they stay where they are for as long.
        let result = unsafe chunks.critical.withUnsafeBytes { source -> Result<Picture, PictureError> in
            guard unsafe png_image_begin_read_from_memory(&image, source.baseAddress, source.count) != 0 else {
                return unsafe .failure(invalid(image, name))
            }
            let (width, height) = unsafe (Int(image.width), Int(image.height))
            do throws(PictureError) { try PictureFile.checkSize(width, height, name: name) } catch {
                return .failure(error)
            }
            let channels = chunks.hasAlpha ? 4 : 3
            unsafe image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR | (chunks.hasAlpha ? PNG_FORMAT_FLAG_ALPHA : 0))
            // 16 bits mean the same as 8 bits do, which is what nearly all writers mean.
            unsafe image.flags |= png_uint_32(PNG_IMAGE_FLAG_16BIT_sRGB)
            var pixels = [UInt8](repeating: 0, count: width * height * channels)
            guard unsafe png_image_finish_read(&image, nil, &pixels, png_int_32(width * channels), nil) != 0 else {
                return unsafe .failure(invalid(image, name))
            }
            if chunks.hasAlpha { dropAlpha(&pixels) }
            return .success(Picture(width: width, height: height, channels: 3, bytes: pixels))
        }
        return try result.get()
    }

    /// Keeps the colours as they are stored, also where nothing of them is seen.
    private static func dropAlpha(_ pixels: inout [UInt8]) {
        let count = pixels.count / 4
        for pixel in 0..<count {
            for channel in 0..<3 { pixels[3 * pixel + channel] = pixels[4 * pixel + channel] }
        }
        pixels.removeLast(count)
    }

    static func write(_ picture: Picture, to path: String) throws(PictureError) {
        var image = unsafe png_image()
        unsafe image.version = png_uint_32(PNG_IMAGE_VERSION)
        unsafe image.width = png_uint_32(picture.width)
        unsafe image.height = png_uint_32(picture.height)
        unsafe image.format = png_uint_32(picture.channels == 3 ? PNG_FORMAT_FLAG_COLOR : 0)
        defer { unsafe png_image_free(&image) }
        let stride = png_int_32(picture.width * picture.channels)
        guard unsafe png_image_write_to_file(&image, path, 0, picture.bytes, stride, nil) != 0 else {
            throw PictureError(
                .unwritable, unsafe "\(path): expected a place for a PNG file, got \"\(message(of: image))\"")
        }
    }

    private static func invalid(_ image: png_image, _ name: String) -> PictureError {
        PictureError(.invalid, unsafe "\(name): expected a whole PNG picture, got \"\(message(of: image))\"")
    }

    private static func message(of image: png_image) -> String {
        unsafe withUnsafeBytes(of: image.message) { unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
