// CacheNetData
