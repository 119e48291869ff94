#include "tools/relata/extracting/documents_in_order.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace relata {
namespace {

// Hands out documents with their number in the order of the sources. Not for several threads at once.
class Reader {
 public:
  explicit Reader(DocumentStream& documents) : documents_(documents) {}

  ReadDocument next() {
    ReadDocument item;
    item.last = !documents_.next(item.document);
    const auto& problems = documents_.problems();
    item.problems.assign(problems.begin() + static_cast<std::ptrdiff_t>(told_), problems.end());
    told_ = problems.size();
    return item;
  }

 private:
  DocumentStream& documents_;
  std::size_t told_ = 0;
};

void extract(const Extractor& extractor, const PipelineOptions& options, ReadDocument& item) {
  if (item.last) return;
  item.passed_over = options.wanted && !options.wanted(item.document);
  if (item.passed_over) return;
  if (options.profile) item.profile = profile_for(extractor);
  item.result = extract_document(extractor, item.document, options.resolve, nullptr, options.date, item.profile ? &*item.profile : nullptr);
  if (options.finish) options.finish(item);
}

class Workers {
 public:
  Workers(const Extractor& extractor, DocumentStream& documents, const PipelineOptions& options)
      : extractor_(extractor), reader_(documents), options_(options), window_(std::size_t{4} * options.threads) {}

  void run() {
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < options_.threads; ++i) threads.emplace_back([this] { work(); });
    try {
      take_all();
    } catch (...) {
      fail(std::current_exception());
    }
    for (std::thread& thread : threads) thread.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void work() {
    try {
      for (;;) {
        ReadDocument item;
        std::size_t number = 0;
        {
          std::unique_lock lock(reading_);
          if (ended_) return;
          number = next_++;
          // The reader waits while too many results wait for an earlier one.
          std::unique_lock results(results_lock_);
          changed_.wait(results, [&] { return number < taken_ + window_ || failure_; });
          if (failure_) return;
          results.unlock();
          item = reader_.next();
          ended_ = item.last;
        }
        const bool last = item.last;
        extract(extractor_, options_, item);
        {
          std::lock_guard lock(results_lock_);
          results_.emplace(number, std::move(item));
        }
        changed_.notify_all();
        if (last) return;
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  void take_all() {
    for (bool last = false; !last;) {
      std::unique_lock lock(results_lock_);
      changed_.wait(lock, [&] { return failure_ || results_.contains(taken_); });
      if (failure_) return;
      ReadDocument item = std::move(results_.extract(taken_).mapped());
      ++taken_;
      lock.unlock();
      changed_.notify_all();
      last = item.last;
      options_.take(item);
    }
  }

  void fail(std::exception_ptr failure) {
    {
      std::lock_guard lock(results_lock_);
      if (!failure_) failure_ = std::move(failure);
    }
    changed_.notify_all();
  }

  const Extractor& extractor_;
  Reader reader_;
  const PipelineOptions& options_;
  const std::size_t window_;

  std::mutex reading_;  // guards reader_, next_, ended_
  std::size_t next_ = 0;
  bool ended_ = false;

  std::mutex results_lock_;  // guards what follows
  std::condition_variable changed_;
  std::map<std::size_t, ReadDocument> results_;
  std::size_t taken_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

void run_in_order(const Extractor& extractor, DocumentStream& documents, const PipelineOptions& options) {
  if (options.threads > 1) {
    Workers(extractor, documents, options).run();
    return;
  }
  Reader reader(documents);
  for (bool last = false; !last;) {
    ReadDocument item = reader.next();
    last = item.last;
    extract(extractor, options, item);
    options.take(item);
  }
}

}  // namespace relata
