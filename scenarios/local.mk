# The library of scenarios, installed as it stands.
