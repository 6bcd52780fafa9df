import CacheNetCore
import Testing

@testable import CacheNetTransport

/// Addresses as people and servers write them.
struct ServerURLTests {
    @Test(arguments: [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("https://edge.example", "https://edge.example"), ("http://[::1]:65535", "http://[::1]:65535"),
        ("http://[::1]", "http://[::1]"), ("http://edge.example:1/prefix/", "http://edge.example:1/prefix"),
    ])
    func anAddressIsTakenAsItIsGiven(_ text: String, _ expected: String) throws {
        #expect(try ServerURL(text).description == expected)
    }

    @Test(arguments: [
        "http://127.0.0.1:65536", "http://127.0.0.1:0", "http://127.0.0.1:-1", "http://127.0.0.1:x",
        "http://127.0.0.1:", "http://[::1]:65536", "http://edge.example:99999999999999999999999", "http://",
        "127.0.0.1:8080", "ftp://edge.example", "http+unix://edge", "nonsense", "", "http://me:secret@edge.example",
        "http://edge.example?x=1", "http://edge.example#x",
    ])
    func anAddressThatLeadsNowhereIsRefused(_ text: String) throws {
        let error = try #require(throws: TransportError.self) { try ServerURL(text, field: "--edge") }
        #expect(error.code == .invalidAddress)
        #expect(error.message.hasPrefix("--edge: expected ") && error.message.hasSuffix("got '\(text)'"))
    }

    @Test(arguments: [
        ("http://a:1/v2/x", "http://b:2/y?sig=%2F", "http://b:2/y?sig=%2F", false),
        ("http://a:1/v2/x", "/v2/real/x", "http://a:1/v2/real/x", true),
        ("http://a/v2/x", "http://A:80/y", "http://A:80/y", true),
        ("http://a/v2/x", "https://a/y", "https://a/y", false),
    ])
    func aRedirectLeadsTo(_ from: String, _ location: String, _ target: String, _ isSameOrigin: Bool) throws {
        let address = try ServerURL(from)
        let redirected = try address.redirected(to: location)
        #expect(redirected.description == target)
        #expect((redirected.origin == address.origin) == isSameOrigin)
    }

    @Test(arguments: ["http://b:65536/", "http://b:99999999999999999999/", "ftp://b/", "unix:///run/x", "http://b/"])
    func aRedirectThatLeadsNowhereOrLeavesHTTPSIsRefused(_ location: String) throws {
        let error = try #require(throws: TransportError.self) {
            try ServerURL("https://a/v2/x").redirected(to: location)
        }
        #expect(error.code == .invalidAddress)
    }

    @Test func anAddressIsTakenApart() throws {
        let address = try ServerURL("http://127.0.0.1:5000/models/cifar10/")
        #expect(address.path == "models/cifar10")
        #expect(address.withoutPath.description == "http://127.0.0.1:5000")
        #expect(try ServerURL("http://127.0.0.1:5000").path.isEmpty)
        #expect(try ServerURL("http://127.0.0.1:5000").withoutPath.description == "http://127.0.0.1:5000")
    }

    @Test(arguments: ["../x", "a/../b", "A", "a b", "a?b", "", "/a", "a/", "a#b", ".a", "a\u{0}"])
    func aRepositoryThatCouldLeadElsewhereIsRefused(_ name: String) throws {
        let error = try #require(throws: TransportError.self) { try RepositoryName.checked(name) }
        #expect(error.code == .invalidAddress)
    }

    @Test(arguments: ["cifar10", "models/cifar10", "a.b_c-d/e"])
    func aRepositoryHasSeveralParts(_ name: String) throws {
        #expect(try RepositoryName.checked(name) == name)
    }
}
