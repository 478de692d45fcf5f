using System.Diagnostics;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Scheduling;

/// <summary>A year of virtual time through the engine, every firing against a table made from the exchange's own lists.</summary>
public sealed class YearOfSchedulesTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(2024)]
    [InlineData(2025)]
    public async Task Every_firing_of_a_year_is_the_one_in_the_calendar_table(int number)
    {
        ExchangeYear year = number == 2024 ? ExchangeYear.Of2024 : ExchangeYear.Of2025;
        Dictionary<string, IEnumerable<Timestamp>> exchange = OnTheExchange(year);
        Dictionary<string, IEnumerable<Timestamp>> alwaysOpen = OnAnOpenMarket(year);
        Timestamp from = Timestamp.FromUtc(number, 1, 1, 6);
        Timestamp to = Timestamp.FromUtc(number, 12, 31, 23, 59);
        var run = new TickerRun { Data = [from, to] };
        string[] schedules = [.. exchange.Keys];
        string[] openSchedules = [.. alwaysOpen.Keys];
        Array.ForEach(schedules, s => run.Tickers.Add(Name(schedules, s), new TickerOptions { Schedule = s }));
        Array.ForEach(
            openSchedules,
            s => run.Tickers.Add("open-" + Name(openSchedules, s), new TickerOptions { Schedule = s, Symbol = "COIN" })
        );

        long started = Stopwatch.GetTimestamp();
        RunReport report = await run.RunAsync();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);

        long firings = 0;
        foreach (string schedule in schedules)
        {
            firings += Check(schedule, exchange[schedule], run.Firings.Of(Name(schedules, schedule)));
        }

        foreach (string schedule in openSchedules)
        {
            firings += Check(schedule, alwaysOpen[schedule], run.Firings.Of("open-" + Name(openSchedules, schedule)));
        }

        Assert.Equal(firings, report.Activations.Sum(a => a.Runs));
        TestContext.Current.SendDiagnosticMessage($"{number}: {firings} firings in {elapsed.TotalMilliseconds:F0} ms");
        Assert.True(elapsed < Limit, $"{elapsed}");

        long Check(string schedule, IEnumerable<Timestamp> expected, IReadOnlyList<Timestamp> seen)
        {
            Timestamp[] wanted = [.. expected.Where(t => t >= from && t <= to)];
            Assert.NotEmpty(wanted);
            Assert.True(wanted.SequenceEqual(seen), $"{schedule}: {Difference(wanted, seen)}");
            return seen.Count;
        }
    }

    [Fact]
    public async Task A_quarter_of_an_hour_before_the_close_is_a_quarter_to_one_on_half_days()
    {
        var run = new TickerRun
        {
            Data = [Timestamp.FromUtc(2024, 11, 27), Timestamp.FromUtc(2024, 12, 3)],
            Tickers = { ["t"] = new TickerOptions { Schedule = "@close-15m" } },
        };
        await run.RunAsync();

        Assert.Equal(
            [
                Timestamp.FromUtc(2024, 11, 27, 20, 45),
                Timestamp.FromUtc(2024, 11, 29, 17, 45), // 12:45 in New York; the 28th is Thanksgiving
                Timestamp.FromUtc(2024, 12, 2, 20, 45),
            ],
            run.Firings.Of("t")
        );
    }

    private static Dictionary<string, IEnumerable<Timestamp>> OnTheExchange(ExchangeYear year)
    {
        DateOnly springForward = DateOnly.FromDateTime(year.NewYorkSummer.On);
        DateOnly londonSpring = DateOnly.FromDateTime(year.LondonSummer.On);
        DateOnly londonAutumn = DateOnly.FromDateTime(year.LondonSummer.Off);
        return new()
        {
            ["@open"] = year.Sessions.Select(year.Open),
            ["@close"] = year.Sessions.Select(year.Close),
            ["@open-30m"] = year.Sessions.Select(d => year.NewYork(d, 9, 0)),
            ["@open+1h30m"] = year.Sessions.Select(d => year.NewYork(d, 11, 0)),
            ["@close-15m"] = year.Sessions.Select(d =>
                year.HalfDays.Contains(d) ? year.NewYork(d, 12, 45) : year.NewYork(d, 15, 45)
            ),
            ["@close+2h"] = year.Sessions.Select(d =>
                year.HalfDays.Contains(d) ? year.NewYork(d, 15, 0) : year.NewYork(d, 18, 0)
            ),
            ["interval_5m"] = Steps(year, minutes: 5),
            ["interval_1h"] = Steps(year, minutes: 60),
            ["daily@09:45"] = year.Sessions.Select(d => year.NewYork(d, 9, 45)),
            ["daily@20:00"] = year.Sessions.Select(d => year.NewYork(d, 20, 0)),
            // Clock times come on holidays too.
            ["cron(*/5 9-16 * * 1-5)"] =
                from date in year.Dates.Where(ExchangeYear.IsWeekday)
                from hour in Enumerable.Range(9, 8)
                from minute in Enumerable.Range(0, 12)
                select year.NewYork(date, hour, minute * 5),
            // There is no 02:30 on the day clocks go forward: it comes at the jump, 07:00 UTC.
            ["cron(30 2 * * *)"] = year.Dates.Select(d =>
                d == springForward ? ExchangeYear.Utc(d, 7, 0) : year.NewYork(d, 2, 30)
            ),
            // The repeated hour of London's autumn counts once, the first time.
            ["cron(30 1 * * *; Europe/London)"] = year.Dates.Select(d =>
                d == londonSpring ? ExchangeYear.Utc(d, 1, 0)
                : d == londonAutumn ? ExchangeYear.Utc(d, 0, 30)
                : year.London(d, 1, 30)
            ),
            ["cron(0 8 1 * *; Europe/London)"] = year.Dates.Where(d => d.Day == 1).Select(d => year.London(d, 8, 0)),
        };
    }

    private static Dictionary<string, IEnumerable<Timestamp>> OnAnOpenMarket(ExchangeYear year) =>
        new()
        {
            ["@open"] = year.Dates.Select(d => ExchangeYear.Utc(d, 0, 0)),
            ["@close-15m"] = year.Dates.Select(d => ExchangeYear.Utc(d, 23, 45)),
            ["interval_4h"] =
                from date in year.Dates
                from step in Enumerable.Range(0, 6)
                select ExchangeYear.Utc(date, step * 4, 0),
            ["daily@12:00"] = year.Dates.Select(d => ExchangeYear.Utc(d, 12, 0)),
        };

    private static IEnumerable<Timestamp> Steps(ExchangeYear year, int minutes)
    {
        foreach (DateOnly date in year.Sessions)
        {
            for (Timestamp time = year.Open(date); time < year.Close(date); time += TimeSpan.FromMinutes(minutes))
            {
                yield return time;
            }
        }
    }

    private static string Name(string[] schedules, string schedule) => $"t{Array.IndexOf(schedules, schedule)}";

    private static string Difference(Timestamp[] wanted, IReadOnlyList<Timestamp> seen)
    {
        string missing = string.Join(", ", wanted.Except(seen).Take(3));
        string extra = string.Join(", ", seen.Except(wanted).Take(3));
        return $"{seen.Count} firings of {wanted.Length}; missing {missing}; too many {extra}";
    }
}
