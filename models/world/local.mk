# The World: entities, their table, the loader.
libmodels_a_SOURCES +=
