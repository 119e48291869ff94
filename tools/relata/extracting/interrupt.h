// Ctrl-C and its kin: half-written outputs go before the program does.
#pragma once

namespace relata {

// From now on SIGINT, SIGTERM and SIGHUP remove all temporary outputs and end the program by that very signal.
void remove_outputs_on_interrupt();

// While it lives such signals wait: outputs are just being put in their places.
class InterruptsHeld {
 public:
  InterruptsHeld();
  ~InterruptsHeld();
  InterruptsHeld(const InterruptsHeld&) = delete;
  InterruptsHeld& operator=(const InterruptsHeld&) = delete;
};

}  // namespace relata
