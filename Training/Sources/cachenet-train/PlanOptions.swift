import ArgumentParser
import CacheNetCalibration

/// What decides a training.
struct PlanOptions: ParsableArguments {
    @Option(
        help: """
            Labelled pictures: cifar10:DIR, folder:DIR, fvg:DIR or walkers[:SUBJECTS]; a relative DIR also for --resume.
            """)
    var dataset: String?

    @Option(
        help: ArgumentHelp(
            """
            Labelled pictures to calibrate with, in place of the calibration split of --dataset; none of the models, \
            an imported full model included, may have learned from them. Written as --dataset, with the same labels. \
            Of a source that is divided its calibration split is read (cifar10: every tenth of data_batch_N.bin; \
            folder: val/, else a tenth of train/; fvg, walkers: the calibration walks), of one that is not, all of it \
            (folder: a folder of class folders; cifar10: a lone test_batch.bin).
            """, valueName: "source"))
    var calibration: String?

    @Option(help: ArgumentHelp("Where to write the bundle; one that is there is replaced.", valueName: "path"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            """
            Search for the models with which a device answers soonest while it keeps --risk, for this link \
            (\(LinkProfile.presetWords)) and this device (\(DeviceProfile.presetWords), or how many times slower than this \
            machine it computes): candidates of several sizes, without partitions and with some, are trained for a third \
            of their epochs; the best is trained in full.
            """, valueName: "link/device"))
    var fit: String?

    @Option(
        help: ArgumentHelp(
            "Search as --fit does, for files of the fallback model and one partition of at most so many bytes, such as "
                + "2MB or 300KB.", valueName: "size"))
    var memory: String?

    @Option(
        help: ArgumentHelp(
            "Search as --fit does, for models of at most so many multiply-accumulates in a frame, such as 1.5M "
                + "(default: 16M).", valueName: "number"))
    var macs: String?

    @Option(help: "How many partitions; 0: the fallback model is all that a device has (default: 4).")
    var partitions: Int?

    @Flag(help: "Devices get partitions alone; the fallback model is only what these start from.")
    var partitionsOnly = false

    @Option(
        help: ArgumentHelp(
            "How pictures are divided among partitions: clustering (labels that are confused stay together), "
                + "mutual-information (the head on the full model's features that says most about them), or a JSON file "
                + "of the labels of each partition, which you know to be seen together: [[\"ann\", \"bob\"], [\"cleo\"]] "
                + "(default: clustering).",
            valueName: "method|file.json"))
    var codes: String?

    @Option(help: "Decides every random choice (default: 1).")
    var seed: UInt64?

    @Option(
        help: ArgumentHelp(
            "The full model: an ONNX file, or a network to train (default: what suits the pictures' size).",
            valueName: "file|network"))
    var full: String?

    @Option(
        help: ArgumentHelp(
            "The fallback model's network (default: what suits the pictures' size).", valueName: "network"))
    var fallback: String?

    @Option(
        help: ArgumentHelp(
            "The partitions' network (default: the fallback model's, from which they then start).",
            valueName: "network"))
    var partition: String?

    @Option(
        help: ArgumentHelp(
            "The stand-alone encoder's network, beside a full model that is trained.", valueName: "network"))
    var encoder: String?

    @Option(
        help: """
            How files of models for devices keep weights: float32; int8, which is a quarter of the size; or quantized, with \
            which all models compute with eight bits as well, a full model that is trained here included (default: int8).
            """)
    var weights: String?

    @Option(help: "Epochs of the full model.")
    var epochs: Int?

    @Option(help: "Epochs of the fallback model.")
    var fallbackEpochs: Int?

    @Option(help: "Epochs of each partition.")
    var partitionEpochs: Int?

    @Option(
        help: ArgumentHelp(
            "What logits are divided by where a small network learns the full model's answers; 1 leaves these as they are "
                + "(default: 2).", valueName: "number"))
    var teacherTemperature: Double?

    @Option(help: "float32 or bfloat16 (default: bfloat16 where the processor computes in it).")
    var precision: String?

    @Option(
        help: """
            What hits may cost, as a share of all frames: loss=0.005 (a bare number means the same) or disagreement=0.01 \
            (default: loss=0.005; 0.01 for the fixed threshold).
            """)
    var risk: String?

    @Option(
        help: """
            The same on the first frame, and on the first three, after a change of label, as a share of these; none asks \
            nothing of them (default: 0.03).
            """)
    var changeRisk: String?

    @Option(help: "Share of foreign frames for which --risk holds, 0 to 1 (default: 0.15).")
    var foreignShare: Double?

    @Option(
        help:
            "With which probability the gates keep what they promise (default: 0.9 for the fixed threshold, 0.8 for the belief gate)."
    )
    var confidence: Double?

    @Option(
        help: ArgumentHelp(
            "How frames become an imported full model's input: JSON, or a file that holds it.", valueName: "json"))
    var preprocess: String?

    @Option(help: "What to train on: cpu, cuda or cuda:N (default: cpu).")
    var device: String?

    @Option(help: "Threads of the processor (default: one for each core).")
    var threads: Int?

    /// Whether nothing was asked for.
    var isEmpty: Bool {
        [
            dataset, calibration, output, fit, memory, macs, codes, full, fallback, partition, encoder, weights,
            precision, preprocess, device, risk, changeRisk,
        ].allSatisfy { $0 == nil }
            && [partitions, epochs, fallbackEpochs, partitionEpochs, threads].allSatisfy { $0 == nil }
            && [foreignShare, confidence, teacherTemperature].allSatisfy { $0 == nil }
            && !partitionsOnly && seed == nil
    }
}
