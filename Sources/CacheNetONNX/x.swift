// CacheNetONNX
