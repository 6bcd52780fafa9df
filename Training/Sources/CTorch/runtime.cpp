#include "support.h"

#include <string>

#if CTORCH_HAS_LIBTORCH
#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <torch/headeronly/version.h>
#endif

namespace {
thread_local std::string last_error;
}

void ctorch::set_error(const char *message) noexcept {
    try {
        last_error = message;
    } catch (...) {
        last_error.clear();
    }
}

#if CTORCH_HAS_LIBTORCH
at::Device ctorch::device(ct_device device) {
    const auto type = static_cast<at::DeviceType>(device.type);
    if (type == at::kCPU) return type;
    const int count = at::detail::getCUDAHooks().deviceCount();
    TORCH_CHECK(
        device.index >= 0 && device.index < count, "expected one of the ", count,
        " CUDA devices that libtorch finds, got index ", device.index);
    return {type, static_cast<c10::DeviceIndex>(device.index)};
}
#endif

const char *ct_last_error(void) noexcept { return last_error.c_str(); }

const char *ct_version(void) noexcept CT_VALUE(nullptr, TORCH_VERSION)

int ct_thread_count(void) noexcept CT_VALUE(0, at::get_num_threads())

bool ct_set_thread_count(int count) noexcept CT_STATUS(at::set_num_threads(count))

int ct_cuda_device_count(void) noexcept {
    int count = 0;
#if CTORCH_HAS_LIBTORCH
    ctorch::attempt([&] { count = at::detail::getCUDAHooks().deviceCount(); });
#endif
    return count;
}

bool ct_synchronize(ct_device device) noexcept CT_STATUS(
    if (device.type != CT_CPU) c10::impl::VirtualGuardImpl(ctorch::device(device).type())
        .synchronizeDevice(static_cast<c10::DeviceIndex>(device.index)))
