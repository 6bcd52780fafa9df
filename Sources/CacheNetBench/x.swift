// CacheNetBench
