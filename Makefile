.DEFAULT_GOAL := help

CHECK := --explicit-target-dependency-import-check error
SWIFT_FILES := Sources Tests Package.swift

.PHONY: help setup setup-data build test format lint bench-runtime clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "%-14s %s\n", $$1, $$2 }'

setup: ## bring ONNX Runtime, once
	@Scripts/setup

setup-data: ## make CIFAR-10 from the shared data, once, where that data is
	@Scripts/setup-data

build: setup ## build for release
	swift build -c release $(CHECK)

test: setup setup-data ## build and run the tests
	swift build --build-tests $(CHECK)
	swift test --skip-build

format: ## format the sources
	swift format --in-place --recursive $(SWIFT_FILES)

lint: ## check the format of the sources
	swift format lint --strict --recursive $(SWIFT_FILES)

bench-runtime: build ## measure the device runtime; BUNDLE=path takes another bundle
	.build/release/cachenet bench-runtime $(if $(BUNDLE),--bundle $(BUNDLE))

clean: ## remove what was built; .tools stays
	swift package clean
