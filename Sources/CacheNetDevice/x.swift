// CacheNetDevice
