import ArgumentParser

struct DatasetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dataset",
        abstract: "Look into data sets, and render one.",
        discussion: """
            A source is written kind:PATH,key=value,...:

              cifar10:DIR       CIFAR-10's binary layout: test_batch.bin and, to train, data_batch_1.bin and so on
              folder:DIR        a folder of JPEG and PNG pictures for each class, in DIR or in DIR/train, DIR/val and
                                DIR/test (without test, val is tested on); size=WIDTHxHEIGHT (default 64x64),
                                channels=1 or 3 (default 3), skip=unreadable; pictures in DIR without any folder have
                                no labels and are one sequence in the order of their names
              fvg:DIR           FVG (Front-View Gait): DIR/SIL/session1/001_01/0001.png and so on, or DIR/session1/...; a label
                                is a subject; kind=SIL, SEG, CROP or RAW (default: the first of SIL, SEG, CROP that is
                                there), size=WIDTHxHEIGHT (default 32x64), every=N (only each N-th frame of a walk),
                                skip=unusable (frames that cannot be read, walks without frames, subjects without a
                                walk to train on)
              tensors:DIR       NumPy's arrays of any type and shape: DIR/test.npy, test-labels.npy, labels.txt, and so for
                                train and calibration; test-sequences.npy numbers what follows one another in time
              walkers[:subjects=N,walks=N,frames=N,seed=N]
                                drawn people who walk, one label each

            Pictures are read as RGB and turned as their Exif data says; transparency, gamma and colour profiles are \
            left out of account.
            """,
        subcommands: [DatasetInspectCommand.self, DatasetRenderCommand.self]
    )
}
