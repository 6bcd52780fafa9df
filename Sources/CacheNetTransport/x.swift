// CacheNetTransport
