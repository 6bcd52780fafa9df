/// Divides inputs among partitions: each record gets a code, the number of its partition.
protocol CodeLearner {
    /// - Returns: the codes; and the head that gives them, where one does. Without one a head is fitted to the codes.
    func codes(_ material: CodeMaterial) throws -> (codes: CodeAssignment, head: CodeHead?)
}
