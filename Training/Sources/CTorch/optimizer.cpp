#include "support.h"

#if CTORCH_HAS_LIBTORCH
#include <ATen/ops/_fused_adamw.h>
#include <ATen/ops/_fused_sgd.h>
#include <ATen/ops/empty_like.h>
#include <c10/core/GradMode.h>

using ctorch::list;

namespace {

/// The gradients in the memory layout of their parameters: the kernels walk both in the order of memory.
std::vector<at::Tensor> aligned(ct_list gradients, ct_list parameters, size_t count) {
    auto values = list(gradients, count);
    for (size_t index = 0; index < count; ++index) {
        const auto &parameter = parameters[index]->value;
        TORCH_CHECK(parameter.is_non_overlapping_and_dense(), "expected parameters without gaps in memory");
        if (values[index].strides() != parameter.strides()) {
            values[index] = at::empty_like(parameter).copy_(values[index]);
        }
    }
    return values;
}

}
#endif

// Momenta start at zero, which makes the first step like any other: without dampening, momentum * 0 + gradient.
bool ct_step_sgd(
    ct_list parameters, ct_list gradients, ct_list momenta, size_t count, double learning_rate, double momentum,
    double weight_decay, bool nesterov) noexcept
    CT_STATUS(
        c10::NoGradGuard guard;
        at::_fused_sgd_(
            list(parameters, count), aligned(gradients, parameters, count),
            momentum == 0 ? std::vector<at::Tensor>() : list(momenta, count), weight_decay, momentum, learning_rate,
            /*dampening=*/0, nesterov, /*maximize=*/false, /*is_first_step=*/false))

bool ct_step_adamw(
    ct_list parameters, ct_list gradients, ct_list first_moments, ct_list second_moments, ct_list steps,
    size_t count, double learning_rate, double beta1, double beta2, double weight_decay, double epsilon) noexcept
    CT_STATUS(
        c10::NoGradGuard guard;
        const auto counters = list(steps, count);
        for (const auto &counter : counters) counter.add_(1);
        at::_fused_adamw_(
            list(parameters, count), aligned(gradients, parameters, count), list(first_moments, count),
            list(second_moments, count), /*max_exp_avg_sqs=*/{}, counters, learning_rate, beta1, beta2, weight_decay,
            epsilon, /*amsgrad=*/false, /*maximize=*/false))
