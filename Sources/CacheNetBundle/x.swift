// CacheNetBundle
