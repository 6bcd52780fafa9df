#include "support.h"

#if CTORCH_HAS_LIBTORCH
#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/relu.h>

using ctorch::optional;
#endif

ct_tensor *ct_convolution(
    const ct_tensor *input, const ct_tensor *weight, const ct_tensor *bias, intptr_t stride, intptr_t padding,
    intptr_t groups) noexcept
    CT_TENSOR(at::conv2d(
        input->value, weight->value, optional(bias), {stride, stride}, at::IntArrayRef({padding, padding}), {1, 1},
        groups))

ct_tensor *ct_batch_norm(
    const ct_tensor *input, const ct_tensor *weight, const ct_tensor *bias, const ct_tensor *mean,
    const ct_tensor *variance, bool training, double momentum, double epsilon) noexcept
    CT_TENSOR(at::batch_norm(
        input->value, optional(weight), optional(bias), optional(mean), optional(variance), training, momentum,
        epsilon, /*cudnn_enabled=*/true))

ct_tensor *ct_relu(const ct_tensor *input) noexcept CT_TENSOR(at::relu(input->value))

ct_tensor *ct_max_pool(const ct_tensor *input, intptr_t size, intptr_t stride, intptr_t padding) noexcept
    CT_TENSOR(at::max_pool2d(input->value, {size, size}, {stride, stride}, {padding, padding}))

ct_tensor *ct_average_pool(const ct_tensor *input, intptr_t size, intptr_t stride, intptr_t padding) noexcept
    CT_TENSOR(at::avg_pool2d(input->value, {size, size}, {stride, stride}, {padding, padding}))

ct_tensor *ct_adaptive_average_pool(const ct_tensor *input, intptr_t height, intptr_t width) noexcept
    CT_TENSOR(at::adaptive_avg_pool2d(input->value, {height, width}))

ct_tensor *ct_linear(const ct_tensor *input, const ct_tensor *weight, const ct_tensor *bias) noexcept
    CT_TENSOR(at::linear(input->value, weight->value, optional(bias)))

ct_tensor *ct_cross_entropy(
    const ct_tensor *logits, const ct_tensor *labels, int reduction, double label_smoothing) noexcept
    CT_TENSOR(at::cross_entropy_loss(
        logits->value, labels->value, /*weight=*/{}, reduction, /*ignore_index=*/-100, label_smoothing))
