// CacheNetTestKit
