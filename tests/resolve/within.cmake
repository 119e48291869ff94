relata_tests(resolve
  SOURCES within_names_test.cpp within_reference_test.cpp within_speakers_test.cpp support/story.cpp
  NEEDS relata_resolve relata_rules relata_schema)
