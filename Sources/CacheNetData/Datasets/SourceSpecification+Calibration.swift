extension SourceSpecification {
    /// Opens a source that is there to calibrate with, and trained nothing.
    ///
    /// That is its calibration split where it is divided into splits: every tenth record of `data_batch_N.bin`, `val/`
    /// or a tenth of `train/`, the calibration walks. A source that is not divided has nothing to keep for anything
    /// else, so all of it counts: every picture of a folder of class folders, `test_batch.bin` where there is no other
    /// batch.
    ///
    /// - Throws: ``DataError`` when the files do not fit the kind or hold nothing to calibrate with.
    public func openForCalibration() throws(DataError) -> any Dataset {
        switch kind {
        case .folder:
            return try FolderDataset(
                directory: path, parameters: try FolderParameters(parameters), split: .calibration,
                takesAllIfUndivided: true)
        case .cifar10:
            do throws(DataError) {
                return try open(.calibration)
            } catch {
                guard error.code == .missingSplit else { throw error }
                return try open(.test)
            }
        case .fvg, .tensors, .walkers: return try open(.calibration)
        }
    }
}
