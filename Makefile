.DEFAULT_GOAL := help

CHECK := --explicit-target-dependency-import-check error
SWIFT_FILES := Sources Tests Package.swift Training/Sources Training/Tests Training/Package.swift
# Tests of the trainer are built for release: where a tensor lives shows only there.
TRAINING := PKG_CONFIG_PATH=$(CURDIR)/Training/pkgconfig swift
TRAINING_FLAGS := -c release --package-path Training -Xswiftc -enable-testing

.PHONY: help setup setup-data setup-training build build-training test format lint demo quickstart bench bench-runtime \
	bench-streams bench-gates bench-training clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "%-14s %s\n", $$1, $$2 }'

setup: ## bring ONNX Runtime, once
	@Scripts/setup

setup-data: ## make CIFAR-10 from the shared data, once, where that data is
	@Scripts/setup-data

setup-training: setup ## bring libtorch, once
	@Scripts/setup-training

build: setup ## build for release, without the trainer
	swift build -c release $(CHECK)

build-training: build setup-training ## build the trainer, which `cachenet train` runs
	$(TRAINING) build $(TRAINING_FLAGS) --product cachenet-train $(CHECK)
	@ln -sfn $(CURDIR)/Training/.build/release/cachenet-train .build/release/cachenet-train

test: setup setup-data setup-training ## build and run the tests
	swift build --build-tests $(CHECK)
	@rm -f .tools/oracle-configurations
	swift test --skip-build
	@Scripts/check-oracle
	$(TRAINING) build $(TRAINING_FLAGS) --build-tests $(CHECK)
	$(TRAINING) test $(TRAINING_FLAGS) --skip-build

format: ## format the sources
	swift format --in-place --recursive $(SWIFT_FILES)

lint: ## check the format of the sources
	swift format lint --strict --recursive $(SWIFT_FILES)

demo: build-training ## train on the built-in walkers, serve, and compare with device-only and edge-only
	@Scripts/demo

quickstart: build ## toy models: pack, serve, run a device
	@Scripts/quickstart

bench: build ## the standard experiment on the demo's walkers, or on CIFAR-10 with DATA=DIR BUNDLE=PATH; OUTPUT=DIR, OPTIONS
	@DATA="$(DATA)" BUNDLE="$(BUNDLE)" OUTPUT="$(OUTPUT)" OPTIONS="$(OPTIONS)" Scripts/bench

bench-runtime: build setup-data ## measure the runtime; MODELS=DIR SOURCE=cifar10:DIR for models and pictures of your own
	@MODELS="$(MODELS)" SOURCE="$(SOURCE)" Scripts/bench-runtime

bench-training: setup-training ## training throughput beside PyTorch's
	$(TRAINING) build $(TRAINING_FLAGS) --product bench-training $(CHECK)
	@Scripts/bench-training

bench-streams: build setup-data ## run the reference streams, synchronously and live at 50 frames/s; BUNDLE=PATH for a bundle of your own, OPTIONS for its device
	@BUNDLE="$(BUNDLE)" OPTIONS="$(OPTIONS)" Scripts/bench-streams

bench-gates: build setup-data ## gates on simulated streams of a bundle's answers; BUNDLE=PATH, SOURCE=cifar10:DIR, OUTPUT=DIR
	@.build/release/cachenet bench-gates --bundle "$(BUNDLE)" --dataset "$(or $(SOURCE),cifar10:.tools/cifar10)" \
		--output "$(or $(OUTPUT),results)"

clean: ## remove what was built; .tools stays
	swift package clean
	swift package --package-path Training clean
