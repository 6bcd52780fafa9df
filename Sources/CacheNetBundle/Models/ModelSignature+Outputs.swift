import CacheNetCore

extension ModelSignature {
    /// Which output holds the logits: the one named `logits`, or the only one beside `code`.
    var logitsOutput: Int? {
        if let named = outputs.firstIndex(where: { $0.name == "logits" }) { return named }
        let others = outputs.indices.filter { outputs[$0].name != "code" }
        return others.count == 1 ? others[0] : nil
    }

    /// Which output of a full model holds the code.
    var codeOutput: Int? { outputs.firstIndex { $0.name == "code" } }

    /// Which output of an encoder holds the code: the one named `code`, or the only one.
    var encoderOutput: Int? { codeOutput ?? (outputs.count == 1 ? 0 : nil) }
}
