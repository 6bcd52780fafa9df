#include "support.h"

#if CTORCH_HAS_LIBTORCH
#include <ATen/ops/amax.h>
#include <ATen/ops/argmax.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/mean.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/sum.h>

using ctorch::integers;
#endif

ct_tensor *ct_sum(const ct_tensor *tensor, const intptr_t *dimensions, size_t count, bool keep) noexcept
    CT_TENSOR(at::sum(tensor->value, integers(dimensions, count), keep))

ct_tensor *ct_mean(const ct_tensor *tensor, const intptr_t *dimensions, size_t count, bool keep) noexcept
    CT_TENSOR(at::mean(tensor->value, integers(dimensions, count), keep))

ct_tensor *ct_maximum(const ct_tensor *tensor, const intptr_t *dimensions, size_t count, bool keep) noexcept
    CT_TENSOR(at::amax(tensor->value, integers(dimensions, count), keep))

ct_tensor *ct_argmax(const ct_tensor *tensor, intptr_t dimension, bool keep) noexcept
    CT_TENSOR(at::argmax(tensor->value, dimension, keep))

ct_tensor *ct_softmax(const ct_tensor *tensor, intptr_t dimension) noexcept
    CT_TENSOR(at::softmax(tensor->value, dimension))

ct_tensor *ct_log_softmax(const ct_tensor *tensor, intptr_t dimension) noexcept
    CT_TENSOR(at::log_softmax(tensor->value, dimension))
