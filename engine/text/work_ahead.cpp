#include "engine/text/work_ahead.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace relata {

std::size_t workers_ahead() {
  constexpr std::size_t most = 8;
  static const std::size_t workers = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most);
  return workers;
}

WorkAhead::WorkAhead(std::size_t count, std::function<void(std::size_t, std::size_t)> job) : job_(std::move(job)), states_(count) {
  // Worker 0 is the thread that takes; where the system gives no more threads it does all of them.
  try {
    for (std::size_t worker = 1; worker < workers_ahead() && worker < count; ++worker)
      threads_.emplace_back([this, worker] {
        while (do_next(worker)) {
        }
      });
  } catch (const std::system_error&) {
  }
}

WorkAhead::~WorkAhead() {
  next_ = states_.size();
  for (std::thread& thread : threads_) thread.join();
}

void WorkAhead::need(std::size_t index) {
  while (states_[index].load(std::memory_order_acquire) != done)
    if (states_[index].load(std::memory_order_relaxed) == waiting)
      take(index, 0);
    else if (!do_next(0))
      states_[index].wait(begun, std::memory_order_acquire);
}

bool WorkAhead::do_next(std::size_t worker) {
  const std::size_t index = next_.fetch_add(1, std::memory_order_relaxed);
  if (index >= states_.size()) return false;
  take(index, worker);
  return true;
}

// Does it unless another has begun to.
void WorkAhead::take(std::size_t index, std::size_t worker) {
  unsigned char expected = waiting;
  if (!states_[index].compare_exchange_strong(expected, begun, std::memory_order_acq_rel)) return;
  job_(index, worker);
  states_[index].store(done, std::memory_order_release);
  states_[index].notify_all();
}

}  // namespace relata
