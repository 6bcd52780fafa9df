#include "support.h"

#if CTORCH_HAS_LIBTORCH
#include <ATen/ops/cat.h>
#include <ATen/ops/flatten.h>
#include <ATen/ops/flip.h>
#include <ATen/ops/gather.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/narrow.h>
#include <ATen/ops/permute.h>
#include <ATen/ops/reshape.h>
#include <ATen/ops/select.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/transpose.h>

using ctorch::integers;
#endif

ct_tensor *ct_reshape(const ct_tensor *tensor, const intptr_t *shape, size_t rank) noexcept
    CT_TENSOR(at::reshape(tensor->value, integers(shape, rank)))

ct_tensor *ct_flatten(const ct_tensor *tensor, intptr_t first, intptr_t last) noexcept
    CT_TENSOR(at::flatten(tensor->value, first, last))

ct_tensor *ct_permute(const ct_tensor *tensor, const intptr_t *order, size_t count) noexcept
    CT_TENSOR(at::permute(tensor->value, integers(order, count)))

ct_tensor *ct_transpose(const ct_tensor *tensor, intptr_t first, intptr_t second) noexcept
    CT_TENSOR(at::transpose(tensor->value, static_cast<int64_t>(first), static_cast<int64_t>(second)))

ct_tensor *ct_expand(const ct_tensor *tensor, const intptr_t *shape, size_t rank) noexcept
    CT_TENSOR(tensor->value.expand(integers(shape, rank)))

ct_tensor *ct_narrow(const ct_tensor *tensor, intptr_t dimension, intptr_t start, intptr_t length) noexcept
    CT_TENSOR(at::narrow(tensor->value, dimension, static_cast<int64_t>(start), length))

ct_tensor *ct_select(const ct_tensor *tensor, intptr_t dimension, intptr_t index) noexcept
    CT_TENSOR(at::select(tensor->value, static_cast<int64_t>(dimension), index))

ct_tensor *ct_index_select(const ct_tensor *tensor, intptr_t dimension, const ct_tensor *indices) noexcept
    CT_TENSOR(at::index_select(tensor->value, dimension, indices->value))

ct_tensor *ct_gather(const ct_tensor *tensor, intptr_t dimension, const ct_tensor *indices) noexcept
    CT_TENSOR(at::gather(tensor->value, dimension, indices->value))

ct_tensor *ct_concatenate(ct_list tensors, size_t count, intptr_t dimension) noexcept
    CT_TENSOR(at::cat(ctorch::list(tensors, count), dimension))

ct_tensor *ct_stack_tensors(ct_list tensors, size_t count, intptr_t dimension) noexcept
    CT_TENSOR(at::stack(ctorch::list(tensors, count), dimension))

ct_tensor *ct_flip(const ct_tensor *tensor, const intptr_t *dimensions, size_t count) noexcept
    CT_TENSOR(at::flip(tensor->value, integers(dimensions, count)))
