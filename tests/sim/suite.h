/* What every Check program here begins with: a list of tests, run.
 *
 * A test's name is a statement that can be false. SUITE_MAIN (tests) makes
 * main of a NULL-terminated table of tests. CK_FORK=no leaves everything in
 * one process, as debuggers like it; a time limit ends what hangs.
 */
#pragma once

#include <check.h>
#include <glib.h>
#include <stdlib.h>

/* Seconds, also under a sanitizer on a busy machine. */
#define SUITE_SECONDS 600

static inline int
suite_run (const char *name, const TTest **const *tests)
{
  Suite *suite = suite_create (name);
  TCase *group = tcase_create (name);
  SRunner *runner;
  int n_failed;

  tcase_set_timeout (group, SUITE_SECONDS);
  for (; *tests != NULL; tests++)
    tcase_add_test (group, **tests);
  suite_add_tcase (suite, group);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_NORMAL);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#define SUITE_MAIN(name, tests)                                                \
  int main (void) { return suite_run (name, tests); }
