import ArgumentParser
import CacheNetBench
print("x")
