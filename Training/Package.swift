// swift-tools-version: 6.2

import PackageDescription

/// Where the loader finds libtorch: the folder that `make setup-training` fills.
let rpath: LinkerSetting = .unsafeFlags([
    "-Xlinker", "-rpath", "-Xlinker", "\(Context.packageDirectory)/../.tools/libtorch/lib",
])

let package = Package(
    name: "cachenet-training",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "cachenet-train", targets: ["cachenet-train"])
    ],
    dependencies: [
        .package(name: "cachenet", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-protobuf.git", from: "1.39.0"),
    ],
    targets: [
        .executableTarget(
            name: "cachenet-train",
            dependencies: [
                "CacheNetTraining", "CacheNetNetworks", "Torch",
                .product(name: "CacheNetBundle", package: "cachenet"),
                .product(name: "CacheNetCalibration", package: "cachenet"),
                .product(name: "CacheNetCore", package: "cachenet"),
                .product(name: "CacheNetData", package: "cachenet"),
                .product(name: "CacheNetReport", package: "cachenet"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            linkerSettings: [rpath]
        ),
        .executableTarget(
            name: "bench-training",
            dependencies: [
                "CacheNetTraining", "Torch", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            linkerSettings: [rpath]
        ),
        .target(
            name: "CacheNetTraining",
            dependencies: [
                "CacheNetNetworks", "Torch",
                .product(name: "CacheNetBundle", package: "cachenet"),
                .product(name: "CacheNetCalibration", package: "cachenet"),
                .product(name: "CacheNetCore", package: "cachenet"),
                .product(name: "CacheNetData", package: "cachenet"),
                .product(name: "CacheNetFormats", package: "cachenet"),
                .product(name: "CacheNetONNX", package: "cachenet"),
                .product(name: "CacheNetReport", package: "cachenet"),
            ]
        ),
        .target(
            name: "CacheNetNetworks",
            dependencies: [
                .product(name: "CacheNetCore", package: "cachenet"),
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ]
        ),
        .target(name: "Torch", dependencies: ["CTorch"]),
        .target(name: "CTorch", dependencies: ["LibTorch"]),
        .systemLibrary(name: "LibTorch", pkgConfig: "cachenet-libtorch"),
        .testTarget(name: "TorchTests", dependencies: ["Torch"], exclude: ["Fixtures"], linkerSettings: [rpath]),
        .testTarget(
            name: "CacheNetNetworksTests",
            dependencies: [
                "CacheNetNetworks",
                .product(name: "CacheNetCore", package: "cachenet"),
                .product(name: "CacheNetONNX", package: "cachenet"),
            ]
        ),
        .testTarget(
            name: "CacheNetTrainingTests",
            dependencies: [
                "cachenet-train", "CacheNetTraining", "CacheNetNetworks", "Torch",
                .product(name: "CacheNetBundle", package: "cachenet"),
                .product(name: "CacheNetCalibration", package: "cachenet"),
                .product(name: "CacheNetCore", package: "cachenet"),
                .product(name: "CacheNetData", package: "cachenet"),
                .product(name: "CacheNetONNX", package: "cachenet"),
            ],
            linkerSettings: [rpath]
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx20
)

for target in package.targets {
    switch target.name {
    case "LibTorch": continue
    case "CTorch": continue
    default:
        target.swiftSettings = [
            .treatAllWarnings(as: .error),
            // The tests are built for release, as everything here.
            .unsafeFlags(["-enable-testing"]),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ]
    }
}
