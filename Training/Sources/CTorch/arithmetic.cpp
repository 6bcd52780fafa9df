#include "support.h"

#if CTORCH_HAS_LIBTORCH
#include <ATen/ops/abs.h>
#include <ATen/ops/add.h>
#include <ATen/ops/clamp.h>
#include <ATen/ops/div.h>
#include <ATen/ops/eq.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/gt.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/lerp.h>
#include <ATen/ops/log.h>
#include <ATen/ops/lt.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/neg.h>
#include <ATen/ops/pow.h>
#include <ATen/ops/reciprocal.h>
#include <ATen/ops/rsub.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/sqrt.h>
#include <ATen/ops/sub.h>
#include <ATen/ops/where.h>

using ctorch::scalar;
#endif

ct_tensor *ct_add(const ct_tensor *left, const ct_tensor *right) noexcept
    CT_TENSOR(at::add(left->value, right->value))

ct_tensor *ct_subtract(const ct_tensor *left, const ct_tensor *right) noexcept
    CT_TENSOR(at::sub(left->value, right->value))

ct_tensor *ct_multiply(const ct_tensor *left, const ct_tensor *right) noexcept
    CT_TENSOR(at::mul(left->value, right->value))

ct_tensor *ct_divide(const ct_tensor *left, const ct_tensor *right) noexcept
    CT_TENSOR(at::div(left->value, right->value))

ct_tensor *ct_matmul(const ct_tensor *left, const ct_tensor *right) noexcept
    CT_TENSOR(at::matmul(left->value, right->value))

ct_tensor *ct_add_scalar(const ct_tensor *tensor, double value) noexcept
    CT_TENSOR(at::add(tensor->value, scalar(value, tensor->value)))

ct_tensor *ct_multiply_scalar(const ct_tensor *tensor, double value) noexcept
    CT_TENSOR(at::mul(tensor->value, scalar(value, tensor->value)))

ct_tensor *ct_divide_scalar(const ct_tensor *tensor, double value) noexcept
    CT_TENSOR(at::div(tensor->value, scalar(value, tensor->value)))

ct_tensor *ct_subtract_from_scalar(double value, const ct_tensor *tensor) noexcept
    CT_TENSOR(at::rsub(tensor->value, scalar(value, tensor->value)))

ct_tensor *ct_divide_scalar_by(double value, const ct_tensor *tensor) noexcept
    CT_TENSOR(at::mul(at::reciprocal(tensor->value), value))

ct_tensor *ct_power(const ct_tensor *tensor, double exponent) noexcept
    CT_TENSOR(at::pow(tensor->value, scalar(exponent, tensor->value)))

ct_tensor *ct_negate(const ct_tensor *tensor) noexcept CT_TENSOR(at::neg(tensor->value))

ct_tensor *ct_exp(const ct_tensor *tensor) noexcept CT_TENSOR(at::exp(tensor->value))

ct_tensor *ct_log(const ct_tensor *tensor) noexcept CT_TENSOR(at::log(tensor->value))

ct_tensor *ct_sqrt(const ct_tensor *tensor) noexcept CT_TENSOR(at::sqrt(tensor->value))

ct_tensor *ct_abs(const ct_tensor *tensor) noexcept CT_TENSOR(at::abs(tensor->value))

ct_tensor *ct_sigmoid(const ct_tensor *tensor) noexcept CT_TENSOR(at::sigmoid(tensor->value))

ct_tensor *ct_clamp(const ct_tensor *tensor, double lower, double upper) noexcept
    CT_TENSOR(at::clamp(tensor->value, scalar(lower, tensor->value), scalar(upper, tensor->value)))

ct_tensor *ct_equal_elements(const ct_tensor *left, const ct_tensor *right) noexcept
    CT_TENSOR(at::eq(left->value, right->value))

ct_tensor *ct_less_elements(const ct_tensor *left, const ct_tensor *right) noexcept
    CT_TENSOR(at::lt(left->value, right->value))

ct_tensor *ct_equal_scalar(const ct_tensor *tensor, double value) noexcept
    CT_TENSOR(at::eq(tensor->value, scalar(value, tensor->value)))

ct_tensor *ct_less_scalar(const ct_tensor *tensor, double value) noexcept
    CT_TENSOR(at::lt(tensor->value, scalar(value, tensor->value)))

ct_tensor *ct_greater_scalar(const ct_tensor *tensor, double value) noexcept
    CT_TENSOR(at::gt(tensor->value, scalar(value, tensor->value)))

ct_tensor *ct_where(const ct_tensor *condition, const ct_tensor *yes, const ct_tensor *no) noexcept
    CT_TENSOR(at::where(condition->value, yes->value, no->value))

bool ct_equal(const ct_tensor *left, const ct_tensor *right, bool *result) noexcept
    CT_STATUS(*result = left->value.sizes() == right->value.sizes() && at::equal(left->value, right->value))

bool ct_all_finite(const ct_tensor *tensor, bool *result) noexcept
    CT_STATUS(*result = at::isfinite(tensor->value).all().item<bool>())

bool ct_add_in_place(ct_tensor *tensor, const ct_tensor *other, double scale) noexcept
    CT_STATUS(tensor->value.add_(other->value, scalar(scale, tensor->value)))

bool ct_multiply_in_place(ct_tensor *tensor, double value) noexcept
    CT_STATUS(tensor->value.mul_(scalar(value, tensor->value)))

bool ct_interpolate_in_place(ct_tensor *tensor, const ct_tensor *end, double weight) noexcept
    CT_STATUS(tensor->value.lerp_(end->value, weight))
