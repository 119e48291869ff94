#include "engine/time/lunar_months.h"

#include <cmath>

#include "engine/model/date.h"

namespace relata {
namespace {

constexpr double degree = 3.14159265358979323846 / 180;
constexpr double epoch_1970 = 2440587.5;  // Julian day of 1970-01-01
constexpr double beijing = 8.0 / 24;

double sine(double degrees) {
  return std::sin(degrees * degree);
}

// Julian day of the k-th new moon after that of January 2000, within a few minutes.
double new_moon(long k) {
  const double t = k / 1236.85;
  const double sun = 2.5534 + 29.10535670 * k, moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t,
               node = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const double e = 1 - 0.002516 * t;
  return 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t - 0.40720 * sine(moon) + 0.17241 * e * sine(sun) + 0.01608 * sine(2 * moon) +
         0.01039 * sine(2 * node) + 0.00739 * e * sine(moon - sun) - 0.00514 * e * sine(moon + sun) + 0.00208 * e * e * sine(2 * sun) -
         0.00111 * sine(moon - 2 * node) - 0.00057 * sine(moon + 2 * node) + 0.00056 * e * sine(2 * moon + sun);
}

// The sun's longitude in degrees, 0 to 360, within a hundredth.
double sun_longitude(double julian_day) {
  const double t = (julian_day - 2451545.0) / 36525;
  const double mean = 280.46646 + 36000.76983 * t, anomaly = 357.52911 + 35999.05029 * t;
  const double all = mean + (1.914602 - 0.004817 * t) * sine(anomaly) + 0.019993 * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly) -
                     0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
  return all - 360 * std::floor(all / 360);
}

long month_start(long k) {
  return static_cast<long>(std::floor(new_moon(k) - epoch_1970 + beijing));
}

// Which twelfth of its way the sun is on as the day begins in Beijing.
int solar_term(long day) {
  return static_cast<int>(sun_longitude(static_cast<double>(day) + epoch_1970 - beijing) / 30);
}

// The month that holds the winter solstice of `year`: the last one begun when the sun reaches 270 degrees.
long solstice_month(int year) {
  long day = to_days({year, 12, 15});
  while (solar_term(day + 1) < 9) ++day;
  long k = static_cast<long>(std::floor((day + epoch_1970 - 2451550.1) / 29.530588861)) + 1;
  while (month_start(k) > day) --k;
  return k;
}

}  // namespace

long chinese_month(int year, int month) {
  const long eleventh = solstice_month(year - 1), next = solstice_month(year);
  long k = eleventh + month + 1;
  if (next - eleventh == 13) {
    // A year of thirteen months: the first in which the sun enters no new twelfth bears no number of its own.
    long leap = eleventh + 1;
    while (leap < next && solar_term(month_start(leap)) != solar_term(month_start(leap + 1))) ++leap;
    if (leap <= k) ++k;
  }
  return month_start(k);
}

}  // namespace relata
