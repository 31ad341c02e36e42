# The library of scenarios, installed as it stands.
nobase_dist_pkgdata_DATA += \
  %D%/cloud-act.xml \
  %D%/clouds/microsoft.xml \
  %D%/hk-treaty.xml \
  %D%/icloud-china.xml \
  %D%/key-mode-ladder.xml \
  %D%/laws/cn-transfer.xml \
  %D%/networks/great-circle.xml \
  %D%/places/jurisdictions.xml \
  %D%/profiles/web.xml \
  %D%/sovsim.xsd \
  %D%/trustee.xml \
  %D%/two-doors.xml
