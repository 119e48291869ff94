// Kinds of symbols, as the protocol numbers them.
#pragma once

namespace relata::language_server {

enum class SymbolKind {
  namespace_ = 3,
  class_ = 5,
  method = 6,
  property = 7,
  function = 12,
  constant = 14,
  array = 18,
  key = 20,
  struct_ = 23,
  event = 24
};

}  // namespace relata::language_server
