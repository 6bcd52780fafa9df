// libtorch at the level of tensor operations, as a C interface.
//
// A function that gives a tensor gives one reference, which the caller releases, or NULL; one that gives a bool gives
// whether it succeeded. After a failure `ct_last_error` says why, on the same thread. Nothing throws.
#ifndef CTORCH_H
#define CTORCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define CT_NOEXCEPT noexcept
extern "C" {
#else
#define CT_NOEXCEPT
#endif

#pragma clang assume_nonnull begin

typedef struct ct_tensor ct_tensor;
/// The arguments of a boxed call, and after it what came out.
typedef struct ct_stack ct_stack;

/// The values are libtorch's own.
enum { CT_UINT8 = 0, CT_INT64 = 4, CT_FLOAT32 = 6, CT_FLOAT64 = 7, CT_BOOL = 11, CT_BFLOAT16 = 15 };
enum { CT_CPU = 0, CT_CUDA = 1 };
enum { CT_REDUCE_NONE = 0, CT_REDUCE_MEAN = 1, CT_REDUCE_SUM = 2 };

typedef struct { int type, index; } ct_device;
typedef ct_tensor *_Nonnull const *_Nonnull ct_list;
typedef ct_tensor *_Nullable ct_result;

// Runtime

/// The reason of this thread's latest failure; valid until its next.
const char *ct_last_error(void) CT_NOEXCEPT;
/// libtorch's version, or NULL when built without it.
const char *_Nullable ct_version(void) CT_NOEXCEPT;
/// 0 when built without libtorch.
int ct_thread_count(void) CT_NOEXCEPT;
bool ct_set_thread_count(int count) CT_NOEXCEPT;
int ct_cuda_device_count(void) CT_NOEXCEPT;
/// Waits until a CUDA device has done what was asked of it; the CPU is never behind.
bool ct_synchronize(ct_device device) CT_NOEXCEPT;

// Creation and content

void ct_release(ct_tensor *tensor) CT_NOEXCEPT;
ct_result ct_full(const intptr_t *shape, size_t rank, double value, int type, ct_device device) CT_NOEXCEPT;
ct_result ct_from_bytes(
    const void *_Nullable bytes, size_t count, const intptr_t *shape, size_t rank, int type,
    ct_device device) CT_NOEXCEPT;
/// Writes the elements in row-major order; `count` is exactly their size in bytes.
bool ct_read_bytes(const ct_tensor *tensor, void *_Nullable bytes, size_t count) CT_NOEXCEPT;
/// Reads the elements in row-major order; `count` is exactly their size in bytes.
bool ct_write_bytes(ct_tensor *tensor, const void *_Nullable bytes, size_t count) CT_NOEXCEPT;
bool ct_copy(ct_tensor *tensor, const ct_tensor *source) CT_NOEXCEPT;
bool ct_item(const ct_tensor *tensor, double *value) CT_NOEXCEPT;
size_t ct_rank(const ct_tensor *tensor) CT_NOEXCEPT;
intptr_t ct_size(const ct_tensor *tensor, size_t dimension) CT_NOEXCEPT;
size_t ct_element_count(const ct_tensor *tensor) CT_NOEXCEPT;
int ct_scalar_type(const ct_tensor *tensor) CT_NOEXCEPT;
ct_device ct_tensor_device(const ct_tensor *tensor) CT_NOEXCEPT;
bool ct_is_contiguous(const ct_tensor *tensor, bool channels_last) CT_NOEXCEPT;
ct_result ct_clone(const ct_tensor *tensor) CT_NOEXCEPT;
ct_result ct_zeros_like(const ct_tensor *tensor) CT_NOEXCEPT;
ct_result ct_to_type(const ct_tensor *tensor, int type) CT_NOEXCEPT;
ct_result ct_to_device(const ct_tensor *tensor, ct_device device) CT_NOEXCEPT;
ct_result ct_contiguous(const ct_tensor *tensor, bool channels_last) CT_NOEXCEPT;

// Arithmetic. A whole number given as a scalar leaves an integer tensor one.

ct_result ct_add(const ct_tensor *left, const ct_tensor *right) CT_NOEXCEPT;
ct_result ct_subtract(const ct_tensor *left, const ct_tensor *right) CT_NOEXCEPT;
ct_result ct_multiply(const ct_tensor *left, const ct_tensor *right) CT_NOEXCEPT;
ct_result ct_divide(const ct_tensor *left, const ct_tensor *right) CT_NOEXCEPT;
ct_result ct_matmul(const ct_tensor *left, const ct_tensor *right) CT_NOEXCEPT;
ct_result ct_add_scalar(const ct_tensor *tensor, double scalar) CT_NOEXCEPT;
ct_result ct_multiply_scalar(const ct_tensor *tensor, double scalar) CT_NOEXCEPT;
ct_result ct_divide_scalar(const ct_tensor *tensor, double scalar) CT_NOEXCEPT;
ct_result ct_subtract_from_scalar(double scalar, const ct_tensor *tensor) CT_NOEXCEPT;
ct_result ct_divide_scalar_by(double scalar, const ct_tensor *tensor) CT_NOEXCEPT;
ct_result ct_power(const ct_tensor *tensor, double exponent) CT_NOEXCEPT;
ct_result ct_negate(const ct_tensor *tensor) CT_NOEXCEPT;
ct_result ct_exp(const ct_tensor *tensor) CT_NOEXCEPT;
ct_result ct_log(const ct_tensor *tensor) CT_NOEXCEPT;
ct_result ct_sqrt(const ct_tensor *tensor) CT_NOEXCEPT;
ct_result ct_abs(const ct_tensor *tensor) CT_NOEXCEPT;
ct_result ct_sigmoid(const ct_tensor *tensor) CT_NOEXCEPT;
ct_result ct_clamp(const ct_tensor *tensor, double lower, double upper) CT_NOEXCEPT;
ct_result ct_equal_elements(const ct_tensor *left, const ct_tensor *right) CT_NOEXCEPT;
ct_result ct_less_elements(const ct_tensor *left, const ct_tensor *right) CT_NOEXCEPT;
ct_result ct_equal_scalar(const ct_tensor *tensor, double scalar) CT_NOEXCEPT;
ct_result ct_less_scalar(const ct_tensor *tensor, double scalar) CT_NOEXCEPT;
ct_result ct_greater_scalar(const ct_tensor *tensor, double scalar) CT_NOEXCEPT;
ct_result ct_where(const ct_tensor *condition, const ct_tensor *yes, const ct_tensor *no) CT_NOEXCEPT;
bool ct_equal(const ct_tensor *left, const ct_tensor *right, bool *result) CT_NOEXCEPT;
bool ct_all_finite(const ct_tensor *tensor, bool *result) CT_NOEXCEPT;
/// tensor += scale * other
bool ct_add_in_place(ct_tensor *tensor, const ct_tensor *other, double scale) CT_NOEXCEPT;
bool ct_multiply_in_place(ct_tensor *tensor, double scalar) CT_NOEXCEPT;
/// tensor += weight * (end - tensor)
bool ct_interpolate_in_place(ct_tensor *tensor, const ct_tensor *end, double weight) CT_NOEXCEPT;

// Reductions; no dimensions stand for all

ct_result ct_sum(const ct_tensor *tensor, const intptr_t *dimensions, size_t count, bool keep) CT_NOEXCEPT;
ct_result ct_mean(const ct_tensor *tensor, const intptr_t *dimensions, size_t count, bool keep) CT_NOEXCEPT;
ct_result ct_maximum(const ct_tensor *tensor, const intptr_t *dimensions, size_t count, bool keep) CT_NOEXCEPT;
ct_result ct_argmax(const ct_tensor *tensor, intptr_t dimension, bool keep) CT_NOEXCEPT;
ct_result ct_softmax(const ct_tensor *tensor, intptr_t dimension) CT_NOEXCEPT;
ct_result ct_log_softmax(const ct_tensor *tensor, intptr_t dimension) CT_NOEXCEPT;

// Shape

ct_result ct_reshape(const ct_tensor *tensor, const intptr_t *shape, size_t rank) CT_NOEXCEPT;
ct_result ct_flatten(const ct_tensor *tensor, intptr_t first, intptr_t last) CT_NOEXCEPT;
ct_result ct_permute(const ct_tensor *tensor, const intptr_t *order, size_t count) CT_NOEXCEPT;
ct_result ct_transpose(const ct_tensor *tensor, intptr_t first, intptr_t second) CT_NOEXCEPT;
ct_result ct_expand(const ct_tensor *tensor, const intptr_t *shape, size_t rank) CT_NOEXCEPT;
ct_result ct_narrow(const ct_tensor *tensor, intptr_t dimension, intptr_t start, intptr_t length) CT_NOEXCEPT;
ct_result ct_select(const ct_tensor *tensor, intptr_t dimension, intptr_t index) CT_NOEXCEPT;
ct_result ct_index_select(const ct_tensor *tensor, intptr_t dimension, const ct_tensor *indices) CT_NOEXCEPT;
ct_result ct_gather(const ct_tensor *tensor, intptr_t dimension, const ct_tensor *indices) CT_NOEXCEPT;
ct_result ct_concatenate(ct_list tensors, size_t count, intptr_t dimension) CT_NOEXCEPT;
ct_result ct_stack_tensors(ct_list tensors, size_t count, intptr_t dimension) CT_NOEXCEPT;
ct_result ct_flip(const ct_tensor *tensor, const intptr_t *dimensions, size_t count) CT_NOEXCEPT;

// Networks

ct_result ct_convolution(
    const ct_tensor *input, const ct_tensor *weight, const ct_tensor *_Nullable bias, intptr_t stride,
    intptr_t padding, intptr_t groups) CT_NOEXCEPT;
ct_result ct_batch_norm(
    const ct_tensor *input, const ct_tensor *_Nullable weight, const ct_tensor *_Nullable bias,
    const ct_tensor *_Nullable mean, const ct_tensor *_Nullable variance, bool training, double momentum,
    double epsilon) CT_NOEXCEPT;
ct_result ct_relu(const ct_tensor *input) CT_NOEXCEPT;
ct_result ct_max_pool(const ct_tensor *input, intptr_t size, intptr_t stride, intptr_t padding) CT_NOEXCEPT;
ct_result ct_average_pool(const ct_tensor *input, intptr_t size, intptr_t stride, intptr_t padding) CT_NOEXCEPT;
ct_result ct_adaptive_average_pool(const ct_tensor *input, intptr_t height, intptr_t width) CT_NOEXCEPT;
ct_result ct_linear(
    const ct_tensor *input, const ct_tensor *weight, const ct_tensor *_Nullable bias) CT_NOEXCEPT;
ct_result ct_cross_entropy(
    const ct_tensor *logits, const ct_tensor *labels, int reduction, double label_smoothing) CT_NOEXCEPT;

// Gradients

bool ct_requires_gradient(const ct_tensor *tensor) CT_NOEXCEPT;
bool ct_set_requires_gradient(ct_tensor *tensor, bool requires_gradient) CT_NOEXCEPT;
bool ct_backward(const ct_tensor *tensor, const ct_tensor *_Nullable gradient) CT_NOEXCEPT;
/// Whether there is a gradient; it comes in `gradient` then.
bool ct_gradient(const ct_tensor *tensor, ct_result *_Nonnull gradient) CT_NOEXCEPT;
void ct_clear_gradient(ct_tensor *tensor) CT_NOEXCEPT;
ct_result ct_detach(const ct_tensor *tensor) CT_NOEXCEPT;
/// Sets whether this thread records for gradients, and gives what it was.
bool ct_set_gradient_mode(bool enabled) CT_NOEXCEPT;

typedef struct { int device, type; bool enabled; } ct_autocast;
/// Starts casting on this thread, and gives what was, for `ct_end_autocast`.
ct_autocast ct_begin_autocast(int device, int type, bool enabled) CT_NOEXCEPT;
void ct_end_autocast(ct_autocast previous) CT_NOEXCEPT;

// Optimisers: one step in place over lists of equal length

bool ct_step_sgd(
    ct_list parameters, ct_list gradients, ct_list momenta, size_t count, double learning_rate, double momentum,
    double weight_decay, bool nesterov) CT_NOEXCEPT;
bool ct_step_adamw(
    ct_list parameters, ct_list gradients, ct_list first_moments, ct_list second_moments, ct_list steps,
    size_t count, double learning_rate, double beta1, double beta2, double weight_decay,
    double epsilon) CT_NOEXCEPT;

// Boxed calls

ct_stack *_Nullable ct_create_stack(void) CT_NOEXCEPT;
void ct_release_stack(ct_stack *stack) CT_NOEXCEPT;
bool ct_push_none(ct_stack *stack) CT_NOEXCEPT;
bool ct_push_tensor(ct_stack *stack, const ct_tensor *value) CT_NOEXCEPT;
bool ct_push_tensors(ct_stack *stack, ct_list values, size_t count) CT_NOEXCEPT;
bool ct_push_integer(ct_stack *stack, intptr_t value) CT_NOEXCEPT;
bool ct_push_integers(ct_stack *stack, const intptr_t *values, size_t count) CT_NOEXCEPT;
bool ct_push_number(ct_stack *stack, double value) CT_NOEXCEPT;
bool ct_push_numbers(ct_stack *stack, const double *values, size_t count) CT_NOEXCEPT;
bool ct_push_boolean(ct_stack *stack, bool value) CT_NOEXCEPT;
bool ct_push_text(ct_stack *stack, const char *value) CT_NOEXCEPT;
/// Replaces the arguments by the results: tensors, lists of them taken apart, and numbers as tensors of rank 0.
bool ct_call(ct_stack *stack, const char *name, const char *overload) CT_NOEXCEPT;
size_t ct_result_count(const ct_stack *stack) CT_NOEXCEPT;
ct_result ct_take_result(const ct_stack *stack, size_t index) CT_NOEXCEPT;

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif

#endif
