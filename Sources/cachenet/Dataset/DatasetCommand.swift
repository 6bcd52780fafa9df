import ArgumentParser

struct DatasetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dataset",
        abstract: "Look into data sets.",
        discussion: """
            A source is written kind:PATH,key=value,...:

              cifar10:DIR       CIFAR-10's binary layout: test_batch.bin and, to train, data_batch_1.bin and so on
              folder:DIR        a folder of JPEG and PNG pictures for each class; size=WIDTHxHEIGHT (default 64x64),
                                channels=1 or 3 (default 3), skip=unreadable
              walkers[:subjects=N,walks=N,frames=N,seed=N]
                                drawn people who walk, one label each
            """,
        subcommands: [DatasetInspectCommand.self]
    )
}
