// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "cachenet",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "cachenet", targets: ["CacheNetCommand"]),
        .library(name: "CacheNet", targets: ["CacheNet"]),
        .library(name: "CacheNetCore", targets: ["CacheNetCore"]),
        .library(name: "CacheNetBundle", targets: ["CacheNetBundle"]),
        .library(name: "CacheNetCalibration", targets: ["CacheNetCalibration"]),
        .library(name: "CacheNetDevice", targets: ["CacheNetDevice"]),
        .library(name: "CacheNetServer", targets: ["CacheNetServer"]),
        .library(name: "CacheNetTransport", targets: ["CacheNetTransport"]),
        .library(name: "CacheNetGRPC", targets: ["CacheNetGRPC"]),
        .library(name: "CacheNetONNX", targets: ["CacheNetONNX"]),
        .library(name: "CacheNetMedia", targets: ["CacheNetMedia"]),
        .library(name: "CacheNetData", targets: ["CacheNetData"]),
        .library(name: "CacheNetReport", targets: ["CacheNetReport"]),
        .library(name: "CacheNetFormats", targets: ["CacheNetFormats"]),
        .library(name: "CacheNetTestKit", targets: ["CacheNetTestKit"]),
        .library(name: "CacheNetVideo", targets: ["CacheNetVideo"]),
        .library(name: "cachenet-c", type: .dynamic, targets: ["CacheNetC"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-distributed-tracing.git", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-http2.git", from: "1.46.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-protobuf.git", from: "1.39.0"),
        .package(url: "https://github.com/grpc/grpc-swift-2.git", from: "2.4.3"),
        .package(url: "https://github.com/grpc/grpc-swift-nio-transport.git", from: "2.9.2"),
        .package(url: "https://github.com/grpc/grpc-swift-protobuf.git", from: "2.4.1"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift.git", from: "0.2.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        .executableTarget(
            name: "CacheNetCommand",
            dependencies: [
                "CacheNetBench", "CacheNetBundle", "CacheNetCalibration", "CacheNetCore", "CacheNetData",
                "CacheNetDevice", "CacheNetEmulation", "CacheNetFormats", "CacheNetGRPC", "CacheNetMedia",
                "CacheNetONNX", "CacheNetProtocol", "CacheNetReport", "CacheNetRivals", "CacheNetServer",
                "CacheNetSimulation", "CacheNetStreamRun", "CacheNetTransport", "CacheNetVideo",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        .target(
            name: "CacheNetBench",
            dependencies: [
                "CacheNetBundle", "CacheNetCalibration", "CacheNetCore", "CacheNetData", "CacheNetDevice",
                "CacheNetEmulation", "CacheNetFormats", "CacheNetMedia", "CacheNetONNX", "CacheNetProtocol",
                "CacheNetReport", "CacheNetRivals", "CacheNetStreamRun", "CacheNetTransport",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .target(
            name: "CacheNetRivals",
            dependencies: [
                "CacheNetBundle", "CacheNetCalibration", "CacheNetCore", "CacheNetData", "CacheNetFormats",
                "CacheNetReport",
            ]
        ),
        .target(
            name: "CacheNetEmulation",
            dependencies: [
                "CacheNetCalibration", "CacheNetCore", "CacheNetTransport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .target(
            name: "CacheNetStreamRun",
            dependencies: [
                "CacheNetBundle", "CacheNetCore", "CacheNetDevice", "CacheNetFormats", "CacheNetReport",
                .product(name: "Histogram", package: "hdrhistogram-swift"),
            ]
        ),
        .target(
            name: "CacheNetSimulation",
            dependencies: [
                "CacheNetBundle", "CacheNetCalibration", "CacheNetCore", "CacheNetData", "CacheNetFormats",
                "CacheNetReport",
            ]
        ),
        .target(
            name: "CacheNet",
            dependencies: [
                "CacheNetBundle", "CacheNetCore", "CacheNetDevice", "CacheNetONNX", "CacheNetTransport",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(
            name: "CacheNetC",
            dependencies: [
                "CCacheNet", "CacheNet", "CacheNetBundle", "CacheNetCore", "CacheNetDevice", "CacheNetTransport",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(
            name: "CacheNetDevice",
            dependencies: [
                "CacheNetBundle", "CacheNetCore",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(
            name: "CacheNetServer",
            dependencies: [
                "CacheNetBundle", "CacheNetCore", "CacheNetGRPC", "CacheNetMedia", "CacheNetProtocol",
                "CacheNetTransport",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "GRPCCore", package: "grpc-swift-2"),
                .product(name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Instrumentation", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCertificateReloading", package: "swift-nio-extras"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHPACK", package: "swift-nio-http2"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTP2", package: "swift-nio-http2"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ],
            resources: [.embedInCode("Dashboard/dashboard.html")]
        ),
        .target(
            name: "CacheNetCalibration",
            dependencies: ["CacheNetBundle", "CacheNetCore", "CacheNetData", "CacheNetMedia"]
        ),
        .target(
            name: "CacheNetTransport",
            dependencies: [
                "CacheNetBundle", "CacheNetCore", "CacheNetProtocol",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        .target(
            name: "CacheNetGRPC",
            dependencies: [
                "CacheNetBundle", "CacheNetCore", "CacheNetProtocol",
                .product(name: "GRPCCore", package: "grpc-swift-2"),
                .product(name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport"),
                .product(name: "GRPCProtobuf", package: "grpc-swift-protobuf"),
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ],
            exclude: ["Proto"]
        ),
        .target(
            name: "CacheNetTestKit",
            dependencies: ["CacheNetBundle", "CacheNetCore"]
        ),
        .target(name: "CacheNetProtocol", dependencies: ["CZlib", "CacheNetCore", "CacheNetFormats"]),
        .target(
            name: "CacheNetBundle",
            dependencies: ["COpenSSL", "CacheNetCore", "CacheNetFormats"]
        ),
        .target(name: "CacheNetONNX", dependencies: ["CONNXRuntime", "CacheNetCore"]),
        .target(
            name: "CacheNetData",
            dependencies: ["CacheNetCore", "CacheNetFormats", "CacheNetMedia", "CacheNetWalkers"]),
        .target(name: "CacheNetWalkers", dependencies: ["CacheNetCore"]),
        .target(name: "CacheNetMedia", dependencies: ["CPNG", "CTurboJPEG", "CacheNetCore"]),
        .target(name: "CacheNetVideo", dependencies: ["CFFmpeg", "CacheNetCore", "CacheNetMedia"]),
        .target(name: "CacheNetReport"),
        .target(name: "CacheNetFormats", dependencies: ["CacheNetCore"]),
        .target(name: "CacheNetCore"),
        .testTarget(name: "CacheNetCoreTests", dependencies: ["CacheNetCore", "CacheNetTestKit"]),
        .testTarget(
            name: "CacheNetDataTests",
            dependencies: ["CacheNetCore", "CacheNetData", "CacheNetMedia", "CacheNetTestKit"]),
        .testTarget(name: "CacheNetMediaTests", dependencies: ["CacheNetCore", "CacheNetData", "CacheNetMedia"]),
        .testTarget(
            name: "CacheNetVideoTests",
            dependencies: ["CFFmpeg", "CacheNetCore", "CacheNetMedia", "CacheNetTestKit", "CacheNetVideo"]),
        .testTarget(
            name: "CacheNetBundleTests",
            dependencies: ["CacheNetBundle", "CacheNetCore", "CacheNetFormats", "CacheNetONNX"]),
        .testTarget(
            name: "CacheNetCalibrationTests",
            dependencies: ["CacheNetBundle", "CacheNetCalibration", "CacheNetCore", "CacheNetData"]
        ),
        .testTarget(
            name: "CacheNetONNXTests", dependencies: ["CacheNetCore", "CacheNetONNX", "CacheNetTestKit"]),
        .testTarget(name: "CacheNetProtocolTests", dependencies: ["CacheNetProtocol", "CacheNetCore"]),
        .testTarget(name: "CacheNetGRPCTests", dependencies: ["CacheNetCore", "CacheNetGRPC", "CacheNetProtocol"]),
        .testTarget(
            name: "CacheNetServerTests",
            dependencies: [
                "CacheNetBundle", "CacheNetCore", "CacheNetGRPC", "CacheNetMedia", "CacheNetONNX",
                "CacheNetProtocol", "CacheNetServer", "CacheNetTransport",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHPACK", package: "swift-nio-http2"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTP2", package: "swift-nio-http2"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),
        .testTarget(
            name: "CacheNetDeviceTests",
            dependencies: [
                "CacheNetBundle", "CacheNetCore", "CacheNetDevice", "CacheNetFormats", "CacheNetTestKit",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(
            name: "CacheNetSimulationTests",
            dependencies: [
                "CacheNetBundle", "CacheNetCalibration", "CacheNetCore", "CacheNetData", "CacheNetSimulation",
            ]
        ),
        .testTarget(name: "CacheNetReportTests", dependencies: ["CacheNetReport"]),
        .testTarget(name: "CacheNetFormatsTests", dependencies: ["CacheNetFormats"]),
        .testTarget(
            name: "CacheNetBenchTests",
            dependencies: [
                "CacheNetBench", "CacheNetBundle", "CacheNetCalibration", "CacheNetCore", "CacheNetData",
                "CacheNetDevice", "CacheNetEmulation", "CacheNetONNX", "CacheNetRivals", "CacheNetServer",
                "CacheNetStreamRun", "CacheNetTestKit",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(
            name: "CacheNetRivalsTests",
            dependencies: ["CacheNetCalibration", "CacheNetCore", "CacheNetData", "CacheNetRivals"]
        ),
        .testTarget(
            name: "CacheNetEmulationTests",
            dependencies: [
                "CacheNetCalibration", "CacheNetCore", "CacheNetEmulation", "CacheNetTestKit",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "CacheNetStreamRunTests",
            dependencies: ["CacheNetCore", "CacheNetDevice", "CacheNetStreamRun"]
        ),
        .testTarget(
            name: "IntegrationTests",
            dependencies: [
                "CCacheNet", "CacheNet", "CacheNetBundle", "CacheNetC", "CacheNetCalibration", "CacheNetCommand",
                "CacheNetCore", "CacheNetData", "CacheNetDevice", "CacheNetFormats", "CacheNetMedia", "CacheNetONNX",
                "CacheNetServer", "CacheNetSimulation", "CacheNetStreamRun", "CacheNetTestKit", "CacheNetTransport",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]
        ),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        .systemLibrary(
            name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
        .systemLibrary(
            name: "CTurboJPEG", pkgConfig: "libturbojpeg",
            providers: [.apt(["libturbojpeg0-dev"]), .brew(["jpeg-turbo"])]),
        .target(
            name: "CONNXRuntime",
            cSettings: [
                .define(
                    "CACHENET_ONNXRUNTIME_DEFAULT",
                    to: "\"\(Context.packageDirectory)/.tools/onnxruntime/libonnxruntime.so\""
                )
            ],
            linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]
        ),
        .target(name: "CCacheNet", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(
            name: "CFFmpeg",
            linkerSettings: [
                .linkedLibrary("dl", .when(platforms: [.linux])), .linkedLibrary("m", .when(platforms: [.linux])),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    if ["CCacheNet", "CFFmpeg", "CONNXRuntime"].contains(target.name) {
        target.cSettings = (target.cSettings ?? []) + [.treatAllWarnings(as: .error)]
        continue
    }
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .treatAllWarnings(as: .error),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ]
    // Not where code is generated.
    if target.type != .test, target.name != "CacheNetGRPC" { target.swiftSettings?.append(.strictMemorySafety()) }
    // Tests calibrate and simulate, which takes minutes more where these are not optimised. Only the Makefile asks for it: no
    // other package could depend on one with flags of its own.
    let isNumeric = ["CacheNetCalibration", "CacheNetCore", "CacheNetData", "CacheNetSimulation", "CacheNetWalkers"]
        .contains(target.name)
    if isNumeric, Context.environment["CACHENET_OPTIMIZED_TESTS"] != nil {
        target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
    }
}
