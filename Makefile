.DEFAULT_GOAL := help

CHECK := --explicit-target-dependency-import-check error
SWIFT_FILES := Sources Tests Package.swift

.PHONY: help setup setup-data build test format lint quickstart bench-runtime bench-streams clean

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
	@rm -f .tools/oracle-configurations
	swift test --skip-build
	@Scripts/check-oracle

format: ## format the sources
	swift format --in-place --recursive $(SWIFT_FILES)

lint: ## check the format of the sources
	swift format lint --strict --recursive $(SWIFT_FILES)

quickstart: build ## toy models: pack, serve, run a device
	@Scripts/quickstart

bench-runtime: build setup-data ## measure the runtime; MODELS=DIR SOURCE=cifar10:DIR for models and pictures of your own
	@Scripts/bench-runtime $(MODELS) $(SOURCE)

bench-streams: build setup-data ## run the reference streams, synchronously and live at 50 frames/s
	@Scripts/bench-streams

clean: ## remove what was built; .tools stays
	swift package clean
