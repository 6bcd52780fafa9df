import Testing

@testable import CacheNetServer

@Suite struct RouteTests {
    static let table: [(String, Route)] = [
        ("/v2", .server), ("/v2/", .server), ("/v2?x=1", .server), ("/v2//", .unknown), ("", .unknown),
        ("/", .dashboard), ("/dashboard/events", .dashboardEvents), ("/dashboard", .unknown), ("/metrics", .metrics),
        ("/metrics/x", .unknown), ("/devices/camera-1", .deviceReport("camera-1")), ("/devices/", .unknown),
        ("/devices", .unknown), ("/v1", .unknown), ("v2", .unknown), ("/v2/health/live", .live),
        ("/v2/health/ready", .ready), ("/v2/health", .unknown), ("/v2/health/live/x", .unknown),
        ("/v2/models/toy", .model("toy", version: nil)), ("/v2/models", .unknown), ("/v2/models/", .unknown),
        ("/v2/models/toy/versions/1", .model("toy", version: "1")),
        ("/v2/models/toy/versions/1/ready", .modelReady("toy", version: "1")),
        ("/v2/models/toy/versions/sha256%3Aab/infer", .infer("toy", version: "sha256:ab")),
        ("/v2/models/toy/ready", .modelReady("toy", version: nil)),
        ("/v2/models/toy/infer?timeout=1", .infer("toy", version: nil)), ("/v2/models/toy/versions", .unknown),
        ("/v2/models/toy/other", .unknown), ("/v2/repository/index", .repositoryIndex),
        ("/v2/repository", .unknown), ("/v2/repository/models/toy/load", .load("toy")),
        ("/v2/repository/models/toy/unload", .unload("toy")), ("/v2/repository/models//load", .unknown),
        ("/v2/repository/models/toy", .unknown), ("/v2/repository/models/toy/other", .unknown),
        ("/v2/models/toy/config", .modelConfiguration("toy", version: nil)),
        ("/v2/models/toy/versions/2/config", .modelConfiguration("toy", version: "2")),
        ("/v2/models/stats", .statistics(nil, version: nil)),
        ("/v2/models/toy/stats", .statistics("toy", version: nil)),
        ("/v2/models/toy/versions/2/stats", .statistics("toy", version: "2")),
        ("/v2/toy/manifests/latest", .manifest("toy", reference: "latest")),
        ("/v2/a/b/manifests/latest", .manifest("a/b", reference: "latest")),
        ("/v2/toy/blobs/sha256:ab", .blob("toy", digest: "sha256:ab")), ("/v2/toy/tags/list", .tags("toy")),
        ("/v2/toy/blobs/", .unknownRegistry), ("/v2/toy/blobs/uploads/", .unknownRegistry),
        ("/v2/toy/manifests", .unknownRegistry), ("/v2/toy/referrers/sha256:ab", .unknownRegistry),
        ("/v2/_catalog", .unknownRegistry), ("/v2/toy", .unknown), ("/v2/toy/other/x", .unknown),
        ("/v2/trace/setting", .unsupported("trace settings")), ("/v2/logging", .unsupported("logging settings")),
        ("/v2/models/toy/trace/setting", .unsupported("trace settings")),
        ("/v2/systemsharedmemory/status", .unsupported("shared memory")),
        ("/v2/cudasharedmemory/region/x/register", .unsupported("shared memory")), ("/v2/manifests", .unknown),
        ("/v2/models/%", .unknown), ("/v2/models/%zz", .unknown), ("/v2/models/%ff", .unknown),
    ]

    @Test(arguments: table)
    func route(path: String, expected: Route) {
        #expect(Route(path: path) == expected)
    }
}
