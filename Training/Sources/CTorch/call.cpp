#include "support.h"

#if CTORCH_HAS_LIBTORCH
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/ops/scalar_tensor.h>

#include <string>
#endif

#if CTORCH_HAS_LIBTORCH
struct ct_stack {
    std::vector<c10::IValue> values;
};

namespace {

/// Appends the tensors of a result to a flat list.
void flatten(const c10::IValue &value, std::vector<c10::IValue> &flat) {
    if (value.isTensor()) {
        flat.push_back(value);
    } else if (value.isTensorList()) {
        for (const at::Tensor &tensor : value.toTensorVector()) flat.emplace_back(tensor);
    } else if (value.isBool()) {
        flat.emplace_back(at::scalar_tensor(value.toBool(), at::kBool));
    } else if (value.isInt()) {
        flat.emplace_back(at::scalar_tensor(value.toInt(), at::kLong));
    } else if (value.isDouble()) {
        flat.emplace_back(at::scalar_tensor(value.toDouble(), at::kDouble));
    } else {
        TORCH_CHECK(false, "expected tensors or numbers as results, got ", value.tagKind());
    }
}

void call(std::vector<c10::IValue> &values, const char *name, const char *overload) {
    const auto operation = c10::Dispatcher::singleton().findSchema({name, overload});
    TORCH_CHECK(
        operation, "there is no operator ", name, *overload ? "." : "", overload);
    // The kernels trust what they are given, so the arguments are checked against the schema first.
    operation->schema().checkAndNormalizeInputs(values);
    operation->callBoxed(values);
    std::vector<c10::IValue> results;
    for (const auto &value : values) flatten(value, results);
    values = std::move(results);
}

}
#endif

ct_stack *ct_create_stack(void) noexcept {
#if CTORCH_HAS_LIBTORCH
    ct_stack *stack = nullptr;
    ctorch::attempt([&] { stack = new ct_stack; });
    return stack;
#else
    return ctorch::missing<ct_stack *>();
#endif
}

void ct_release_stack(ct_stack *stack) noexcept {
#if CTORCH_HAS_LIBTORCH
    delete stack;
#endif
}

bool ct_push_none(ct_stack *stack) noexcept CT_STATUS(stack->values.emplace_back())

bool ct_push_tensor(ct_stack *stack, const ct_tensor *value) noexcept
    CT_STATUS(stack->values.emplace_back(value->value))

bool ct_push_tensors(ct_stack *stack, ct_list values, size_t count) noexcept
    CT_STATUS(stack->values.emplace_back(ctorch::list(values, count)))

bool ct_push_integer(ct_stack *stack, intptr_t value) noexcept
    CT_STATUS(stack->values.emplace_back(static_cast<int64_t>(value)))

bool ct_push_integers(ct_stack *stack, const intptr_t *values, size_t count) noexcept
    CT_STATUS(stack->values.emplace_back(ctorch::integers(values, count)))

bool ct_push_number(ct_stack *stack, double value) noexcept CT_STATUS(stack->values.emplace_back(value))

bool ct_push_numbers(ct_stack *stack, const double *values, size_t count) noexcept
    CT_STATUS(stack->values.emplace_back(std::vector<double>(values, values + count)))

bool ct_push_boolean(ct_stack *stack, bool value) noexcept CT_STATUS(stack->values.emplace_back(value))

bool ct_push_text(ct_stack *stack, const char *value) noexcept
    CT_STATUS(stack->values.emplace_back(std::string(value)))

bool ct_call(ct_stack *stack, const char *name, const char *overload) noexcept
    CT_STATUS(call(stack->values, name, overload))

size_t ct_result_count(const ct_stack *stack) noexcept CT_VALUE(0, stack->values.size())

ct_tensor *ct_take_result(const ct_stack *stack, size_t index) noexcept
    CT_TENSOR(stack->values.at(index).toTensor())
