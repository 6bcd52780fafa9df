/// What a request needs a token for.
enum AccessNeed: Equatable {
    /// Open to everybody: health, the server's own description, the dashboard's page without its data.
    case nothing
    case model(String)
    case scope(AccessToken.Scope)
}

extension Route {
    var need: AccessNeed {
        switch self {
        case .server, .live, .ready, .dashboard, .unsupported, .unknown: .nothing
        case .model(let name, _), .modelReady(let name, _), .modelConfiguration(let name, _), .infer(let name, _),
            .statistics(let name?, _), .manifest(let name, _), .blob(let name, _), .tags(let name):
            .model(name)
        // A list shows each token its own models.
        case .statistics(nil, _), .repositoryIndex, .deviceReport, .unknownRegistry: .scope(.device)
        case .metrics: .scope(.metrics)
        case .load, .unload, .dashboardEvents: .scope(.admin)
        }
    }
}
