#include "support.h"

#if CTORCH_HAS_LIBTORCH
#include <ATen/autocast_mode.h>
#include <c10/core/GradMode.h>
#endif

bool ct_requires_gradient(const ct_tensor *tensor) noexcept CT_VALUE(false, tensor->value.requires_grad())

bool ct_set_requires_gradient(ct_tensor *tensor, bool requires_gradient) noexcept
    CT_STATUS(tensor->value.set_requires_grad(requires_gradient))

bool ct_backward(const ct_tensor *tensor, const ct_tensor *gradient) noexcept
    CT_STATUS(tensor->value.backward(gradient ? gradient->value : at::Tensor()))

bool ct_gradient(const ct_tensor *tensor, ct_tensor **gradient) noexcept {
#if CTORCH_HAS_LIBTORCH
    if (!tensor->value.grad().defined()) return false;
    // NULL where that fails, which is not the same as no gradient.
    *gradient = ctorch::make([&]() -> at::Tensor { return tensor->value.grad(); });
    return true;
#else
    return false;
#endif
}

void ct_clear_gradient(ct_tensor *tensor) noexcept {
#if CTORCH_HAS_LIBTORCH
    ctorch::attempt([&] { tensor->value.mutable_grad().reset(); });
#endif
}

ct_tensor *ct_detach(const ct_tensor *tensor) noexcept CT_TENSOR(tensor->value.detach())

bool ct_set_gradient_mode(bool enabled) noexcept {
#if CTORCH_HAS_LIBTORCH
    const bool previous = c10::GradMode::is_enabled();
    c10::GradMode::set_enabled(enabled);
    return previous;
#else
    return enabled;
#endif
}

ct_autocast ct_begin_autocast(int device, int type, bool enabled) noexcept {
    ct_autocast previous{device, type, false};
#if CTORCH_HAS_LIBTORCH
    ctorch::attempt([&] {
        const auto where = static_cast<at::DeviceType>(device);
        previous.type = static_cast<int>(at::autocast::get_autocast_dtype(where));
        previous.enabled = at::autocast::is_autocast_enabled(where);
        at::autocast::set_autocast_dtype(where, static_cast<at::ScalarType>(type));
        at::autocast::set_autocast_enabled(where, enabled);
        at::autocast::increment_nesting();
    });
#endif
    return previous;
}

void ct_end_autocast(ct_autocast previous) noexcept {
#if CTORCH_HAS_LIBTORCH
    ctorch::attempt([&] {
        const auto where = static_cast<at::DeviceType>(previous.device);
        // The copies of the weights in the other type would otherwise outlive the step and miss what it changed.
        if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
        at::autocast::set_autocast_dtype(where, static_cast<at::ScalarType>(previous.type));
        at::autocast::set_autocast_enabled(where, previous.enabled);
    });
#endif
}
