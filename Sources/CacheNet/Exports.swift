// All that an embedder meets by the name of one module.
@_exported public import CacheNetBundle
@_exported public import CacheNetCore
@_exported public import CacheNetDevice
@_exported public import CacheNetONNX
@_exported public import CacheNetTransport
