// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "own-gate",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "cachenet", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "own-gate",
            dependencies: [
                .product(name: "CacheNet", package: "cachenet"),
                .product(name: "CacheNetTestKit", package: "cachenet"),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
