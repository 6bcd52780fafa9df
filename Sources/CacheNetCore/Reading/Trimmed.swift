/// The text without white space at either end.
package func trimmed(_ text: some StringProtocol) -> Substring {
    var text = Substring(text).drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
}
