# Check suites mirror the folders above; shell tests look at the whole.

include %D%/plots/local.mk
