// Memory in large pages: loading packs touches some 200 MB once, and half of what the system takes for that is one fault for each 4 KB.
#pragma once

namespace relata {

// For the beginning of the program. Without mimalloc, or where the system gives none, all is as it was.
void use_large_pages();

}  // namespace relata
