// Jobs that other threads do ahead of the one that takes their results in order: what is made of them can't tell how many threads there
// were.
#pragma once
#include <atomic>
#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

namespace relata {

// How many threads may do the jobs of one WorkAhead: the one that takes, and those that work ahead of it.
[[nodiscard]] std::size_t workers_ahead();

class WorkAhead {
 public:
  // `job(index, worker)` is called once for each index below `count`, `worker` being below workers_ahead() and never two at a time.
  // A job may not throw. What jobs read must not change before this object is gone.
  WorkAhead(std::size_t count, std::function<void(std::size_t index, std::size_t worker)> job);
  // Jobs that none has begun are left undone.
  ~WorkAhead();
  WorkAhead(const WorkAhead&) = delete;
  WorkAhead& operator=(const WorkAhead&) = delete;

  // Returns once the job is done; for the thread that made this object, which does jobs itself while it waits.
  void need(std::size_t index);

 private:
  enum State : unsigned char { waiting, begun, done };
  bool do_next(std::size_t worker);
  void take(std::size_t index, std::size_t worker);

  const std::function<void(std::size_t, std::size_t)> job_;
  std::vector<std::atomic<unsigned char>> states_;
  std::atomic<std::size_t> next_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace relata
