#include "engine/text/work_ahead.h"

#include <catch2/catch.hpp>
#include <numeric>

using namespace relata;

TEST_CASE("each job is done once, and what is taken in order is what one thread would have made") {
  for (const std::size_t count : {0, 1, 2, 7, 1000}) {
    std::vector<std::size_t> made(count, 0);
    std::vector<int> times(count, 0);
    {
      WorkAhead work(count, [&](std::size_t i, std::size_t) {
        made[i] = i * i;
        ++times[i];
      });
      for (std::size_t i = 0; i < count; ++i) {
        work.need(i);
        CHECK(made[i] == i * i);
      }
    }
    CHECK(times == std::vector<int>(count, 1));
  }
}

TEST_CASE("a job may be needed before those in front of it, and again") {
  std::vector<int> made(100, 0);
  WorkAhead work(made.size(), [&](std::size_t i, std::size_t) { made[i] = 1; });
  for (const std::size_t i : {99, 0, 50, 50, 1}) {
    work.need(i);
    CHECK(made[i] == 1);
  }
}

TEST_CASE("no two jobs have one worker at the same time") {
  std::vector<int> busy(workers_ahead(), 0);
  std::vector<int> clashes(workers_ahead(), 0);
  {
    WorkAhead work(2000, [&](std::size_t, std::size_t worker) {
      clashes[worker] += busy[worker]++ != 0;
      --busy[worker];
    });
    for (std::size_t i = 0; i < 2000; ++i) work.need(i);
  }
  CHECK(std::accumulate(clashes.begin(), clashes.end(), 0) == 0);
}
