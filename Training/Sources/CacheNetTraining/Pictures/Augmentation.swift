/// How a training picture is changed before each use, so that the network cannot learn it by heart.
public struct Augmentation: Sendable, Hashable, Codable {
    /// When pictures are mirrored left to right.
    public enum Flip: String, Sendable, Hashable, Codable {
        case never
        /// In the first epoch at random, and then in every other one, so that two epochs show both sides of each.
        case alternating
    }

    /// Pixels by which a picture is shifted at most in each direction; what comes in at an edge mirrors the picture.
    public var shift: Int
    public var flip: Flip
    /// The side of a square that is painted over with the mean colour (DeVries and Taylor, "Improved Regularization of
    /// Convolutional Neural Networks with Cutout", 2017); 0 for none.
    public var cutout: Int

    public init(shift: Int, flip: Flip, cutout: Int) {
        self.shift = shift
        self.flip = flip
        self.cutout = cutout
    }

    public static let none = Augmentation(shift: 0, flip: .never, cutout: 0)
}
