internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The dashboard's page: one file without anything from elsewhere, and without data of its own.
enum DashboardPage {
    /// The page works with what stands in it, and asks nobody but this server.
    private static let policy = """
        default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:; \
        base-uri 'none'; form-action 'none'; frame-ancestors 'none'
        """
    private static let page = ByteBuffer(bytes: PackageResources.dashboard_html)

    static var response: Response {
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "no-cache"]
        headers[.contentSecurityPolicy] = policy
        headers[.xContentTypeOptions] = "nosniff"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: page))
    }
}
