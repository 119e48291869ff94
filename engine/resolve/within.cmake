# Resolution within one document.
relata_library(resolve
  SOURCES within_anaphora.cpp within_bodies.cpp within_counterparts.cpp within_described_bodies.cpp within_described_persons.cpp
          within_described_places.cpp within_descriptions.cpp within_discourse.cpp within_document.cpp within_ends.cpp
          within_entities.cpp within_labels.cpp within_names.cpp within_pairs.cpp within_persons.cpp within_plurals.cpp
          within_pronouns.cpp within_records.cpp
          within_offices_of_each.cpp within_repetition.cpp within_roles.cpp within_salience.cpp within_scene.cpp
          within_sets.cpp within_shared_offices.cpp within_statement_id.cpp
          within_statements.cpp within_tables.cpp within_times.cpp within_voices.cpp within_when.cpp
  NEEDS relata_time relata_rules relata_schema relata_diagnostics relata_model relata_text relata_resolve_across)
