# The library of scenarios, installed as it stands.
nobase_dist_pkgdata_DATA += \
  %D%/clouds/microsoft.xml \
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
  %D%/networks/great-circle.xml \
  %D%/places/areas.xml \
  %D%/places/jurisdictions.xml \
  %D%/profiles/web.xml \
  %D%/regulators/cac.xml \
  %D%/sovsim.xsd \
  %D%/two-doors.xml \
  %D%/validation/closed.xml \
  %D%/validation/jackson.xml \
  %D%/validation/md1.xml \
  %D%/validation/mg1-hyperexponential.xml \
  %D%/validation/mg1-lognormal.xml \
  %D%/validation/mg1-sharing.xml \
  %D%/validation/mm1.xml \
  %D%/validation/mm16.xml \
  %D%/validation/mmck.xml \
  %D%/validation/nhpp.xml \
  %D%/validation/priorities.xml \
  %D%/validation/tandem.xml
