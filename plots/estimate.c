#include "config.h"

#include "plots/estimate.h"

#include <math.h>

#include "sim/sim-interval.h"

#define CONFIDENCE 0.95

Estimate
estimate_of (const double *values, guint n)
{
  g_autofree double *known = g_new (double, n + 1);
  Estimate estimate = { 0, (double) NAN, (double) NAN };
  SimInterval interval;

  for (guint i = 0; i < n; i++)
    if (!isnan (values[i]))
      known[estimate.n++] = values[i];
  interval = sim_interval_mean (known, estimate.n, CONFIDENCE);
  if (estimate.n > 0)
    estimate.mean = interval.estimate;
  if (estimate.n >= 2)
    estimate.half_width = interval.half_width;
  return estimate;
}

Estimate
estimate_scaled (Estimate estimate, double factor)
{
  estimate.mean *= factor;
  estimate.half_width *= factor;
  return estimate;
}

/* Decimals that show two digits of @scale. */
static int
decimals_for (double scale)
{
  if (!(scale > 0) || !isfinite (scale))
    return 0;
  return CLAMP (1 - (int) floor (log10 (scale)), 0, 6);
}

static char *
format_decimals (double value, int decimals)
{
  char format[8];
  char buffer[512];

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, value));
}

static char *format_small (Estimate estimate);

/* Billions of requests are read in billions: "24.4 ± 0.3 ×10⁹". */
char *
estimate_format (Estimate estimate)
{
  static const struct
  {
    double unit;
    const char *sign;
  } large[] = { { 1e12, " ×10¹²" }, { 1e9, " ×10⁹" }, { 1e6, " ×10⁶" } };

  for (guint i = 0; i < G_N_ELEMENTS (large); i++)
    if (fabs (estimate.mean) >= large[i].unit
        && fabs (estimate.mean) < large[0].unit * 1000)
      {
        g_autofree char *text = NULL;

        estimate.mean /= large[i].unit;
        estimate.half_width /= large[i].unit;
        if (estimate.half_width < 1e-4 * fabs (estimate.mean))
          estimate.half_width = 0;
        text = format_small (estimate);
        return g_strconcat (text, large[i].sign, NULL);
      }
  return format_small (estimate);
}

static char *
format_small (Estimate estimate)
{
  /* Rounding errors of a constant are no uncertainty, and an interval without
   * end tells nothing. */
  gboolean sure = isfinite (estimate.half_width)
                  && estimate.half_width > 1e-9 * fabs (estimate.mean);
  double scale = sure ? estimate.half_width : fabs (estimate.mean) / 10;
  gboolean whole = !sure && !(fabs (estimate.mean - rint (estimate.mean)) > 0);
  int decimals = whole ? 0 : decimals_for (scale);
  g_autofree char *mean = NULL;
  g_autofree char *half_width = NULL;
  char buffer[64];

  if (isnan (estimate.mean))
    return g_strdup ("–");
  if (!(fabs (estimate.mean) < 1e15) || (!whole && scale < 1e-6))
    return g_strdup (
        g_ascii_formatd (buffer, sizeof buffer, "%.3g", estimate.mean));
  mean = format_decimals (estimate.mean, decimals);
  if (!sure)
    return g_steal_pointer (&mean);
  half_width = format_decimals (estimate.half_width, decimals);
  return g_strdup_printf ("%s ± %s", mean, half_width);
}
