# The library of scenarios, installed as it stands.
nobase_dist_pkgdata_DATA += \
  %D%/clouds/microsoft.xml \
  %D%/laws/cn-transfer.xml \
  %D%/networks/great-circle.xml \
  %D%/places/areas.xml \
  %D%/places/jurisdictions.xml \
  %D%/profiles/web.xml \
  %D%/sovsim.xsd \
  %D%/two-doors.xml
