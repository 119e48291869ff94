// Where this project lies on disk, for tests that read its packs, schemas and pages.
#pragma once
#include <string>

std::string source_folder();
