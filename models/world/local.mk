# The World: entities, their table, the loader.
libmodels_a_SOURCES += \
  %D%/assertion.c %D%/assertion.h \
  %D%/asset.c %D%/asset.h \
  %D%/attribute.c %D%/attribute.h %D%/attribute-number.c \
  %D%/change.c %D%/change.h \
  %D%/cloud.c %D%/cloud.h \
  %D%/compulsion.c %D%/compulsion.h \
  %D%/encryption.c %D%/encryption.h \
  %D%/entity.h \
  %D%/flow.c %D%/flow.h \
  %D%/jurisdiction.c %D%/jurisdiction.h \
  %D%/kinds.c \
  %D%/network.c %D%/network.h \
  %D%/ownership.c %D%/ownership.h \
  %D%/party.c %D%/party.h \
  %D%/population.c %D%/population.h \
  %D%/problem.c %D%/problem.h \
  %D%/quantity.c %D%/quantity.h \
  %D%/regime.c %D%/regime.h \
  %D%/scenario.c %D%/scenario.h \
  %D%/scenario-file.c %D%/scenario-file.h \
  %D%/scenario-node.c %D%/scenario-node.h \
  %D%/schema.c %D%/schema.h \
  %D%/study.c %D%/study.h \
  %D%/world.c %D%/world.h %D%/world-private.h \
  %D%/world-build.c
