/// The distance of two lists of numbers; infinite where they cannot be compared, because their lengths differ.
public func euclideanDistance(_ one: [Float], _ other: [Float]) -> Double {
    guard one.count == other.count else { return .infinity }
    var sum = 0.0
    for index in one.indices {
        let difference = Double(one[index]) - Double(other[index])
        sum += difference * difference
    }
    return sum.squareRoot()
}
