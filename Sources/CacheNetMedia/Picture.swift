package import CacheNetCore

/// A picture in memory: a byte for each channel of each pixel.
package struct Picture: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// 3 for RGB, 1 for grey.
    package let channels: Int
    /// Row-major, the channels of a pixel side by side: `height * width * channels` bytes.
    package let bytes: [UInt8]

    /// Sizes that do not fit together are programming errors.
    ///
    /// - Parameters:
    ///   - width: at least 1.
    ///   - height: at least 1.
    ///   - channels: 1 or 3.
    ///   - bytes: `height * width * channels` of them.
    package init(width: Int, height: Int, channels: Int, bytes: [UInt8]) {
        precondition(
            width > 0 && height > 0 && (channels == 1 || channels == 3) && bytes.count == width * height * channels,
            "expected \(width) x \(height) pixels of \(channels) channels, got \(bytes.count) bytes")
        self.width = width
        self.height = height
        self.channels = channels
        self.bytes = bytes
    }

    /// A frame of a data set: `uint8`, `[1, channels, height, width]`.
    package init(frame: Tensor) {
        precondition(
            frame.elementType == .uint8 && frame.shape.count == 4 && frame.shape[0] == 1,
            "expected uint8 [1, channels, height, width], got \(frame.elementType) \(frame.shape)")
        let (channels, area) = (frame.shape[1], frame.shape[2] * frame.shape[3])
        var bytes = frame.bytes
        if channels > 1 {
            for channel in 0..<channels {
                for pixel in 0..<area { bytes[pixel * channels + channel] = frame.bytes[channel * area + pixel] }
            }
        }
        self.init(width: frame.shape[3], height: frame.shape[2], channels: channels, bytes: bytes)
    }

    /// As a frame of a data set: `uint8`, `[1, channels, height, width]`.
    package var frame: Tensor {
        let area = width * height
        var planes = bytes
        if channels > 1 {
            for channel in 0..<channels {
                for pixel in 0..<area { planes[channel * area + pixel] = bytes[pixel * channels + channel] }
            }
        }
        do {
            return try Tensor(elementType: .uint8, shape: [1, channels, height, width], bytes: planes)
        } catch {
            preconditionFailure("\(planes.count) bytes are \(channels) x \(height) x \(width) pixels: \(error)")
        }
    }

    /// As a frame of another shape: in grey where that has one channel, then ``fitted(width:height:)``.
    ///
    /// - Parameter shape: channels (1 or 3), height, width.
    package func frame(shape: [Int]) -> Tensor {
        (shape[0] == 1 ? grey : self).fitted(width: shape[2], height: shape[1]).frame
    }

    /// The luma of ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B, rounded.
    package var grey: Picture {
        guard channels == 3 else { return self }
        let luma = (0..<width * height).map { pixel in
            let (red, green, blue) = (Int(bytes[3 * pixel]), Int(bytes[3 * pixel + 1]), Int(bytes[3 * pixel + 2]))
            // The weights in 65536ths; they add up to 1, so that grey stays the same grey.
            return UInt8((19595 * red + 38470 * green + 7471 * blue + 32768) >> 16)
        }
        return Picture(width: width, height: height, channels: 1, bytes: luma)
    }
}
