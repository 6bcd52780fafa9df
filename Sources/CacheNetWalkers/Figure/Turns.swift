/// The sine of an angle in turns, within 1e-5.
///
/// Computed here rather than by the C library, whose last bit differs between platforms: frames are to be the same on
/// all of them. Taylor's series to the ninth power, after folding the angle into a quarter turn either side of 0.
func sine(turns: Float) -> Float {
    let wrapped = turns - turns.rounded()
    let folded =
        if wrapped > 0.25 { 0.5 - wrapped } else if wrapped < -0.25 { -0.5 - wrapped } else { wrapped }
    let angle = folded * (2 * Float.pi)
    let square = angle * angle
    return angle * (1 + square * (-1 / 6 + square * (1 / 120 + square * (-1 / 5_040 + square / 362_880))))
}

/// The cosine of an angle in turns, within 1e-5.
func cosine(turns: Float) -> Float {
    sine(turns: turns + 0.25)
}
