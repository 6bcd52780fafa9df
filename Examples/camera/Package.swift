// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "camera",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "cachenet", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "camera",
            dependencies: [
                .product(name: "CacheNet", package: "cachenet"),
                .product(name: "CacheNetVideo", package: "cachenet"),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
