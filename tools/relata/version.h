// The program's version, from the project's.
#pragma once

namespace relata {

#ifdef RELATA_VERSION
inline constexpr const char* version = RELATA_VERSION;
#else
inline constexpr const char* version = "0";
#endif

}  // namespace relata
