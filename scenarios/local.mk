# The library of scenarios, installed as it stands.
nobase_dist_pkgdata_DATA += \
  %D%/clouds/microsoft.xml \
  %D%/latency.xml \
  %D%/laws/cn-transfer.xml \
  %D%/networks/backbone.xml \
  %D%/networks/great-circle.xml \
  %D%/networks/hubs.xml \
  %D%/networks/internet.xml \
  %D%/networks/world.xml \
  %D%/places/cities.xml \
  %D%/places/countries.xml \
  %D%/places/jurisdictions.xml \
  %D%/places/measurements.xml \
  %D%/places/regions.xml \
  %D%/places/world.xml \
  %D%/profiles/web.xml \
  %D%/sovsim.xsd \
  %D%/two-doors.xml
