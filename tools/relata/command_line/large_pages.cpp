#include "tools/relata/command_line/large_pages.h"

#ifdef RELATA_MIMALLOC
#include <mimalloc.h>
#include <sys/mman.h>

#include <cstdint>
#endif

namespace relata {

void use_large_pages() {
#if defined(RELATA_MIMALLOC) && defined(MADV_HUGEPAGE)
  constexpr std::uintptr_t size = std::uintptr_t{256} << 20, segment = std::uintptr_t{32} << 20;
  // Addresses alone: memory comes with the first touch.
  void* const mapped = mmap(nullptr, size + segment, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped == MAP_FAILED) return;
  const std::uintptr_t lead = (segment - reinterpret_cast<std::uintptr_t>(mapped) % segment) % segment;
  void* const start = static_cast<char*>(mapped) + lead;
  if (madvise(start, size, MADV_HUGEPAGE) != 0 || !mi_manage_os_memory(start, size, true, false, true, -1)) munmap(mapped, size + segment);
#endif
}

}  // namespace relata
