# The library of scenarios, installed as it stands.
nobase_dist_pkgdata_DATA += \
  %D%/clouds/microsoft.xml \
  %D%/latency.xml \
  %D%/laws/cn-storage-request.xml \
  %D%/laws/cn-transfer.xml \
  %D%/laws/eu.xml \
  %D%/laws/hk.xml \
  %D%/laws/id.xml \
  %D%/laws/in.xml \
  %D%/laws/ru.xml \
  %D%/laws/sa.xml \
  %D%/laws/us.xml \
  %D%/laws/vn.xml \
  %D%/networks/backbone.xml \
  %D%/networks/great-circle.xml \
  %D%/networks/hubs.xml \
  %D%/networks/internet.xml \
  %D%/networks/world.xml \
  %D%/places/areas.xml \
  %D%/places/cities.xml \
  %D%/places/countries.xml \
  %D%/places/jurisdictions.xml \
  %D%/places/measurements.xml \
  %D%/places/regions.xml \
  %D%/places/world.xml \
  %D%/profiles/web.xml \
  %D%/regulators/cac.xml \
  %D%/sovsim.xsd \
  %D%/two-doors.xml
