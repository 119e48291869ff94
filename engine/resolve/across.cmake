# Resolution over documents: needs no layers, so graphs and writers build without them.
relata_library(resolve_across
  SOURCES across_bearers.cpp across_classes.cpp across_dates.cpp across_documents.cpp across_join.cpp across_names.cpp across_vocabulary.cpp
  NEEDS relata_schema relata_model relata_text fmt::fmt)
