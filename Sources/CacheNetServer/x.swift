// CacheNetServer
