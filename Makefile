.DEFAULT_GOAL := help

CHECK := --explicit-target-dependency-import-check error
SWIFT_FILES := Sources Tests Examples Package.swift Training/Sources Training/Tests Training/Package.swift
# Everything for release is built in the trainer's package, which depends on this one: what the main program and the
# trainer share is compiled once. Tests of the trainer are built so too: where a tensor lives shows only there. A cached
# manifest would not notice new files of this package, since it is a dependency there.
RELEASE := PKG_CONFIG_PATH=$(CURDIR)/Training/pkgconfig swift
RELEASE_FLAGS := -c release --package-path Training -debug-info-format none --disable-build-manifest-caching
# Package.swift says what this is for.
export CACHENET_OPTIMIZED_TESTS := 1
# Tests that may run at once. With all of them, a test that waits for a socket stands behind many that compute, until what it
# waits for gives up; it takes as long either way. Swift before 6.3 does not read this.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 8
# Where a system keeps FFmpeg's headers in a folder of their own, as Fedora does, the compiler has to be told.
FFMPEG_HEADERS := $(filter %/ffmpeg,$(patsubst -I%,%,$(shell pkg-config --cflags-only-I libavformat 2> /dev/null)))
ifneq ($(FFMPEG_HEADERS),)
export CPATH := $(FFMPEG_HEADERS)$(if $(CPATH),:$(CPATH))
endif
# Where the documents look for the programs.
LINK := mkdir -p .build && ln -sfn $(CURDIR)/Training/.build/release .build/release
# Suites that take long or load the machine.
SLOW_SUITES := IntegrationTests\.(CalibrateCommandTests|DashboardPageTests|OracleTests|ProtocolClientTests|SimulatedRunTests|SimulationTests)

.PHONY: help setup setup-data setup-clients setup-training fuzz generate build trainer build-training test example test-slow test-all format lint results paste paste-all demo quickstart bench bench-runtime bench-server \
	bench-load bench-operator bench-streams bench-gates bench-training check-aarch64 dist check-dist clean

help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "%-14s %s\n", $$1, $$2 }'

setup: ## bring ONNX Runtime, once
	@Scripts/setup

setup-data: ## make CIFAR-10 from the shared data, once, where that data is
	@Scripts/setup-data

setup-clients: ## bring the protocol's clients and the browser that the server is tested with, once
	@Scripts/setup-clients

setup-training: setup ## bring libtorch, once
	@Scripts/setup-training

build: setup ## build for release, without the trainer
	$(RELEASE) build $(RELEASE_FLAGS) --product cachenet $(CHECK)
	@$(LINK)

trainer: setup-training ## build the trainer alone
	$(RELEASE) build $(RELEASE_FLAGS) --product cachenet-train $(CHECK)
	@$(LINK)

build-training: build trainer ## build the main program and the trainer, which `cachenet train` runs

dist: setup ## a tarball and a Debian package of the main program, in dist/
	@Scripts/dist

check-dist: ## try those on a bare Debian system; needs root and debootstrap
	@Scripts/check-dist

test: setup setup-data ## build and run the tests that take minutes
	swift build --build-tests $(CHECK)
	swift test --skip-build --skip '$(SLOW_SUITES)'

example: setup ## build the examples and run them; the camera, C and Python only where `swift build` has made `cachenet`
	swift build --package-path Examples/own-gate --scratch-path .build
	.build/debug/own-gate
	swift build --package-path Examples/camera --scratch-path .build
	swift build --product cachenet-c $(CHECK)
	@[ ! -x .build/debug/cachenet ] || Scripts/check-camera
	@[ ! -x .build/debug/cachenet ] || Scripts/check-c-interface

test-slow: setup setup-data setup-clients setup-training ## build and run the slow suites and the trainer's tests
	swift build --build-tests $(CHECK)
	@rm -f .tools/oracle-configurations
	swift test --skip-build --filter '$(SLOW_SUITES)'
	@Scripts/check-oracle
	$(RELEASE) build $(RELEASE_FLAGS) --build-tests $(CHECK)
	$(RELEASE) test $(RELEASE_FLAGS) --skip-build

test-all: test test-slow ## build and run every test

fuzz: setup ## mutated requests, messages, compressed bodies and headers; INPUTS=1000000 of each kind
	CACHENET_FUZZ_INPUTS=$(or $(INPUTS),1000000) swift test --filter CacheNetServerTests.FuzzTests

generate: ## write the gRPC messages anew from the .proto file
	@Scripts/generate

format: ## format the sources
	swift format --in-place --recursive $(SWIFT_FILES)

lint: ## check the format of the sources, and the documents' figures against the files that these were made from
	swift format lint --strict --recursive $(SWIFT_FILES)
	@Scripts/results --check

results: ## write the documents' tables and plots from the figures in Documentation/results/data
	@Scripts/results

paste: setup ## paste what the documents say, all that is quick
	swift build --product cachenet $(CHECK)
	@Scripts/paste --programs .build/debug

paste-all: build-training ## paste what the documents say, all that a machine can do alone; takes hours
	@Scripts/paste --all

demo: ## build, train on the built-in walkers, serve, and compare with device-only and edge-only
	@Scripts/demo

quickstart: build ## toy models: pack, serve, run a device
	@Scripts/quickstart

bench: build ## the standard experiment on the demo's walkers, or on CIFAR-10 with DATA=DIR BUNDLE=PATH; OUTPUT=DIR, OPTIONS
	@DATA="$(DATA)" BUNDLE="$(BUNDLE)" OUTPUT="$(OUTPUT)" OPTIONS="$(OPTIONS)" Scripts/bench

bench-runtime: build setup-data ## measure the runtime; MODELS=DIR SOURCE=cifar10:DIR for models and pictures of your own
	@MODELS="$(MODELS)" SOURCE="$(SOURCE)" Scripts/bench-runtime

bench-training: setup-training ## training throughput beside PyTorch's
	$(RELEASE) build $(RELEASE_FLAGS) --product bench-training $(CHECK)
	@Scripts/bench-training

bench-server: build ## the edge server beside Triton and MLServer; OPTIONS="--seconds 5 --rounds 3 --only cachenet"
	@Scripts/bench-server $(OPTIONS)

bench-operator: build ## what TLS, tokens, logs, slow clients and reloads cost; OPTIONS="--only cost --before PROGRAM"
	@Scripts/bench-operator $(OPTIONS)

bench-load: build ## the edge server under overload, with 10,000 connections, and for long; OPTIONS="overload --seconds 120", connections, soak
	@Scripts/bench-load $(or $(OPTIONS),overload)

bench-streams: build setup-data ## run the reference streams, synchronously and live at 50 frames/s; BUNDLE=PATH for a bundle of your own, OPTIONS for its device
	@BUNDLE="$(BUNDLE)" OPTIONS="$(OPTIONS)" Scripts/bench-streams

bench-gates: build setup-data ## gates on simulated streams of a bundle's answers; BUNDLE=PATH, SOURCE=cifar10:DIR, OUTPUT=DIR
	@.build/release/cachenet bench-gates --bundle "$(BUNDLE)" --dataset "$(or $(SOURCE),cifar10:.tools/cifar10)" \
		--output "$(or $(OUTPUT),results)"

check-aarch64: ## run the layer around ONNX Runtime as a 64-bit Arm machine would, under emulation
	@Scripts/check-aarch64

clean: ## remove what was built; .tools stays
	swift package clean
	swift package --package-path Training clean
	rm -rf .build/dist dist
