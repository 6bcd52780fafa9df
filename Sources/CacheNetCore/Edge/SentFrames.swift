/// What went to the edge.
package struct SentFrames: Sendable, Equatable {
    /// Frames that were sent. One that was refused as a picture and went again as a tensor counts once.
    package var frames = 0
    /// Those of them that were answered, or waited for, as pictures.
    package var pictures = 0
    /// Of both, without headers.
    package var bytes = 0
    /// Why frames do not go as pictures any more.
    package var trouble: String?

    package init() {}
}
