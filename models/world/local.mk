# The World: entities, their table, the loader.
libmodels_a_SOURCES += \
  %D%/assertion.c %D%/assertion.h \
  %D%/asset.c %D%/asset.h \
  %D%/attribute.c %D%/attribute.h %D%/attribute-number.c \
  %D%/axis.c %D%/axis.h \
  %D%/canonical.c %D%/canonical.h \
  %D%/change.c %D%/change.h \
  %D%/call.c \
  %D%/cloud.c %D%/cloud.h \
  %D%/compulsion.c %D%/compulsion.h \
  %D%/design.c %D%/design.h %D%/design-private.h \
  %D%/design-read.c %D%/design-sample.c %D%/design-table.c %D%/design-values.c \
  %D%/encryption.c %D%/encryption.h \
  %D%/entity.h \
  %D%/figure.c %D%/figure.h \
  %D%/filing.c %D%/filing.h \
  %D%/file-scope.c %D%/file-scope.h \
  %D%/flow.c %D%/flow.h \
  %D%/framework.c %D%/framework.h \
  %D%/graphml.c %D%/graphml.h \
  %D%/incident.c %D%/incident.h \
  %D%/jurisdiction.c %D%/jurisdiction.h \
  %D%/kinds.c \
  %D%/known-answer.c %D%/known-answer.h \
  %D%/measure.c %D%/measure.h \
  %D%/licence.c %D%/licence.h \
  %D%/lag.c %D%/lag.h \
  %D%/neighbour.c %D%/neighbour.h \
  %D%/network.c %D%/network.h \
  %D%/ownership.c %D%/ownership.h \
  %D%/party.c %D%/party.h \
  %D%/place.c %D%/place.h \
  %D%/population.c %D%/population.h \
  %D%/problem.c %D%/problem.h \
  %D%/quantity.c %D%/quantity.h \
  %D%/queueing.c %D%/queueing.h \
  %D%/queue-network.c \
  %D%/range.c %D%/range.h \
  %D%/regime.c %D%/regime.h \
  %D%/request-stream.c %D%/request-stream.h \
  %D%/rule.c %D%/rule.h %D%/rule-check.c \
  %D%/scenario.c %D%/scenario.h \
  %D%/scenario-file.c %D%/scenario-file.h %D%/scenario-file-private.h \
  %D%/scenario-validate.c \
  %D%/scenario-node.c %D%/scenario-node.h \
  %D%/schema.c %D%/schema.h \
  %D%/stage.c \
  %D%/study.c %D%/study.h \
  %D%/study-dates.c %D%/study-dates.h \
  %D%/study-turns.c %D%/study-turns.h \
  %D%/vocabulary.c %D%/vocabulary.h \
  %D%/topology.c %D%/topology.h \
  %D%/where.c %D%/where.h %D%/where-parse.c %D%/where-private.h \
  %D%/trace.c %D%/trace.h \
  %D%/trace-file.c %D%/trace-file.h \
  %D%/world.c %D%/world.h %D%/world-private.h \
  %D%/world-build.c
