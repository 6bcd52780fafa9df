// What the files of this target share: the handle, and the way from a C++ exception to a C result.
#ifndef CTORCH_SUPPORT_H
#define CTORCH_SUPPORT_H

#include "CTorch.h"

namespace ctorch {
void set_error(const char *message) noexcept;
}

#if __has_include(<ATen/core/Tensor.h>)

#define CTORCH_HAS_LIBTORCH 1

#include <ATen/core/Tensor.h>

#include <exception>
#include <optional>
#include <vector>

struct ct_tensor {
    at::Tensor value;
};

namespace ctorch {

/// Runs the body, and records what it throws.
template <typename Body> bool attempt(Body body) noexcept {
    try {
        body();
        return true;
    } catch (const c10::Error &error) {
        set_error(error.what_without_backtrace());
    } catch (const std::exception &error) {
        set_error(error.what());
    } catch (...) {
        set_error("an unknown C++ exception");
    }
    return false;
}

template <typename Body> ct_tensor *make(Body body) noexcept {
    ct_tensor *result = nullptr;
    attempt([&] { result = new ct_tensor{body()}; });
    return result;
}

inline at::IntArrayRef integers(const intptr_t *values, size_t count) {
    static_assert(sizeof(intptr_t) == sizeof(int64_t));
    return {reinterpret_cast<const int64_t *>(values), count};
}

inline std::optional<at::Tensor> optional(const ct_tensor *tensor) {
    return tensor ? std::optional(tensor->value) : std::nullopt;
}

inline std::vector<at::Tensor> list(ct_list tensors, size_t count) {
    std::vector<at::Tensor> values;
    values.reserve(count);
    for (size_t index = 0; index < count; ++index) values.push_back(tensors[index]->value);
    return values;
}

/// A whole number as such for an integer tensor, which would otherwise become one of floats or refuse.
inline at::Scalar scalar(double value, const at::Tensor &tensor) {
    const bool fits = value > -0x1p53 && value < 0x1p53 && c10::isIntegralType(tensor.scalar_type(), true);
    if (fits && static_cast<double>(static_cast<int64_t>(value)) == value) return static_cast<int64_t>(value);
    return value;
}

/// Fails for a device that is not there, in fewer words than libtorch.
at::Device device(ct_device device);

inline at::TensorOptions options(int type, ct_device where) {
    return at::TensorOptions().dtype(static_cast<at::ScalarType>(type)).device(device(where));
}

}

/// The body of a function that gives the tensor of an expression.
#define CT_TENSOR(...) { return ctorch::make([&]() -> at::Tensor { return __VA_ARGS__; }); }
/// The body of a function that runs statements and gives whether they succeeded.
#define CT_STATUS(...) { return ctorch::attempt([&] { __VA_ARGS__; }); }
/// The body of a function that cannot fail.
#define CT_VALUE(missing, ...) { return __VA_ARGS__; }

#else

#define CTORCH_HAS_LIBTORCH 0

namespace ctorch {

/// Fails with the same reason, whatever the result type.
template <typename Result> Result missing() noexcept {
    set_error("built without libtorch; run make setup-training and build again");
    return Result{};
}

}

#define CT_TENSOR(...) { return ctorch::missing<ct_tensor *>(); }
#define CT_STATUS(...) { return ctorch::missing<bool>(); }
#define CT_VALUE(missing, ...) { return missing; }

#endif

#endif
