/* Exit status, the same for every verb; the manual lists them. */
#pragma once

typedef enum
{
  EXIT_FINE = 0,    /* done, or proved */
  EXIT_REFUTED = 1, /* a question refuted, an assertion failed */
  EXIT_USAGE = 2,   /* wrong usage or bad input */
  EXIT_FAILED = 3,  /* could not finish: disk, worker, missing program */
  EXIT_UNKNOWN = 4  /* cannot be decided, or results are incomplete */
} ExitStatus;
