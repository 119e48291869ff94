// What a store has acknowledged of a file, kept beside the file while a load is under way.
#pragma once
#include <cstdint>
#include <string>

namespace relata {

class LoadJournal {
 public:
  // Of a load of `file` into `endpoint`, `way` being how it is cut.
  LoadJournal(const std::string& file, const std::string& endpoint, const std::string& way);

  // What an earlier load left: so many batches, the last with this fingerprint. 0: none.
  [[nodiscard]] std::size_t batches() const { return batches_; }
  [[nodiscard]] const std::string& fingerprint() const { return fingerprint_; }

  // Remembers one more; false where the journal can't be written (the load goes on, but can't be taken up again).
  bool acknowledge(const std::string& fingerprint);
  void restart();
  void remove();
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_, key_, fingerprint_;
  std::size_t batches_ = 0;
};

}  // namespace relata
