#include "support.h"

#include <cstring>

#if CTORCH_HAS_LIBTORCH
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros_like.h>

static_assert(CT_UINT8 == static_cast<int>(at::kByte) && CT_INT64 == static_cast<int>(at::kLong));
static_assert(CT_FLOAT32 == static_cast<int>(at::kFloat) && CT_FLOAT64 == static_cast<int>(at::kDouble));
static_assert(CT_BOOL == static_cast<int>(at::kBool) && CT_BFLOAT16 == static_cast<int>(at::kBFloat16));
static_assert(CT_CPU == static_cast<int>(at::kCPU) && CT_CUDA == static_cast<int>(at::kCUDA));

namespace {

void check_size(const at::Tensor &tensor, size_t count) {
    TORCH_CHECK(tensor.nbytes() == count, "expected ", tensor.nbytes(), " bytes for a tensor of shape ",
                tensor.sizes(), " and type ", tensor.scalar_type(), ", got ", count);
}

at::Tensor from_bytes(const void *bytes, size_t count, at::IntArrayRef shape, int type, at::Device device) {
    auto tensor = at::empty(shape, ctorch::options(type, {CT_CPU, 0}));
    check_size(tensor, count);
    if (count > 0) std::memcpy(tensor.mutable_data_ptr(), bytes, count);
    return tensor.to(device);
}

void read_bytes(const at::Tensor &tensor, void *bytes, size_t count) {
    const auto plain = tensor.detach().to(at::kCPU).contiguous();
    check_size(plain, count);
    if (count > 0) std::memcpy(bytes, plain.const_data_ptr(), count);
}

void write_bytes(at::Tensor &tensor, const void *bytes, size_t count) {
    check_size(tensor, count);
    if (count == 0) return;
    // from_blob takes a pointer to what may be written, but the source of a copy is only read.
    tensor.copy_(at::from_blob(const_cast<void *>(bytes), tensor.sizes(), tensor.options().device(at::kCPU)));
}

}
#endif

void ct_release(ct_tensor *tensor) noexcept {
#if CTORCH_HAS_LIBTORCH
    delete tensor;
#endif
}

ct_tensor *ct_full(const intptr_t *shape, size_t rank, double value, int type, ct_device device) noexcept
    CT_TENSOR(at::full(ctorch::integers(shape, rank), value, ctorch::options(type, device)))

ct_tensor *ct_from_bytes(
    const void *bytes, size_t count, const intptr_t *shape, size_t rank, int type, ct_device device) noexcept
    CT_TENSOR(from_bytes(bytes, count, ctorch::integers(shape, rank), type, ctorch::device(device)))

bool ct_read_bytes(const ct_tensor *tensor, void *bytes, size_t count) noexcept
    CT_STATUS(read_bytes(tensor->value, bytes, count))

bool ct_write_bytes(ct_tensor *tensor, const void *bytes, size_t count) noexcept
    CT_STATUS(write_bytes(tensor->value, bytes, count))

bool ct_copy(ct_tensor *tensor, const ct_tensor *source) noexcept CT_STATUS(tensor->value.copy_(source->value))

bool ct_item(const ct_tensor *tensor, double *value) noexcept
    CT_STATUS(*value = tensor->value.item().toDouble())

size_t ct_rank(const ct_tensor *tensor) noexcept CT_VALUE(0, static_cast<size_t>(tensor->value.dim()))

intptr_t ct_size(const ct_tensor *tensor, size_t dimension) noexcept
    CT_VALUE(0, tensor->value.sizes()[dimension])

size_t ct_element_count(const ct_tensor *tensor) noexcept
    CT_VALUE(0, static_cast<size_t>(tensor->value.numel()))

int ct_scalar_type(const ct_tensor *tensor) noexcept
    CT_VALUE(CT_FLOAT32, static_cast<int>(tensor->value.scalar_type()))

ct_device ct_tensor_device(const ct_tensor *tensor) noexcept CT_VALUE(
    (ct_device{CT_CPU, 0}),
    ct_device{
        static_cast<int>(tensor->value.device().type()),
        tensor->value.device().has_index() ? tensor->value.device().index() : 0,
    })

bool ct_is_contiguous(const ct_tensor *tensor, bool channels_last) noexcept CT_VALUE(
    false,
    tensor->value.is_contiguous(channels_last ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous))

ct_tensor *ct_clone(const ct_tensor *tensor) noexcept CT_TENSOR(tensor->value.clone())

ct_tensor *ct_zeros_like(const ct_tensor *tensor) noexcept CT_TENSOR(at::zeros_like(tensor->value))

ct_tensor *ct_to_type(const ct_tensor *tensor, int type) noexcept
    CT_TENSOR(tensor->value.to(static_cast<at::ScalarType>(type)))

ct_tensor *ct_to_device(const ct_tensor *tensor, ct_device device) noexcept
    CT_TENSOR(tensor->value.to(ctorch::device(device)))

ct_tensor *ct_contiguous(const ct_tensor *tensor, bool channels_last) noexcept CT_TENSOR(
    tensor->value.contiguous(channels_last ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous))
