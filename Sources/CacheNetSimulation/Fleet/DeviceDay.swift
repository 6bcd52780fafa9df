/// What a device has over the day.
struct DeviceDay {
    let site: Int
    /// Of the bundle: 0, and 1 once the device has noticed a roll-out.
    var version = 0
    /// What its store holds of that version, as bits.
    var owned: UInt64 = 0

    init(site: Int) {
        self.site = site
    }
}
