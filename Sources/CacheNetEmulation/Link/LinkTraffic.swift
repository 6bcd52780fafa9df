/// Bytes that entered a link.
package struct LinkTraffic: Sendable, Equatable {
    /// From the device to the edge.
    package var up = 0
    /// From the edge to the device.
    package var down = 0

    package init(up: Int = 0, down: Int = 0) {
        self.up = up
        self.down = down
    }

    package static func - (left: LinkTraffic, right: LinkTraffic) -> LinkTraffic {
        LinkTraffic(up: left.up - right.up, down: left.down - right.down)
    }

    package static func += (left: inout LinkTraffic, right: LinkTraffic) {
        left.up += right.up
        left.down += right.down
    }
}
