extension String {
    /// The text as XML has it, in an element or between double quotes.
    var escapedForXML: String {
        var result = ""
        result.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += " "
            // XML 1.0 has no place for these, not even escaped.
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Double {
    /// To a hundredth, without zeros at the end: enough for a picture.
    var svg: String {
        let hundredths = (self * 100).rounded()
        // What is no whole number, or a larger one than there is, stays what it is.
        return Int(exactly: hundredths / 100).map { "\($0)" } ?? "\(hundredths / 100)"
    }
}
