extension Onnx_GraphProto {
    /// The places of the inputs that no constant fills. Old files list constants as inputs too.
    var freeInputs: [Int] {
        let constants = Set(initializer.map(\.name) + sparseInitializer.map(\.values.name))
        return input.indices.filter { !constants.contains(input[$0].name) }
    }

    /// Every name of a value, in this graph and in those inside its nodes.
    var valueNames: Set<String> {
        var names: Set<String> = []
        var graph = self
        graph.mapValueNames { name in
            names.insert(name)
            return name
        }
        return names
    }

    mutating func rename(_ old: String, to new: String) {
        guard old != new else { return }
        mapValueNames { $0 == old ? new : $0 }
    }

    private mutating func mapValueNames(_ map: (String) -> String) {
        for index in input.indices { input[index].name = map(input[index].name) }
        for index in output.indices { output[index].name = map(output[index].name) }
        for index in valueInfo.indices { valueInfo[index].name = map(valueInfo[index].name) }
        for index in initializer.indices { initializer[index].name = map(initializer[index].name) }
        for index in sparseInitializer.indices {
            sparseInitializer[index].values.name = map(sparseInitializer[index].values.name)
        }
        for index in quantizationAnnotation.indices {
            quantizationAnnotation[index].tensorName = map(quantizationAnnotation[index].tensorName)
            for entry in quantizationAnnotation[index].quantParameterTensorNames.indices {
                let name = quantizationAnnotation[index].quantParameterTensorNames[entry].value
                quantizationAnnotation[index].quantParameterTensorNames[entry].value = map(name)
            }
        }
        for index in node.indices {
            node[index].input = node[index].input.map(map)
            node[index].output = node[index].output.map(map)
            for attribute in node[index].attribute.indices {
                if node[index].attribute[attribute].hasG { node[index].attribute[attribute].g.mapValueNames(map) }
                for graph in node[index].attribute[attribute].graphs.indices {
                    node[index].attribute[attribute].graphs[graph].mapValueNames(map)
                }
            }
        }
    }

    /// The name of a constant that lies in another file, here or in a graph inside a node.
    var externalTensor: String? {
        if let tensor = initializer.first(where: { $0.dataLocation == .external }) { return tensor.name }
        for attribute in node.lazy.flatMap(\.attribute) {
            if attribute.hasT, attribute.t.dataLocation == .external { return attribute.name }
            let inner = attribute.hasG ? [attribute.g] + attribute.graphs : attribute.graphs
            for graph in inner {
                if let name = graph.externalTensor { return name }
            }
        }
        return nil
    }
}
