/// A graph whose values can be renamed without two getting the same name.
struct GraphNames {
    private(set) var graph: Onnx_GraphProto
    private var names: Set<String>

    init(_ graph: Onnx_GraphProto) {
        self.graph = graph
        names = graph.valueNames
    }

    /// A name that no value has, and that is taken from now on.
    mutating func unused(_ wish: String) -> String {
        var name = wish
        while !names.insert(name).inserted { name += "_" }
        return name
    }

    /// Gives an output another name.
    ///
    /// - Throws: ``NetworkError`` when another output has it.
    mutating func make(_ name: String, theNameOf output: String) throws(NetworkError) {
        guard name != output else { return }
        try vacate(name)
        rename(output, to: name)
    }

    /// Frees a name for a new input before the only one that the graph has.
    ///
    /// - Returns: the name of the value that the new input must become.
    mutating func separateInput(from name: String) throws(NetworkError) -> String {
        try vacate(name)
        return graph.input[graph.freeInputs[0]].name
    }

    private mutating func vacate(_ name: String) throws(NetworkError) {
        guard !graph.output.contains(where: { $0.name == name }) else {
            throw ONNXModel.wrong("outputs", "no other one named \(name)", "\(graph.output.map(\.name))")
        }
        guard names.contains(name) else { return }
        rename(name, to: unused("\(name).inner"))
    }

    private mutating func rename(_ old: String, to new: String) {
        graph.rename(old, to: new)
        names.remove(old)
        names.insert(new)
    }
}
