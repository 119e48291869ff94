#include "tools/relata/extracting/interrupt.h"

#include <csignal>

#include "engine/write/output_set.h"

namespace relata {
namespace {

constexpr int interrupts[] = {SIGINT, SIGTERM, SIGHUP};

extern "C" void end_by_signal(int signal) {
  remove_temporary_outputs();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

sigset_t interrupt_set() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : interrupts) sigaddset(&set, signal);
  return set;
}

}  // namespace

void remove_outputs_on_interrupt() {
  for (const int signal : interrupts) {
    struct sigaction action {};
    action.sa_handler = end_by_signal;
    // What a parent told us to overlook (nohup) stays so.
    struct sigaction old {};
    if (sigaction(signal, nullptr, &old) == 0 && old.sa_handler == SIG_IGN) continue;
    action.sa_mask = interrupt_set();
    sigaction(signal, &action, nullptr);
  }
  // A reader that goes away is a write error like any other.
  std::signal(SIGPIPE, SIG_IGN);
}

InterruptsHeld::InterruptsHeld() {
  const sigset_t set = interrupt_set();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}
InterruptsHeld::~InterruptsHeld() {
  const sigset_t set = interrupt_set();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace relata
