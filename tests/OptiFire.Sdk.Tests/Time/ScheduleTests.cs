using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Tests.Time;

public sealed class ScheduleTests
{
    public static TheoryData<string, Schedule> Texts =>
        new()
        {
            { "@open", Schedule.AtOpen() },
            { "@close", Schedule.AtClose() },
            { "@close-15m", Schedule.AtClose(TimeSpan.FromMinutes(-15)) },
            { "@open+1h30m", Schedule.AtOpen(new TimeSpan(1, 30, 0)) },
            { "@open-23h59m59s", Schedule.AtOpen(-new TimeSpan(23, 59, 59)) },
            { "interval_5m", Schedule.Every(minutes: 5) },
            { "interval_30s", Schedule.Every(seconds: 30) },
            { "interval_24h", Schedule.Every(hours: 24) },
            { "interval_1h1s", Schedule.Every(hours: 1, seconds: 1) },
            { "daily@09:45", Schedule.Daily(new TimeOnly(9, 45)) },
            { "daily@23:59:59", Schedule.Daily(new TimeOnly(23, 59, 59)) },
            { "cron(*/5 9-16 * * 1-5)", Schedule.Cron("*/5 9-16 * * 1-5") },
            { "cron(15 30 9 1,15 * MON#1)", Schedule.Cron("15 30 9 1,15 * MON#1") },
            { "cron(0 8 * * *; Europe/London)", Schedule.Cron("0 8 * * *", "Europe/London") },
            { "cron(0 8 * * *; Etc/GMT+5)", Schedule.Cron("0 8 * * *", "Etc/GMT+5") },
            { "on(bar)", Schedule.On("bar") },
            { "on(quote)", Schedule.On("quote") },
            { "on(vendor.news/v2_final-x)", Schedule.On("vendor.news/v2_final-x") },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_read_as_what_it_says_and_printed_back(string text, Schedule expected)
    {
        Assert.Equal(expected, Schedule.Parse(text));
        Assert.Equal(expected.GetHashCode(), Schedule.Parse(text).GetHashCode());
        Assert.Equal(text, expected.ToString());
        Assert.True(Schedule.TryParse(text, out Schedule? read));
        Assert.Equal(expected, read);
    }

    [Theory]
    [InlineData("@open+90m", "@open+1h30m")]
    [InlineData("@close-0h015m", "@close-15m")]
    [InlineData("interval_90s", "interval_1m30s")]
    [InlineData("interval_1440m", "interval_24h")]
    [InlineData("daily@09:45:00", "daily@09:45")]
    [InlineData("cron(  0   8 * *  * )", "cron(0 8 * * *)")]
    [InlineData("cron(0 8 * * *;Europe/London )", "cron(0 8 * * *; Europe/London)")]
    public void Another_spelling_is_equal_to_the_printed_one(string text, string printed)
    {
        Assert.Equal(printed, Schedule.Parse(text).ToString());
        Assert.Equal(Schedule.Parse(printed), Schedule.Parse(text));
    }

    [Theory]
    [InlineData("", "none of the forms")]
    [InlineData("open", "none of the forms")]
    [InlineData("@noon", "none of the forms")]
    [InlineData("5m", "none of the forms")]
    [InlineData("interval 5m", "none of the forms")]
    [InlineData("@Open", "'@open'")]
    [InlineData(" @close-15m", "'@close'")]
    [InlineData("Cron(* * * * *)", "'cron('")]
    [InlineData("@open ", "' '")]
    [InlineData("@open15m", "'15m'")]
    [InlineData("@opening", "'ing'")]
    [InlineData("@close-", "'-'")]
    [InlineData("@close-15", "'-15'")]
    [InlineData("@close-15min", "'-15min'")]
    [InlineData("@close-m", "'-m'")]
    [InlineData("@close-30m1h", "'-30m1h'")]
    [InlineData("@close-1h1h", "'-1h1h'")]
    [InlineData("@close--15m", "'--15m'")]
    [InlineData("@close-1.5h", "'-1.5h'")]
    [InlineData("@close-٣m", "'-٣m'")]
    [InlineData("@close-0m", "longer than zero")]
    [InlineData("@close-24h", "shorter than a day")]
    [InlineData("@close-9999999999999999999h", "is not a signed duration")]
    [InlineData("interval_", "''")]
    [InlineData("interval_5", "'5'")]
    [InlineData("interval_5d", "'5d'")]
    [InlineData("interval_-5m", "'-5m'")]
    [InlineData("interval_0m", "between 1s and 24h")]
    [InlineData("interval_25h", "between 1s and 24h")]
    [InlineData("daily@9:45", "'9:45'")]
    [InlineData("daily@24:00", "'24:00'")]
    [InlineData("daily@", "''")]
    [InlineData("cron(* * * * *", "')'")]
    [InlineData("cron()", "five fields")]
    [InlineData("cron(* * * *)", "five fields")]
    [InlineData("cron(* * * * * * *)", "five fields")]
    [InlineData("cron(* * * * *; )", "''")]
    [InlineData("cron(* * * * *; Mars Base)", "'Mars Base'")]
    [InlineData("cron(* * * * *; UTC; UTC)", "'UTC; UTC'")]
    [InlineData("cron((* * * * *))", "five fields")]
    [InlineData("on()", "''")]
    [InlineData("on(bar", "')'")]
    [InlineData("on(two words)", "'two words'")]
    [InlineData("on(1bar)", "'1bar'")]
    public void A_text_that_is_none_is_refused_with_its_fault_and_the_forms(string text, string fault)
    {
        string message = Assert.Throws<FormatException>(() => Schedule.Parse(text)).Message;

        Assert.Contains(fault, message.Split("Forms:")[0], StringComparison.Ordinal);
        Assert.Contains("@close-15m, @open+1h30m, interval_5m, daily@09:45, cron(", message, StringComparison.Ordinal);
        Assert.False(Schedule.TryParse(text, out Schedule? none));
        Assert.Null(none);
    }

    [Fact]
    public void Null_is_no_text()
    {
        Assert.Throws<ArgumentNullException>(() => Schedule.Parse(null!));
        Assert.False(Schedule.TryParse(null, out _));
    }

    [Fact]
    public void Every_offset_and_interval_reads_back_as_printed()
    {
        Random random = new(7);
        for (int i = 0; i < 2000; i++)
        {
            TimeSpan span = TimeSpan.FromSeconds(random.Next(1, 86_400));
            foreach (
                Schedule schedule in new[]
                {
                    Schedule.AtOpen(span),
                    Schedule.AtClose(-span),
                    Schedule.Every(seconds: (int)span.TotalSeconds),
                    Schedule.Daily(TimeOnly.FromTimeSpan(span)),
                }
            )
            {
                Assert.Equal(schedule, Schedule.Parse(schedule.ToString()));
            }
        }
    }

    [Fact]
    public void Different_schedules_are_not_equal()
    {
        Schedule[] all = [.. Texts.Select(row => row.Data.Item2)];

        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(all.Length, all.Select(s => s.ToString()).Distinct().Count());
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.AtOpen(TimeSpan.FromDays(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.AtClose(TimeSpan.FromDays(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.AtClose(TimeSpan.FromMilliseconds(1500)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SessionSchedule((SessionEdge)2, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Every());
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Every(minutes: -5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Every(hours: 24, seconds: 1));
        Assert.Throws<ArgumentException>(() => Schedule.Daily(new TimeOnly(9, 45, 0, 1)));
        Assert.Throws<ArgumentException>(() => Schedule.Cron("* * *"));
        Assert.Throws<ArgumentException>(() => Schedule.Cron("* * * * *", ""));
        Assert.Throws<ArgumentException>(() => Schedule.On(""));
        Assert.Throws<ArgumentNullException>(() => Schedule.On(null!));
    }
}
