# Tutorial, reference, manual.
