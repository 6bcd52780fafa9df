import CacheNetCore
import CacheNetGRPC
import Testing

struct GRPCAddressTests {
    @Test(arguments: [
        ("grpc://127.0.0.1:8081", "127.0.0.1", 8081), ("GRPC://edge:1/", "edge", 1),
        ("grpc://[::1]:65535", "::1", 65535),
    ])
    func addresses(text: String, host: String, port: Int) throws {
        let address = try GRPCAddress(text)
        #expect(address.host == host && address.port == port)
        #expect(try GRPCAddress("\(address)") == address)
    }

    @Test(arguments: [
        "", "grpc://", "grpc://a", "grpc://a:0", "grpc://a:65536", "grpc://:80", "http://a:80", "grpc://a:80/x",
        "grpc://u@a:80", "grpc://a:80?x", "grpc://a:-1", "a:80",
    ])
    func refusals(text: String) {
        let error = #expect(throws: TransportError.self) { try GRPCAddress(text, field: "--edge") }
        #expect(error?.code == .invalidAddress && error?.message.hasPrefix("--edge: expected") == true)
    }
}
