// CacheNetProtocol
